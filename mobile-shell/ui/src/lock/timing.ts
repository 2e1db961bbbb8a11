// When a person's hands were last at the screens, and whether a phone was put away. Pure.

/** A phone that was away for so long locks. Shorter than that, somebody looked at a map or took a call. */
const AWAY_MS = 60_000;
/** Touches are reported this often at most: the host needs no more to count minutes. */
const REPORT_MS = 15_000;
/** The warning comes this long before the lock, or a quarter of the way when that is sooner. */
const WARN_S = 60;

/** How often touches are reported, when the desk locks after so many seconds. */
export function reportEvery(lockAfter: number): number {
  return Math.min(REPORT_MS, (lockAfter * 1000) / 10);
}

/** Whether to warn, with so many seconds left. */
export function warns(left: number, lockAfter: number): boolean {
  return left <= Math.min(WARN_S, lockAfter / 4);
}

/** Whether a page that was hidden locks when it comes back. A desk does not: other programs share it. */
export function locksAfter(hiddenMs: number, phone: boolean): boolean {
  return phone && hiddenMs > AWAY_MS;
}
