import { expect, test } from 'vitest';

import { cityClock, cityDay, dayAfter, dayOf, dayWords, fromCityClock, readTime, timeOf, whenOf } from './times';

const ZONE = 'America/Chicago';
const NOON = new Date('2026-11-24T18:00:00Z');

test('the city’s clock is shown, not the laptop’s', () => {
  expect(timeOf('2026-11-24T20:05:00Z', ZONE)).toBe('14:05');
  expect(timeOf('2026-07-24T20:05:00Z', ZONE)).toBe('15:05');
});

test('midnight is 00, never 24', () => {
  expect(timeOf('2026-11-24T06:00:00Z', ZONE)).toBe('00:00');
  expect(cityClock('2026-11-24T06:00:00Z', ZONE)).toBe('2026-11-24T00:00');
});

test('an evening visit belongs to the city’s day', () => {
  expect(cityDay('2026-11-25T04:30:00Z', ZONE)).toBe('2026-11-24');
});

test('a visit of today needs only its time, one of last year its year', () => {
  expect(whenOf('2026-11-24T20:05:00Z', ZONE, NOON)).toBe('14:05');
  expect(whenOf('2026-11-20T20:05:00Z', ZONE, NOON)).toBe('Fri, Nov 20, 14:05');
  expect(dayOf('2025-11-24T20:05:00Z', ZONE, NOON)).toBe('Mon, Nov 24, 2025');
});

test('a day without a time has no zone to shift it', () => {
  expect(dayWords('2026-11-24')).toBe('Tue, Nov 24');
  expect(dayAfter('2026-12-30', 7)).toBe('2027-01-06');
});

test.each([
  ['winter', '2026-11-24T20:05:00.000Z'],
  ['summer', '2026-07-24T20:05:00.000Z'],
  ['an hour after the clocks go back', '2026-11-01T08:30:00.000Z'],
  ['an hour after the clocks go forward', '2026-03-08T08:30:00.000Z'],
])('what a time field says is read back: %s', (_, moment) => {
  expect(fromCityClock(cityClock(moment, ZONE), ZONE)).toBe(moment);
});

test('an empty time field means no time', () => {
  expect(fromCityClock('', ZONE)).toBeNull();
});

test.each([
  ['14:05', '14:05'],
  ['1405', '14:05'],
  ['14.05', '14:05'],
  [' 9:05 ', '09:05'],
  ['905', '09:05'],
  ['9', '09:00'],
  ['23', '23:00'],
  ['0:00', '00:00'],
  ['2:05 pm', '14:05'],
  ['2pm', '14:00'],
  ['12 a.m.', '00:00'],
  ['12:30 PM', '12:30'],
  ['24:00', null],
  ['14:60', null],
  ['13 pm', null],
  ['noon', null],
  ['1:5', null],
  ['', null],
])('a time is read as people type it: “%s”', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test('a day is said as in the US, with its year where asked', () => {
  expect(dayWords('2026-11-24', false, true)).toBe('Tue, Nov 24, 2026');
});
