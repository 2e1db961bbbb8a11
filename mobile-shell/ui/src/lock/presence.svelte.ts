// Reports to the host that a person is here, and warns before the desk locks by itself.
//
// Only hands count: a pointer pressed, a key, a wheel, a finger. Not a pointer moved: a laptop in a
// moving car shakes its mouse.
import { doorway } from '../door/doorway.svelte';
import { leave } from './leaving';
import { lock, lockState, touched } from './lock';
import { locksAfter, reportEvery, warns } from './timing';

const HANDS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Watches over an open desk while its component lives. */
export class Presence {
  /** Seconds until it locks, when that is soon. */
  soon = $state<number | null>(null);
  #deadline: number;
  #reported = 0;

  constructor(
    readonly lockAfter: number,
    left: number,
  ) {
    this.#deadline = performance.now() + left * 1000;
    $effect(() => this.#watch());
  }

  /** Somebody is here. */
  async stay(): Promise<void> {
    this.soon = null;
    this.#reported = performance.now();
    this.#until(await touched().catch(() => null));
  }

  #until(left: number | null): void {
    if (left !== null) this.#deadline = performance.now() + left * 1000;
  }

  #watch(): () => void {
    const hand = (event: Event): void => {
      const now = performance.now();
      if (!event.isTrusted || now - this.#reported < reportEvery(this.lockAfter)) return;
      void this.stay();
    };
    for (const kind of HANDS) addEventListener(kind, hand, { passive: true, capture: true });
    const tick = setInterval(() => void this.#tick(), 1000);
    return () => {
      for (const kind of HANDS) removeEventListener(kind, hand, { capture: true });
      clearInterval(tick);
    };
  }

  async #tick(): Promise<void> {
    const left = Math.max(0, Math.ceil((this.#deadline - performance.now()) / 1000));
    if (!warns(left, this.lockAfter)) {
      this.soon = null;
      return;
    }
    if (this.soon === null || left === 0) {
      // Another page of this desk may have been touched: the host knows.
      const state = await lockState().catch(() => undefined);
      if (state && !state.open) doorway.closed('locked');
      const told = state?.open?.locks_in_s ?? null;
      this.#until(told);
      this.soon = told !== null && warns(told, this.lockAfter) ? told : null;
    } else {
      this.soon = left;
    }
  }
}

/** Locks a phone that was put away. Where a page is all there is, nobody else sees it sleep. */
export function lockWhenPutAway(): () => void {
  const phone = matchMedia('(hover: none) and (pointer: coarse)').matches;
  let hiddenAt = 0;
  const turned = (): void => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (hiddenAt > 0 && locksAfter(Date.now() - hiddenAt, phone)) void leave(lock);
  };
  const frozen = (): void => {
    if (phone) navigator.sendBeacon('./lock');
  };
  document.addEventListener('visibilitychange', turned);
  document.addEventListener('freeze', frozen);
  return () => {
    document.removeEventListener('visibilitychange', turned);
    document.removeEventListener('freeze', frozen);
  };
}
