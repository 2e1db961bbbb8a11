// Who sat at this page last, so that the lock asks for their PIN first, and so that nobody comes back
// to an address that somebody else left behind. A folder's random id, for this tab only.

const KEPT = 'porchlight.person';

/** Who sat here last. */
export function lastPerson(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null; // storage is closed: the lock asks who is here
  }
}

/** Somebody sits down. Whether it is somebody else than before. */
export function sitsDown(person: string): boolean {
  const before = lastPerson();
  try {
    sessionStorage.setItem(KEPT, person);
  } catch {
    // As above.
  }
  return before !== null && before !== person;
}
