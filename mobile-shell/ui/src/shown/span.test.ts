import { expect, test } from 'vitest';

import { span } from './span';

const ZONE = 'America/Chicago';

test('what ends later on the clock ends on the same day', () => {
  expect(span('2026-11-24', '18:00', '21:00', ZONE)).toEqual({
    starts: '2026-11-25T00:00:00.000Z', ends: '2026-11-25T03:00:00.000Z', until: '2026-11-24', overnight: false,
  });
});

test.each([
  ['in winter', '2026-12-31', '21:00', '00:30', '2027-01-01', '2027-01-01T03:00:00.000Z', '2027-01-01T06:30:00.000Z'],
  ['while the clocks go forward', '2026-03-07', '22:00', '03:30', '2026-03-08', '2026-03-08T04:00:00.000Z', '2026-03-08T08:30:00.000Z'],
  ['while the clocks go back', '2026-10-31', '22:00', '02:30', '2026-11-01', '2026-11-01T03:00:00.000Z', '2026-11-01T08:30:00.000Z'],
])('what ends earlier on the clock ends on the next day: %s', (_, day, from, to, until, starts, ends) => {
  expect(span(day, from, to, ZONE)).toEqual({ starts, ends, until, overnight: true });
});

test('two times that are one are no span of a day, and what is not whole is none', () => {
  expect(span('2026-11-24', '18:00', '18:00', ZONE)?.overnight).toBe(false);
  expect(span('', '18:00', '21:00', ZONE)).toBeUndefined();
});
