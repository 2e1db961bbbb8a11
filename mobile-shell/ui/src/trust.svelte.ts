// Who belongs and what waits in custody, asked once by the shell: which of these screens apply to the
// person is what the door says, never their role's name.
import { live } from './door/live.svelte';
import type { MemberId } from './door/generated';
import { knockCount } from './people/knocks';

/** A part of “People & records”. */
export type Part = 'people' | 'custody' | 'looks' | 'removed';

/** The answers that navigation, banners and several screens share. */
export class Trust {
  readonly #people = live(() => ({ do: 'people' }), { kinds: ['member', 'city'], trust: true });
  readonly #custody = live(() => ({ do: 'custody' }), { kinds: ['member'], trust: true });
  readonly #me: () => MemberId | undefined;

  constructor(me: () => MemberId | undefined) {
    this.#me = me;
  }

  get people() {
    return this.#people.value;
  }

  get refused() {
    return this.#people.refused;
  }

  get custody() {
    return this.#custody.value;
  }

  /** May invite, approve, revoke and change roles. */
  get manages(): boolean {
    return this.people?.manages === true;
  }

  /** May release, dispose, hold and remove. */
  get decides(): boolean {
    return this.custody?.decides === true;
  }

  person(member: MemberId | undefined) {
    return this.people?.people.find((person) => person.member === member);
  }

  /** Whether the roster lets this person read a space. */
  reads(space: string): boolean {
    return this.person(this.#me())?.rights.some((right) => right.space === space && right.read) === true;
  }

  /** The parts that apply to this person; none for most. */
  get parts(): Part[] {
    const looks = this.reads('view_log');
    const custody = this.decides || this.reads('custody');
    if (!this.manages && !custody && !looks) return [];
    const some: [Part, boolean][] = [
      ['people', true],
      ['custody', custody],
      ['looks', looks],
      ['removed', this.decides],
    ];
    return some.filter(([, applies]) => applies).map(([part]) => part);
  }

  /** What waits for this person's decision. */
  get waiting(): number {
    const custody = this.decides ? (this.custody?.entries.length ?? 0) + (this.custody?.forms.length ?? 0) : 0;
    return custody + (this.manages ? knockCount(this.people?.knocks ?? []) : 0);
  }
}
