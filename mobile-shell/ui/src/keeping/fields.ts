// What is kept of a form: the fields that somebody changed, and the page it is filled in on. Pure.
import type { Draft, JsonValue } from '../door/generated';

/** What is typed in a form, by the fields' names. */
export type Typed = Record<string, JsonValue>;

/** Under this name a draft says on which page it is filled in. */
const AT = 'at';

/** The page a draft is gone on with; none when it is not of this kind. */
export function pageOf({ fields }: Pick<Draft, 'fields'>): string | undefined {
  const at = isFields(fields) ? fields[AT] : undefined;
  return typeof at === 'string' && at.startsWith('#/') ? at : undefined;
}

/** What a draft holds: what was typed, and where. */
export function draftFields(typed: Typed, at: string): Typed {
  return { ...typed, [AT]: at };
}

/** What differs from what the form began with: only that is kept, so that a later return overwrites nobody. */
export function typedIn(now: object, first: object): Typed {
  const before = first as Typed;
  return Object.fromEntries(Object.entries(now as Typed).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

/** The form as it began, with what was typed before over it: only what is still asked, and as it is asked now. */
export function withTyped<F extends object>(first: F, { fields }: Pick<Draft, 'fields'>): F {
  const known = first as Typed;
  const kept = Object.entries(isFields(fields) ? fields : {});
  const fits = kept.filter(([name, value]) => name !== AT && Object.hasOwn(known, name) && sameKind(known[name], value));
  return { ...first, ...Object.fromEntries(fits) };
}

/** A form of another version may have held a list where a text is now; nothing chosen is of every kind. */
function sameKind(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === null || other === null) return true;
  return typeof one === typeof other && Array.isArray(one) === Array.isArray(other);
}

function isFields(fields: JsonValue): fields is Typed {
  return typeof fields === 'object' && fields !== null && !Array.isArray(fields);
}
