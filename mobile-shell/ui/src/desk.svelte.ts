// What every screen needs to know: who uses this device, the city's words and zone, the truth about
// sync, the minute. Asked once by the shell, handed down as context.
import { createContext } from 'svelte';

import { onChanged } from './door/changed';
import { type Host, host } from './door/host';
import { live } from './door/live.svelte';
import type { Part, RecordId } from './door/generated';
import { type ProgramDoor, programsOf } from './programs/doors';
import { hasScreen } from './router/rights';
import type { Route } from './router/route';

const MINUTE_MS = 60_000;

/** This desk. Made by the shell; everybody else calls `desk()`. */
export class Desk {
  readonly #who = live(() => ({ do: 'whoami' }), { kinds: ['member', 'assignment', 'city'] });
  readonly #city = live(() => ({ do: 'city' }), {
    kinds: ['city', 'district', 'member', 'assignment', 'program', 'partner'],
  });
  readonly #sync = live(() => ({ do: 'sync_status' }), { sync: true });
  /** The program behind the door; none until it has answered. */
  host = $state.raw<Host>();
  /** How often the host was asked. */
  #asked = 0;
  /** The moment, to the minute. */
  now = $state.raw(new Date());
  /** The visit that was saved last, while its sheet is up. */
  justSaved = $state<RecordId | null>(null);

  constructor() {
    $effect(() => {
      const tick = setInterval(() => (this.now = new Date()), MINUTE_MS);
      return () => clearInterval(tick);
    });
    $effect(() => void this.meet());
    // A device that was removed from its agency has only that to tell.
    $effect(() => onChanged((changed) => void (changed.trust && this.meet())));
  }

  /** Asks the host again who it is. */
  async meet(): Promise<void> {
    const asking = ++this.#asked;
    const told = await host().catch(() => this.host);
    // An answer to an earlier question is old; the same again is no news, and nothing that hangs on it begins anew.
    if (asking === this.#asked && JSON.stringify(told) !== JSON.stringify(this.host)) this.host = told;
  }

  get who() {
    return this.#who.value;
  }

  get city() {
    return this.#city.value?.city ?? undefined;
  }

  get districts() {
    return this.#city.value?.districts ?? [];
  }

  get people() {
    return this.#city.value?.people ?? [];
  }

  get programs() {
    return this.#city.value?.programs ?? [];
  }

  get partners() {
    return this.#city.value?.partners ?? [];
  }

  get status() {
    return this.#sync.value;
  }

  /** The city's zone; the device's own until the directory has arrived. */
  get zone() {
    return this.city?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** Whether the person's role lets them write into a space. The core decides; this only hides what it would refuse. */
  mayWrite(space: 'places' | 'patrol' | 'patrol_notes'): boolean {
    const role = this.who && this.city?.roles[this.who.role];
    return role === undefined || role[space]?.write === true;
  }

  /** Whether the person's role has a right in a space. The core decides; this only hides what it would refuse. */
  may(space: string, right: 'read' | 'write' | 'manage'): boolean {
    const role = this.who && this.city?.roles[this.who.role];
    return role?.[space]?.[right] === true || this.part(space)?.[right] === true;
  }

  /** The person's part in spaces that are opened again and again; none when their role has none. */
  part(template: string): Part | undefined {
    return this.who && this.city?.parts?.[this.who.role]?.[template];
  }

  /** Whether the person has a screen. Before their role has arrived, nobody is kept from one. */
  has(at: Route['at']): boolean {
    const role = this.who && this.city?.roles[this.who.role];
    return role === undefined || hasScreen(at, (space, right) => this.may(space, right));
  }

  /** The programs that this person takes part in. */
  get doors(): ProgramDoor[] {
    return programsOf(
      (space, right) => this.may(space, right),
      (template) => this.part(template) !== undefined,
      (template) => this.part(template)?.read === true && this.part(template)?.always !== true,
    );
  }

  /** What people call a district. */
  districtName(code: string): string {
    return this.districts.find((district) => district.code === code)?.name ?? code;
  }

  /** What people call a topic, a material or a language. */
  word(list: 'topics' | 'materials' | 'languages', word: string): string {
    return this.city?.[list].find((topic) => topic.word === word)?.label ?? word;
  }
}

const [desk, provideDesk] = createContext<Desk>();
export { desk, provideDesk };
