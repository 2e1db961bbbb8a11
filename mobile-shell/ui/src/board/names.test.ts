import { expect, test } from 'vitest';

import { buddyOf, paired } from './names';

test('nobody is in two buddy pairs', () => {
  let pairs = paired([], 'a', 'b');
  pairs = paired(pairs, 'c', 'b');
  expect(pairs).toEqual([['c', 'b']]);
  expect(buddyOf(pairs, 'b')).toBe('c');
  expect(buddyOf(pairs, 'a')).toBe('');
  expect(paired(pairs, 'b', '')).toEqual([]);
});
