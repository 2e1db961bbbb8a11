import { expect, test } from 'vitest';

import { apart } from './rows';

test('rows of one name stay apart, and those that were alone keep the key they had', () => {
  const keys = apart(['a', 'b', 'a', 'a']);
  expect(keys.slice(0, 2)).toEqual(['a', 'b']);
  expect(new Set(keys).size).toBe(4);
});
