// A place as it is being written. Pure; says what a person changed and nothing else.
import type { Here, NewPlace, Place, PlaceChange, PlaceKind } from '../door/generated';

/** What the form holds. */
export interface PlaceForm {
  name: string;
  kind: PlaceKind;
  address: string;
  neighborhood: string;
  note: string;
  here: Here | null;
  closed: boolean;
}

/** A fresh form. */
export function emptyPlace(): PlaceForm {
  return { name: '', kind: 'business', address: '', neighborhood: '', note: '', here: null, closed: false };
}

/** A known place, for editing. */
export function formOfPlace(place: Place): PlaceForm {
  const { lat, lon } = place;
  return {
    name: place.name,
    kind: place.kind,
    address: place.address ?? '',
    neighborhood: place.neighborhood ?? '',
    note: (place.note ?? []).join('\n'),
    here: lat === undefined || lon === undefined ? null : { lat, lon },
    closed: place.closed ?? false,
  };
}

/** The command's place. */
export function newPlace(form: PlaceForm): NewPlace {
  const place: NewPlace = { name: form.name.trim(), kind: form.kind };
  if (form.address.trim()) place.address = form.address.trim();
  if (form.neighborhood) place.neighborhood = form.neighborhood;
  if (form.note.trim()) place.note = form.note;
  if (form.here) place.here = form.here;
  return place;
}

/** Only what changed. */
export function placeChanges(before: PlaceForm, after: PlaceForm): PlaceChange {
  const change: PlaceChange = {};
  if (after.name !== before.name) change.name = after.name.trim();
  if (after.kind !== before.kind) change.kind = after.kind;
  if (after.address !== before.address) change.address = after.address.trim() || null;
  if (after.neighborhood !== before.neighborhood) change.neighborhood = after.neighborhood || null;
  if (after.note !== before.note) change.note = after.note;
  if (after.closed !== before.closed) change.closed = after.closed;
  const moved = after.here?.lat !== before.here?.lat || after.here?.lon !== before.here?.lon;
  if (after.here && moved) change.here = after.here;
  return change;
}
