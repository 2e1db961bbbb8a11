// A form as somebody fills it in: begun empty or from a record, kept at each keystroke, saved, gone. After a crash
// or a wrong tap it is there again: one for each kind of form and address. What a visit holds keeps itself in
// `visits/draft.svelte.ts`, with more care.
//
// What is in such a form may be about a person: it goes to the core, which seals it, and nowhere else; never
// to the browser's own store.
import { untrack } from 'svelte';

import { Act } from '../door/act.svelte';
import { call, Closed, refusal } from '../door/call';
import { doorway } from '../door/doorway.svelte';
import { newDraftId } from '../visits/uuid7';
import type { Words } from '../words';
import { draftFields, pageOf, type Typed, typedIn, withTyped } from './fields';
import { Keeper, type Keeping } from './keeper';

/** What a form is kept under, and called by on Today. */
export type FormName = keyof Words['keeping']['forms'];

/** What a form begins with, an empty one or a record's; nothing when that was refused. */
type Begin<F> = (act: Act) => F | undefined | Promise<F | undefined>;

/** How a form is saved: as it is now, and as it began. Nothing comes of it when it was refused. */
export type Send<F, R> = (act: Act, now: F, first: F) => Promise<R | undefined>;

const NOTHING = '{}';

/** One form on one page. Made while its component is. */
export class KeptForm<F extends object> {
  /** What is on the screen; nothing until it has begun. */
  now = $state<F>();
  keeping = $state<Keeping>('nothing');
  /** When what is on the screen was begun, if that was before. */
  since = $state<string>();
  /** What the form asks the core, and why that was refused. */
  readonly act = new Act();
  /** What it began with: an empty form, or the record as it was then. */
  #first: F | undefined;
  #id = newDraftId();
  /** It begins, or is saved: one at a time. */
  #busy = false;
  /** What the keeper was given last. */
  #given = NOTHING;
  readonly #at = location.hash;
  readonly #keeper: Keeper<Typed>;

  /** Kept under `name`; begins as soon as `when` holds. */
  constructor(
    private readonly name: FormName,
    begin: Begin<F>,
    when: () => boolean = () => true,
  ) {
    this.#keeper = new Keeper<Typed>(
      (typed) => this.#send(typed),
      (keeping) => (this.keeping = keeping === 'kept' && this.#given === NOTHING ? 'nothing' : keeping),
      (problem) => problem instanceof Closed,
    );
    // When nobody answered, it begins as soon as somebody does.
    $effect(() => {
      if (when() && doorway.state === 'open') void untrack(() => this.#begin(begin));
    });
    $effect(() => {
      const now = this.#snapshot();
      if (now) untrack(() => this.#keep(now));
    });
  }

  change(patch: Partial<F>): void {
    if (this.now) Object.assign(this.now, patch);
  }

  /** Throws away what was typed. */
  fresh(): void {
    this.now = this.#first && { ...this.#first };
    this.since = undefined;
  }

  /** Saves: nothing is kept meanwhile. What was refused is kept on, what was saved is no draft any more. */
  async save<R>(send: Send<F, R>, then: (saved: R) => unknown): Promise<void> {
    const now = this.#snapshot();
    if (!now || !this.#first || this.#busy) return;
    this.#busy = true;
    await this.#keeper.end();
    this.act.finishes = this.#given === NOTHING ? undefined : this.#id;
    const saved = await send(this.act, now, this.#first).finally(() => {
      this.act.finishes = undefined;
      this.#keeper.resume();
      this.#busy = false;
    });
    if (saved === undefined) {
      this.#given = '';
      this.#keep(this.#snapshot() ?? now);
      return;
    }
    // It went with what was saved, unless there was nothing to save after all.
    if (this.#given !== NOTHING) await this.#send({}).catch(refusal);
    [this.#given, this.#id, this.keeping] = [NOTHING, newDraftId(), 'nothing'];
    then(saved);
  }

  async #begin(begin: Begin<F>): Promise<void> {
    if (this.#first || this.#busy) return;
    this.#busy = true;
    let first: F | undefined;
    try {
      first = await begin(this.act);
    } catch (problem) {
      this.act.refused = refusal(problem);
    } finally {
      this.#busy = false;
    }
    if (!first) return;
    const drafts = await call({ do: 'drafts' }).catch(() => []);
    const found = drafts.find((draft) => draft.form === this.name && pageOf(draft) === this.#at);
    const now = found ? withTyped(first, found) : { ...first };
    if (found) {
      [this.#id, this.since, this.keeping] = [found.draft, found.kept ?? undefined, 'kept'];
      this.#given = JSON.stringify(typedIn(now, first));
    }
    this.#first = first;
    this.now = now;
  }

  #keep(now: F): void {
    const typed = typedIn(now, this.#first ?? {});
    const given = JSON.stringify(typed);
    if (given === this.#given) return;
    this.#given = given;
    this.#keeper.keep(typed);
  }

  /** Keeps what was typed; when all of it was taken back there is nothing left to come back to. */
  #send(typed: Typed): Promise<unknown> {
    if (Object.keys(typed).length === 0) return call({ do: 'drop_draft', draft: this.#id });
    return call({ do: 'keep_draft', draft: { draft: this.#id, form: this.name, fields: draftFields(typed, this.#at) } });
  }

  #snapshot(): F | undefined {
    const now: unknown = $state.snapshot(this.now);
    return now as F | undefined;
  }
}
