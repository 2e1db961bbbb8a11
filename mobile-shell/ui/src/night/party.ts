// A party as it is being written down. Pure.
import type { Here, PartyForm } from '../door/generated';
import { cityDay, fromCityClock } from '../shown/times';

/** What the form holds. */
export interface PartyDraft {
  address: string;
  from: string;
  until: string;
  wishes: string;
  host: string;
  phone: string;
  email: string;
}

/** A fresh form. */
export function emptyParty(): PartyDraft {
  return { address: '', from: '', until: '', wishes: '', host: '', phone: '', email: '' };
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
  const [name, phone, email] = [draft.host.trim(), draft.phone.trim(), draft.email.trim()];
  if (name || phone || email) form.host = { name, ...(phone && { phone }), ...(email && { email }) };
  return form;
}
