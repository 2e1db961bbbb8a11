import { expect, test } from 'vitest';

import { progressOf, shortRecord } from './progress';

test('a record is gone when no device is left that has not said so', () => {
  expect(progressOf({ gone_from: ['a', 'b'], not_yet: ['c'] })).toEqual({ gone: 2, all: 3, done: false });
  expect(progressOf({ gone_from: ['a'], not_yet: [] })).toEqual({ gone: 1, all: 1, done: true });
  expect(progressOf({ gone_from: [], not_yet: [] }).done).toBe(true);
});

test('records of one day differ in the characters that are shown', () => {
  expect(shortRecord('019ab3c4-11d2-7a3f-9c41-5be20f7d8a66')).toBe('5BE2 0F7D 8A66');
  expect(shortRecord('r1')).toBe('R1');
});
