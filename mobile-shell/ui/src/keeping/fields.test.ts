import { expect, test } from 'vitest';

import { draftFields, pageOf, typedIn, withTyped } from './fields';

const first = { name: 'Elks', about: '', liaisons: ['m1'] as string[], due: 90 as number | null, closed: false };

test('only what was changed is kept, also of a list, and it comes back over what is there by then', () => {
  const typed = typedIn({ ...first, about: 'Veterans', liaisons: ['m1', 'm2'], due: null }, first);
  expect(typed).toEqual({ about: 'Veterans', liaisons: ['m1', 'm2'], due: null });
  const renamed = { ...first, name: 'Elks 44' };
  expect(withTyped(renamed, { fields: draftFields(typed, '#/group/g1/edit') })).toEqual({ ...renamed, ...typed });
});

test('a list that is as it was, and a text typed back, are nothing to keep', () => {
  expect(typedIn({ ...first, liaisons: ['m1'], name: 'Elks' }, first)).toEqual({});
});

test('what is not asked any more, or asked in another way, is left out', () => {
  const fields = { at: '#/group/new', name: 'Elks', about: ['one'], liaisons: 'm1', gone: 'x', due: 30 };
  expect(withTyped({ ...first, name: '' }, { fields })).toEqual({ ...first, name: 'Elks', due: 30 });
  expect(withTyped(first, { fields: 'no form' })).toEqual(first);
});

test('a draft says which page it is filled in on; another kind of draft says none', () => {
  expect(pageOf({ fields: draftFields({ name: 'A' }, '#/group/new') })).toBe('#/group/new');
  expect(pageOf({ fields: { at: 'https://elsewhere' } })).toBeUndefined();
  expect(pageOf({ fields: null })).toBeUndefined();
});
