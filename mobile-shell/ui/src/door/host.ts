// What the host says about itself, how a device joins through it, and the demo's switch for the relay's plug.
import { post, reach, Refused } from './call';
import type { ApiError } from './generated';

/** The program behind the door. */
export interface Host {
  demo: boolean;
  relay_plugged: boolean | null;
  basemap: boolean;
  version: string;
  desk: string;
  /** Whether this device belongs to an agency; a host that does not say so has one that does. */
  enrolled?: boolean;
  /** A code was given: the characters to compare, as soon as the relay has answered. */
  joining?: { comparison: string | null } | null;
  /** What to tell on a device that was removed from its agency. */
  farewell?: string | null;
}

/** Asks the host who it is. */
export async function host(): Promise<Host> {
  return (await (await reach('./host')).json()) as Host;
}

/** Asks to be let in with a code. The answer may come at once or when the device is in: `host()` tells. */
export async function join(code: string): Promise<void> {
  const response = await reach('./join', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: code });
  if (!response.ok) throw new Refused((await response.json()) as ApiError);
}

/** Plugs the demo's relay in, or pulls its plug. */
export async function plugRelay(plugged: boolean): Promise<void> {
  await post('./demo/relay', { plugged });
}
