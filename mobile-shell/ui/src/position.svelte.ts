// Where the device is, asked for by a tap and never by surprise. Stays on this device.
import type { Here } from './door/generated';

const KEPT = 'porchlight.position';
const PATIENCE_MS = 15_000;
/** Nine decimals of a degree are a hair's breadth; six are 10 cm, and enough. */
const DECIMALS = 1e6;

/** Somebody on foot is elsewhere after this long. */
const FRESH_MS = 2 * 60_000;

/** Whole minutes since a position was taken. */
export function minutesOld(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / 60_000));
}

export class Position {
  state = $state<'unasked' | 'asking' | 'known' | 'refused'>('unasked');
  here = $state.raw<Here>();
  /** When `here` was taken, milliseconds since 1970. */
  at = $state(0);
  #looking = false;

  /** The person tapped: find out, or find out anew. */
  async ask(): Promise<Here | undefined> {
    this.state = 'asking';
    const found = await find(0);
    if (!found) {
      this.state = 'refused'; // what was known before stays, with its age
      return undefined;
    }
    this.#take(found);
    remember();
    return this.here;
  }

  /** Asks without a tap only where the person has tapped before and the browser still allows it. */
  async askAgain(): Promise<void> {
    if (this.here ?? !remembered()) return;
    if (await allowed()) await this.ask();
  }

  /** Looks again where a known position has grown old. Quietly: until there is a newer one the old stays. */
  async freshen(now = Date.now()): Promise<void> {
    if (!this.here || this.#looking || now - this.at < FRESH_MS || !(await allowed())) return;
    this.#looking = true;
    const found = await find(FRESH_MS / 4);
    this.#looking = false;
    if (found) this.#take(found);
  }

  #take({ coords: { latitude, longitude }, timestamp }: GeolocationPosition): void {
    this.here = { lat: round(latitude), lon: round(longitude) };
    this.at = timestamp;
    this.state = 'known';
  }
}

/** Keeps a known position fresh while `shown` says that somebody looks at a list by distance: when the page
 *  comes back into sight, when such a screen opens, and every so often. */
export function keepFresh(shown: () => boolean): void {
  $effect(() => {
    if (!shown()) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void position.freshen();
    };
    look();
    const tick = setInterval(look, FRESH_MS / 4);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(tick);
      document.removeEventListener('visibilitychange', look);
    };
  });
}

async function allowed(): Promise<boolean> {
  const permission = await navigator.permissions.query({ name: 'geolocation' }).catch(() => undefined);
  return permission?.state === 'granted';
}

function find(maximumAge: number): Promise<GeolocationPosition | undefined> {
  if (!('geolocation' in navigator)) return Promise.resolve(undefined);
  const options = { enableHighAccuracy: true, maximumAge, timeout: PATIENCE_MS };
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
