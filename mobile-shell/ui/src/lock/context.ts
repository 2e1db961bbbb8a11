// How the lock stands, for the screens behind it: whether there is one, and asking anew after a change.
import { createContext } from 'svelte';

import type { LockState } from './lock';

/** What the gate hands down. */
export interface Lock {
  readonly state: LockState | undefined;
  ask: () => Promise<void>;
}

const [lockOfDesk, provideLock] = createContext<Lock>();
export { lockOfDesk, provideLock };
