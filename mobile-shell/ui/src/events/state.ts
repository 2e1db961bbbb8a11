// How far an event is: what somebody said, and where nobody has said anything, the clock. Pure.
import type { EventRow } from '../door/generated';

/** A word of the record, or `on_now`: it is planned, and its time has come. */
export function stateOf({ state, starts, ends }: Pick<EventRow, 'state' | 'starts' | 'ends'>, now: Date): string {
  if (state !== 'planned' || now < new Date(starts)) return state;
  return now < new Date(ends) ? 'on_now' : 'over';
}

/** Whole minutes since something was due; 0 before. */
export function minutesLate(due: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(due).getTime()) / 60_000));
}
