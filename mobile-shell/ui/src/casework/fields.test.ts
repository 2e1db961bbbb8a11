import { expect, test } from 'vitest';

import { choicesOf, number, said } from './fields';

test('what is left empty is not said, and no number is none', () => {
  const values = { person: ' Person 1 ', note: '  ', age: '14', prior: '' };
  expect(said(values, 'person')).toBe('Person 1');
  expect(said(values, 'note')).toBeUndefined();
  expect(said(values, 'nothing')).toBeUndefined();
  expect([number(values, 'age'), number(values, 'prior'), number(values, 'nothing')]).toEqual([14, 0, 0]);
});

test('words of the catalog are choices, in their order', () => {
  expect(choicesOf({ b: 'Beta', a: 'Alpha' })).toEqual([
    { word: 'b', label: 'Beta' },
    { word: 'a', label: 'Alpha' },
  ]);
});
