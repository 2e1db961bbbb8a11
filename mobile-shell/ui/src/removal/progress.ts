// How far a removed record is gone, for a sentence and a bar. Pure.
import type { ExpungedRow } from '../door/generated';

/** Of all devices that may read its space. */
export interface Progress {
  gone: number;
  all: number;
  done: boolean;
}

/** Counts the devices that have signed that it is gone. */
export function progressOf({ gone_from, not_yet }: Pick<ExpungedRow, 'gone_from' | 'not_yet'>): Progress {
  const gone = gone_from.length;
  return { gone, all: gone + not_yet.length, done: not_yet.length === 0 };
}

/** Enough of an id to compare with a court's order, in groups. */
export function shortRecord(record: string): string {
  return record.replaceAll('-', '').slice(-12).toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
}
