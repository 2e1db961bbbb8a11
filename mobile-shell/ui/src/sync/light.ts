// What the truthful light says: one word of state and one label, from the core's figures. Pure.
//
// It never says more than the core knows: lit only while the relay holds everything and answers.
import type { SyncStatus } from '../door/generated';
import type { Shut } from '../door/doorway.svelte';
import { words } from '../words';

/** How the light burns; each has its own shape, not only its own colour. */
export type Glow = 'lit' | 'waiting' | 'dark' | 'alarm';

/** The light. */
export interface Light {
  glow: Glow;
  label: string;
}

/** What the page knows of itself: whether anybody answers, and whether typed text waits to be kept. */
export interface Page {
  door: 'open' | Shut;
  unsaved: boolean;
}

/** What to show for `status`; none while nobody has answered yet. Figures are the core's last word: when
 *  nobody answers any more they say nothing. */
export function lightOf(status: SyncStatus | undefined, page: Page = { door: 'open', unsaved: false }): Light {
  const say = words.light;
  if (page.unsaved) return { glow: 'alarm', label: page.door === 'gone' ? say.unsavedGone : say.unsaved };
  if (page.door !== 'open') return { glow: 'dark', label: say.shut[page.door] };
  if (!status) return { glow: 'dark', label: say.asking };
  const { link, on_this_device: here } = status;
  if (link.state === 'refused') return { glow: 'alarm', label: say.notAllowed };
  if (status.refused > 0) return { glow: 'alarm', label: say.refused(status.refused) };
  if (status.notice !== null || status.damage !== null) return { glow: 'alarm', label: say.notice };
  if (link.state === 'offline') {
    const devices = status.sharing?.link.state === 'live' ? status.sharing.devices : 0;
    // Everything that waits is on another device too: so much can be said, and no more.
    if (here > 0 && here === status.shared && devices > 1) {
      return { glow: 'waiting', label: say.offlineShared(here, devices) };
    }
    // On this device, which shares itself: they can take it, and have not said that they did.
    if (here > 0 && here === status.offered + status.shared && devices > 1) {
      return { glow: 'waiting', label: say.offlineOffered(here, devices) };
    }
    return here > 0
      ? { glow: 'waiting', label: say.offlineWaiting(here) }
      : { glow: 'dark', label: say.offlineNone };
  }
  if (here > 0) return { glow: 'waiting', label: status.shared + status.offered > 0 ? say.notAtRelay(here) : say.onlyHere(here) };
  if (link.state === 'connecting') return { glow: 'dark', label: say.connecting };
  if (status.to_come > 0) return { glow: 'lit', label: say.receiving(status.to_come) };
  return { glow: 'lit', label: say.held };
}
