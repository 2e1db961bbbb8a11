import { expect, test } from 'vitest';

import { dueIn } from './due';

const NOW = new Date('2026-06-10T03:30:00Z'); // the evening of the 9th in St. Louis Park

test('minutes count from now, days from the city’s morning', () => {
  expect(dueIn('half_hour', NOW, 'America/Chicago')).toBe('2026-06-10T04:00:00.000Z');
  expect(dueIn('two_hours', NOW, 'America/Chicago')).toBe('2026-06-10T05:30:00.000Z');
  expect(dueIn('tomorrow', NOW, 'America/Chicago')).toBe('2026-06-10T14:00:00.000Z');
  expect(dueIn('week', NOW, 'America/Chicago')).toBe('2026-06-16T14:00:00.000Z');
});
