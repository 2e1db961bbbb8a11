// Who stands at the door, an invite at a time. Pure.
import type { InviteId, KnockRow, MemberId } from '../door/generated';

/** Everybody who knocks with one code: one device, or two of which one is not the invited person's. */
export interface Knocking {
  invite: InviteId;
  member: MemberId;
  name: string;
  contested: boolean;
  comparisons: string[];
}

/** The rows of the door, those of one invite together, in the order they came. */
export function byInvite(knocks: readonly KnockRow[]): Knocking[] {
  const all = new Map<InviteId, Knocking>();
  for (const { invite, member, name, comparison, contested } of knocks) {
    const one = all.get(invite) ?? { invite, member, name, contested, comparisons: [] };
    one.contested ||= contested;
    one.comparisons.push(comparison);
    all.set(invite, one);
  }
  return [...all.values()];
}

/** How many decisions wait at the door. */
export function knockCount(knocks: readonly KnockRow[]): number {
  return byInvite(knocks).length;
}
