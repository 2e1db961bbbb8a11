// What the host says about itself, and the demo's switch for the relay's plug.
import type { Outcome } from '../lock/lock';
import { post, reach } from './call';
import type { ApiError } from './generated';

/** The program behind the door. */
export interface Host {
  demo: boolean;
  relay_plugged: boolean | null;
  basemap: boolean;
  version: string;
  desk: string;
  /** Why this device has nothing to show any more. */
  farewell?: Farewell | null;
}

/** What a device tells that was removed from its agency, or was away for longer than its lease. */
export interface Farewell {
  because: 'removed' | 'lapsed';
  /** What went to the records custodian, as the relay signed for it. */
  handed_over: { entries: number; number: number; signed_ms: number }[];
  /** Changes that wait on this device. */
  waiting: number;
}

/** Asks the host who it is. */
export async function host(): Promise<Host> {
  return (await (await reach('./host')).json()) as Host;
}

/** What became of beginning or ending to share. */
export type SharingTold = { outcome: 'done' | 'locked' } | ({ outcome: 'refused' } & ApiError);

/** Begins to share from this computer at an event without signal, or ends it. */
export async function share(on: boolean): Promise<SharingTold> {
  return (await (await post(on ? './sharing/start' : './sharing/stop', {})).json()) as SharingTold;
}

/** Plugs the demo's relay in, or pulls its plug. */
export async function plugRelay(plugged: boolean): Promise<void> {
  await post('./demo/relay', { plugged });
}

/** Whether this computer keeps the certificate of an authority of the city's own. */
export async function keepsAuthority(): Promise<boolean> {
  return ((await (await reach('./authority')).json()) as { kept: boolean }).kept;
}

/** Gives the certificate, in PEM; kept from then on. */
export async function giveAuthority(pem: string): Promise<Outcome> {
  return (await (await post('./authority', { pem })).json()) as Outcome;
}
