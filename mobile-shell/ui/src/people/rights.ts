// Rights in words, and what a new role gives and takes. Pure.
import type { Rights, RightRow } from '../door/generated';

type Right = 'read' | 'write' | 'manage';
const EACH: readonly Right[] = ['read', 'write', 'manage'];

/** The words for what somebody may do in one space, or for a part of it; to write without reading is to hand in. */
export function rightWords(rights: Rights, said: Record<Right | 'drop', string>, whole: Rights = rights): string {
  if (rights.write && !whole.read && !whole.manage) return said.drop;
  return EACH.filter((right) => rights[right])
    .map((right) => said[right])
    .join(', ');
}

/** A right that begins or ends. */
export interface Change {
  space: string;
  rights: Rights;
  /** All that they have there before it ends, or once it has begun. */
  whole?: Rights;
}

/** What a person with these rights gains and loses by a role, space by space, in the role's order. */
export function changes(
  now: readonly RightRow[],
  role: Readonly<Record<string, Rights>>,
): { gains: Change[]; loses: Change[] } {
  const none: Rights = { read: false, write: false, manage: false };
  const before = new Map(now.map((row) => [row.space, row]));
  const spaces = [...new Set([...Object.keys(role), ...before.keys()])];
  const only = (has: Rights, not: Rights): Rights => ({
    read: has.read && !not.read,
    write: has.write && !not.write,
    manage: has.manage && !not.manage,
  });
  const some = ({ rights }: Change): boolean => rights.read || rights.write || rights.manage;
  const pairs = spaces.map((space) => ({ space, had: before.get(space) ?? none, has: role[space] ?? none }));
  return {
    gains: pairs.map(({ space, had, has }) => ({ space, rights: only(has, had), whole: has })).filter(some),
    loses: pairs.map(({ space, had, has }) => ({ space, rights: only(had, has), whole: had })).filter(some),
  };
}
