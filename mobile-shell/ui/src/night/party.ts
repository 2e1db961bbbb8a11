// A party as it is being written down. Pure.
import type { Here, HostForm, PartyChange, PartyForm, PartyRow } from '../door/generated';
import { cityClock, cityDay, fromCityClock } from '../shown/times';

/** What the form holds. */
export interface PartyDraft extends Host {
  address: string;
  from: string;
  until: string;
  wishes: string;
  point: Here | null;
}

/** Whom to call. */
export interface Host {
  host: string;
  phone: string;
  email: string;
}

/** What the form of a known party holds. */
export interface KnownParty extends Host {
  address: string;
  point: Here;
  /** The day of the evening; not asked. */
  day: string;
  from: string;
  until: string;
}

const NOBODY: Host = { host: '', phone: '', email: '' };

/** A fresh form. */
export function emptyParty(): PartyDraft {
  return { address: '', from: '', until: '', wishes: '', point: null, ...NOBODY };
}

/** As the door wants it; times are of the evening that begins at `starts`. */
export function partyForm(draft: PartyDraft, { lat, lon }: Here, starts: string | undefined, zone: string): PartyForm {
  const form: PartyForm = { address: draft.address.trim(), lat, lon };
  for (const end of ['from', 'until'] as const) {
    const at = starts && draft[end] && fromCityClock(`${cityDay(starts, zone)}T${draft[end]}`, zone);
    if (at) form[end] = at;
  }
  const wishes = draft.wishes.split(',').map((wish) => wish.trim()).filter(Boolean);
  if (wishes.length > 0) form.wishes = wishes;
  const host = hostOf(draft);
  if (host) form.host = host;
  return form;
}

/** A known party, for putting it right. */
export function draftOfParty({ address, lat, lon, from, until }: PartyRow, zone: string): KnownParty {
  const [day = '', starts = ''] = cityClock(from, zone).split('T');
  return { address, point: { lat, lon }, day, from: starts, until: cityClock(until, zone).slice(11), ...NOBODY };
}

/** What was put right of it. */
export function changeOfParty(now: KnownParty, first: KnownParty, zone: string): PartyChange {
  const change: PartyChange = {};
  if (now.address !== first.address) change.address = now.address;
  if (now.point.lat !== first.point.lat || now.point.lon !== first.point.lon) change.point = [now.point.lat, now.point.lon];
  for (const end of ['from', 'until'] as const) {
    const at = now[end] !== first[end] && fromCityClock(`${first.day}T${now[end]}`, zone);
    if (at) change[end] = at;
  }
  return change;
}

/** Whom to call, when somebody was named. */
export function hostOf(draft: Host): HostForm | undefined {
  const [name, phone, email] = [draft.host.trim(), draft.phone.trim(), draft.email.trim()];
  return name || phone || email ? { name, ...(phone && { phone }), ...(email && { email }) } : undefined;
}
