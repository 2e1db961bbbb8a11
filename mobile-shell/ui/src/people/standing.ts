// How a person's devices stand, added up for a sentence. Pure: the core says whether everything is
// uploaded; this only counts what is named beside it.
import type { DeviceRow } from '../door/generated';

/** What is only on the devices, and as of when that is known. */
export interface OnlyThere {
  entries: number;
  forms: number;
  /** The device that was silent longest decides; none when one has never said. */
  heard: string | undefined;
}

/** Over all devices of a person. */
export function onlyThere(devices: readonly DeviceRow[]): OnlyThere {
  const sum = (count: (device: DeviceRow) => number | undefined): number =>
    devices.reduce((total, device) => total + (count(device) ?? 0), 0);
  const words = devices.map((device) => device.heard);
  const known = words.filter((word): word is string => word !== undefined).sort();
  return {
    entries: sum((device) => device.waiting),
    forms: sum((device) => device.drafts),
    heard: known.length === words.length ? known[0] : undefined,
  };
}

/** The devices that still speak for the person. */
export function ofToday(devices: readonly DeviceRow[]): DeviceRow[] {
  return devices.filter((device) => device.revoked === undefined);
}

/** “3F2A 91C0”: a short id in two groups, to be read out. */
export function inGroups(text: string, size = 4): string {
  return (text.toUpperCase().match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ');
}
