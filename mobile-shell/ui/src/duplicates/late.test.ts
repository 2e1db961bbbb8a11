import { expect, test } from 'vitest';

import { changeOf, said } from './late';

const oak = { name: 'Oak Books', kind: 'business', note: ['Opens at six.'] };

test('a note is added to, not replaced, and what is there already is not taken over', () => {
  expect(changeOf('note', ['Knock at the back.'], oak)).toEqual({ note: 'Opens at six.\nKnock at the back.' });
  expect(changeOf('note', ['Opens at six.'], oak)).toBeUndefined();
});

test('a field that was emptied empties it, and a point is chosen on the map instead', () => {
  expect(changeOf('address', null, oak)).toEqual({ address: null });
  expect(changeOf('lat', 44.9, oak)).toBeUndefined();
  expect(said(['a', 'b'])).toBe('a b');
});
