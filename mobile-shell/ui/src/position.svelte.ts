// Where the device is, asked for by a tap and never by surprise. Stays on this device.
import type { Here } from './door/generated';

const KEPT = 'porchlight.position';
const PATIENCE_MS = 15_000;
/** Nine decimals of a degree are a hair's breadth; six are 10 cm, and enough. */
const DECIMALS = 1e6;

class Position {
  state = $state<'unasked' | 'asking' | 'known' | 'refused'>('unasked');
  here = $state.raw<Here>();

  /** The person tapped. */
  async ask(): Promise<Here | undefined> {
    this.state = 'asking';
    const found = await find();
    if (!found) {
      this.state = 'refused';
      return undefined;
    }
    const { latitude, longitude } = found.coords;
    this.here = { lat: round(latitude), lon: round(longitude) };
    this.state = 'known';
    remember();
    return this.here;
  }

  /** Asks without a tap only where the person has tapped before and the browser still allows it. */
  async askAgain(): Promise<void> {
    if (this.here ?? !remembered()) return;
    const allowed = await navigator.permissions.query({ name: 'geolocation' }).catch(() => undefined);
    if (allowed?.state === 'granted') await this.ask();
  }
}

function find(): Promise<GeolocationPosition | undefined> {
  if (!('geolocation' in navigator)) return Promise.resolve(undefined);
  const options = { enableHighAccuracy: true, maximumAge: 30_000, timeout: PATIENCE_MS };
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(resolve, () => resolve(undefined), options);
  });
}

function round(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

function remember(): void {
  try {
    localStorage.setItem(KEPT, 'asked');
  } catch {
    // Storage is closed: the next visit asks by a tap again.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'asked';
  } catch {
    return false;
  }
}

/** The one position of this device. */
export const position = new Position();
