// From when until when, of a day and two times on the city's clock. Pure.
import { dayAfter, fromCityClock } from './times';

/** A span of time, and whether it goes over midnight. */
export interface Span {
  starts: string;
  ends: string;
  /** The calendar day of its end. */
  until: string;
  overnight: boolean;
}

/** What ends earlier than it starts ends on the next day of the calendar, which the clocks may make 23 or 25 hours
 *  away. None while a day or a time is not whole. */
export function span(day: string, from: string, to: string, zone: string): Span | undefined {
  const starts = fromCityClock(`${day}T${from}`, zone);
  if (!starts) return undefined;
  const overnight = to < from;
  const until = overnight ? dayAfter(day, 1) : day;
  const ends = fromCityClock(`${until}T${to}`, zone);
  return ends ? { starts, ends, until, overnight } : undefined;
}
