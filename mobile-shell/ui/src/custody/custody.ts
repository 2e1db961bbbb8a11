// What waits in custody, a person at a time; and an unfinished form as lines to read. Pure.
import type { CustodyRow, LeftFormRow } from '../door/generated';
import { words } from '../words';

/** Everything of one person, the oldest first. */
export interface Held {
  from: string;
  entries: CustodyRow[];
}

/** The entries of each person together, in the order they came: earlier ones are released first. */
export function byPerson(entries: readonly CustodyRow[]): Held[] {
  const all = new Map<string, Held>();
  for (const entry of entries) {
    const one = all.get(entry.from) ?? { from: entry.from, entries: [] };
    one.entries.push(entry);
    all.set(entry.from, one);
  }
  return [...all.values()];
}

/** What a form of these screens held, field by field; what a newer version kept besides is left out. */
export function formLines({ form, fields }: Pick<LeftFormRow, 'form' | 'fields'>): [string, string][] {
  const held = object(form === 'edit_visit' ? object(fields)['form'] : fields);
  return Object.entries(words.custody.formFields).flatMap(([field, name]): [string, string][] => {
    const value = held[field];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text ? [[name, text]] : [];
  });
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
