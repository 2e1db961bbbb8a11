// A value that two people disagree on, in words: the door gives plain JSON and the field's name. Pure.
import type { JsonValue } from '../door/generated';
import { whenOf } from '../shown/times';
import { label, words } from '../words';

/** What a value's words depend on besides itself. */
export interface Reader {
  zone: string;
  now: Date;
  person: (member: string) => string;
  place: (place: string) => string;
  language: (code: string) => string;
}

/** What people call the field; `note.1` is the note's second paragraph. */
export function fieldName(field: string): string {
  const paragraph = /^note\.(\d+)$/.exec(field)?.[1];
  return paragraph === undefined ? label(words.fields, field) : words.changes.paragraph(Number(paragraph) + 1);
}

/** The value in words. */
export function valueWords(field: string, value: JsonValue, reader: Reader): string {
  if (value === null || value === '') return words.app.none;
  if (typeof value === 'boolean') return value ? words.places.closedNow : words.app.open;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return objectWords(value);
  switch (field) {
    case 'started':
    case 'ended':
    case 'starts':
    case 'ends':
    case 'from':
    case 'until':
      return whenOf(value, reader.zone, reader.now);
    case 'kind':
      return label(words.kinds, value);
    case 'origin':
      return label(words.origins, value);
    case 'state':
      return label({ ...words.states, ...words.promiseStates, ...words.events.states }, value);
    case 'owner':
      return reader.person(value);
    case 'place':
      return reader.place(value);
    case 'language':
      return reader.language(value);
    default:
      return value;
  }
}

/** A spot, or whatever a newer version wrote. */
function objectWords(value: JsonValue[] | Record<string, JsonValue>): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  const { label: name, lat, lon } = value;
  if (typeof name === 'string' && name) return name;
  if (typeof lat === 'number' && typeof lon === 'number') return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  return JSON.stringify(value);
}
