// What the host says about itself, and the demo's switch for the relay's plug.
import { post, reach } from './call';

/** The program behind the door. */
export interface Host {
  demo: boolean;
  relay_plugged: boolean | null;
  basemap: boolean;
  version: string;
  desk: string;
}

/** Asks the host who it is. */
export async function host(): Promise<Host> {
  return (await (await reach('./host')).json()) as Host;
}

/** Plugs the demo's relay in, or pulls its plug. */
export async function plugRelay(plugged: boolean): Promise<void> {
  await post('./demo/relay', { plugged });
}
