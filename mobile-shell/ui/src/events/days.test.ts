import { expect, test } from 'vitest';

import type { EventRow } from '../door/generated';
import { byDay } from './days';

const at = (starts: string): EventRow => ({ starts }) as EventRow;

test('events stand under the city’s day, the nearest or the latest first', () => {
  const rows = [at('2026-08-05T03:00:00Z'), at('2026-08-04T23:00:00Z'), at('2026-08-06T15:00:00Z')];
  expect(byDay(rows, 'America/Chicago').map(({ day, events }) => [day, events.length])).toEqual([['2026-08-04', 2], ['2026-08-06', 1]]);
  expect(byDay(rows, 'America/Chicago', true)[0]?.day).toBe('2026-08-06');
});
