import { expect, test } from 'vitest';

import { clock, roughly } from './time';

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [845, '14:05'],
  [3720, '1:02:00'],
])('%d seconds on a clock', (seconds, shown) => {
  expect(clock(seconds)).toBe(shown);
});

test('a wait is never told shorter than it is', () => {
  expect(roughly(61)).toBe('2 minutes');
  expect(roughly(60)).toBe('1 minute');
  expect(roughly(5401)).toBe('2 hours');
});
