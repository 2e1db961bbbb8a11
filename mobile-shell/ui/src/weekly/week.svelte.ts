// The week that is looked at, for the screen and for its printable pages.
import { live, type Live } from '../door/live.svelte';

type PackCommand = { do: 'meeting'; ask: 'pack'; week?: string };

/** The Monday that was chosen; the last week that is over until then. */
export const chosen = $state<{ monday: string | undefined }>({ monday: undefined });

/** The pack of that week. */
export function pack(): Live<PackCommand> {
  return live((): PackCommand => ({ do: 'meeting', ask: 'pack', ...(chosen.monday && { week: chosen.monday }) }), {
    kinds: ['visit', 'place', 'follow_up', 'event', 'referral', 'problem', 'abstraction', 'trend_note', 'city', 'district'],
  });
}
