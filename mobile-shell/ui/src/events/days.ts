// Events under the days they begin on. Pure.
import type { EventRow } from '../door/generated';
import { cityDay } from '../shown/times';

/** A day with its events. */
export interface EventDay {
  day: string;
  events: EventRow[];
}

/** In the order they come; `latest` turns it round. */
export function byDay(rows: readonly EventRow[], zone: string, latest = false): EventDay[] {
  const days = new Map<string, EventRow[]>();
  const sorted = [...rows].sort((a, b) => a.starts.localeCompare(b.starts));
  for (const row of latest ? sorted.reverse() : sorted) {
    const day = cityDay(row.starts, zone);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days].map(([day, events]) => ({ day, events }));
}
