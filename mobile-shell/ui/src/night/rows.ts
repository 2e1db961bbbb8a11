// Parties as lists and maps want them. Pure: what is late or missed the core has said.
import type { MemberId, PartyRow, PlaceRow, RunSheet } from '../door/generated';

/** Which parties a list shows. */
export type Filter = 'open' | 'unplanned' | 'visited' | 'all';

/** Still to be visited. */
export function isOpen(party: PartyRow): boolean {
  return party.visited.length === 0 && !party.called_off;
}

/** Those of a filter and a district. */
export function filtered(parties: readonly PartyRow[], filter: Filter, district: string | undefined): PartyRow[] {
  const holds: Record<Filter, (party: PartyRow) => boolean> = {
    open: isOpen,
    unplanned: (party) => isOpen(party) && party.planned === undefined,
    visited: (party) => party.visited.length > 0,
    all: () => true,
  };
  return parties.filter((party) => holds[filter](party) && (district === undefined || party.district === district));
}

/** The stops of one officer, on a paper of their own. */
export interface OwnSheet {
  officer: MemberId;
  name: string;
  mine: boolean;
  rows: PartyRow[];
}

/** A paper for each officer. A party says of its officer the name, and whether it is the reader: two others of one
 *  name cannot be told apart by it and share a paper, so that each stop is on one. */
export function ownSheets({ officers, parties }: Pick<RunSheet, 'officers' | 'parties'>): OwnSheet[] {
  const going = parties.filter((party) => !party.called_off);
  const alike = (one: { name: string; mine: boolean }, other: { name: string; mine: boolean }): boolean =>
    one.name === other.name && one.mine === other.mine;
  return officers
    .filter((share, at) => officers.findIndex((other) => alike(share, other)) === at)
    .map(({ officer, name, mine }) => ({
      officer, name, mine,
      rows: going.filter((party) => party.officer === name && party.mine === mine),
    }));
}

/** As the city’s map draws them: full while somebody has still to go there. */
export function onMap(parties: readonly PartyRow[]): PlaceRow[] {
  return parties.map((party) => ({
    place: party.party,
    name: party.address,
    kind: 'other',
    address: party.address,
    district: party.district ?? null,
    neighborhood: null,
    lat: party.lat,
    lon: party.lon,
    days_since: null,
    due: isOpen(party),
    metres: null,
  }));
}
