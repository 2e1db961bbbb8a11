// Locking from a screen: what is typed is kept first, then the page lets go of everything it knows.
import { doorway } from '../door/doorway.svelte';
import { allKept } from '../keeping/keeper';

/** A form that cannot be kept (no host, a full disk) does not keep the desk open. */
const PATIENCE_MS = 2000;

/** Keeps what is typed, locks with `lock`, and shows the lock. */
export async function leave(lock: () => Promise<unknown>): Promise<void> {
  await Promise.race([allKept(), new Promise((late) => setTimeout(late, PATIENCE_MS))]);
  await lock().catch(() => undefined);
  doorway.closed('locked');
}
