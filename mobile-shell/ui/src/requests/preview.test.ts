import { expect, test } from 'vitest';

import { byKind, fieldName, lawOf } from './preview';

test('what goes out and what is withheld stand kind by kind, with the law', () => {
  const badge = { kind: 'volunteer', field: 'badge', class: 'nonpublic', citation: 'Minn. Stat. 13.37', given: 0, withheld: 2, because: 'class' } as const;
  const name = { kind: 'volunteer', field: 'name', class: 'public', citation: 'Minn. Stat. 13.43 subd. 2', given: 2, withheld: 0 } as const;
  const count = { kind: 'volunteer', given: 2, withheld: 0 } as const;
  expect(byKind({ counts: [count], fields: [name, badge] })).toEqual([{ count, out: [name], held: [badge] }]);
  expect(lawOf(badge)).toBe('Nonpublic, Minn. Stat. 13.37');
  expect(lawOf({})).toBe('no class is known for it');
});

test('a field is called what it means on its kind of record', () => {
  expect(fieldName({ kind: 'session', field: 'kind' })).toBe('Kind of session');
  expect(fieldName({ kind: 'visit', field: 'kind' })).toBe('Kind of place');
  expect(fieldName({ kind: 'visit', field: 'of_a_newer_version' })).toBe('of a newer version');
});
