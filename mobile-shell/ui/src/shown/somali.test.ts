import { afterEach, expect, test } from 'vitest';

import { spoken } from '../words/spoken.svelte';
import { inSomali } from './somali';
import { dayOf, dayWords, timeOf } from './times';

const ZONE = 'America/Chicago';
const LATE = '2026-11-25T05:05:00Z'; // still the 24th in the city

afterEach(() => spoken.choose('en'));

test.each([
  { weekday: 'short', month: 'short', day: 'numeric' },
  { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  { hour: '2-digit', minute: '2-digit' },
] as const)('our own Somali dates are those of a browser that knows them', (options) => {
  const knows = new Intl.DateTimeFormat('so', { timeZone: ZONE, hourCycle: 'h23', ...options });
  for (let month = 0; month < 12; month++) {
    const moment = new Date(Date.UTC(2026, month, 3 + month, 5, 5));
    expect(inSomali(moment, ZONE, options)).toBe(knows.format(moment));
  }
});

test('days follow the language, times are of 24 hours in each, and a paper keeps its own', () => {
  const now = new Date(LATE);
  spoken.choose('es');
  expect(dayOf(LATE, ZONE, now)).toBe('mar, 24 de nov');
  expect(timeOf(LATE, ZONE)).toBe('23:05');
  expect(dayWords('2026-11-24', true, true, 'en')).toBe('Tuesday, November 24, 2026');
  spoken.choose('so');
  expect(dayOf(LATE, ZONE, now)).toBe('Tldo, Nof 24');
  expect(timeOf(LATE, ZONE)).toBe('23:05');
});
