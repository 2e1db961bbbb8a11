// By when: the few moments that people choose from, in the city's days. Pure: now and zone are arguments.
import { cityDay, dayAfter, fromCityClock } from '../shown/times';

/** How soon. */
export type Soon = 'half_hour' | 'two_hours' | 'tomorrow' | 'week';

/** All of them, the soonest first. */
export const SOON: readonly Soon[] = ['half_hour', 'two_hours', 'tomorrow', 'week'];

const MINUTE_MS = 60_000;
const MORNING = 'T09:00';

/** The moment that is meant. */
export function dueIn(soon: Soon, now: Date, zone: string): string {
  if (soon === 'half_hour') return new Date(now.getTime() + 30 * MINUTE_MS).toISOString();
  if (soon === 'two_hours') return new Date(now.getTime() + 120 * MINUTE_MS).toISOString();
  const day = dayAfter(cityDay(now.toISOString(), zone), soon === 'tomorrow' ? 1 : 7);
  return fromCityClock(day + MORNING, zone) ?? now.toISOString();
}
