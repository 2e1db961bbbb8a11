// Where a record is looked at, by its kind; nowhere for a kind that has no page of its own. Pure.
import type { RecordId, RecordKind } from '../door/generated';
import { type Route, writeRoute } from './route';

const BY_ID = ['event', 'group', 'problem', 'volunteer', 'explorer', 'session', 'referral'] as const;

/** The address of a record's page. */
export function recordAddress(kind: RecordKind | null, record: RecordId): string | undefined {
  const at = BY_ID.find((known) => known === kind);
  const route: Route | null =
    kind === 'visit' ? { at: 'visit', visit: record } : kind === 'place' ? { at: 'place', place: record } : at ? { at, id: record } : null;
  return route ? writeRoute(route) : undefined;
}
