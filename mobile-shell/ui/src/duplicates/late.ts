// What somebody changed in a place that was merged, as words and as a change of the one that stands. Pure.
import type { JsonValue, Place, PlaceChange } from '../door/generated';

/** A value as people read it. */
export function said(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(said).join(' ');
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The change that takes a value over; a note is added to the one that is there. None for what cannot be. */
export function changeOf(field: string, value: JsonValue, record: Place): PlaceChange | undefined {
  const text = said(value);
  switch (field) {
    case 'name':
      return text ? { name: text } : undefined;
    case 'kind':
      return text ? { kind: text } : undefined;
    case 'address':
      return { address: text || null };
    case 'neighborhood':
      return { neighborhood: text || null };
    case 'closed':
      return { closed: value === true };
    case 'note': {
      const there = record.note ?? [];
      const more = (Array.isArray(value) ? value.map(said) : [text]).filter((line) => line && !there.includes(line));
      return more.length > 0 ? { note: [...there, ...more].join('\n') } : undefined;
    }
    default:
      return undefined;
  }
}
