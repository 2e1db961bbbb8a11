import { expect, test } from 'vitest';

import { locksAfter, reportEvery, warns } from './timing';

test('half an hour: a warning in the last minute, a report every quarter of one', () => {
  expect(warns(61, 1800)).toBe(false);
  expect(warns(60, 1800)).toBe(true);
  expect(reportEvery(1800)).toBe(15_000);
});

test('a short lock warns and reports in proportion', () => {
  expect(warns(3, 8)).toBe(false);
  expect(warns(2, 8)).toBe(true);
  expect(reportEvery(8)).toBe(800);
});

test('a phone that was put away locks, a desk with another window in front does not', () => {
  expect(locksAfter(61_000, true)).toBe(true);
  expect(locksAfter(59_000, true)).toBe(false);
  expect(locksAfter(3_600_000, false)).toBe(false);
});
