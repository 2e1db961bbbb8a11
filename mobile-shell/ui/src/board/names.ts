// Names and pairs on a board. Pure.
import type { Board, RecordId } from '../door/generated';

/** Who a check-in is of. */
export function nameOf(board: Board, checkIn: RecordId): string {
  return [...board.here, ...board.gone].find((row) => row.check_in === checkIn)?.name ?? '';
}

/** The pairs with `who` beside `buddy`, or alone; nobody is in two. */
export function paired(pairs: readonly [RecordId, RecordId][], who: RecordId, buddy: RecordId): [RecordId, RecordId][] {
  const others = pairs.filter((pair) => !pair.includes(who) && !(buddy && pair.includes(buddy)));
  return buddy ? [...others, [who, buddy]] : others;
}

/** The buddy of somebody; none while they are alone. */
export function buddyOf(pairs: readonly [RecordId, RecordId][], who: RecordId): RecordId {
  const pair = pairs.find((one) => one.includes(who));
  return pair?.find((one) => one !== who) ?? '';
}
