// A form that keeps itself at each keystroke, and is there again after a crash or a wrong tap: one for each
// kind of form and address. What a visit holds keeps itself in `visits/draft.svelte.ts`, with more care.
//
// What is in such a form may be about a person: it goes to the core, which seals it, and nowhere else; never
// to the browser's own store.
import { call, Closed } from '../door/call';
import type { Draft, JsonValue } from '../door/generated';
import { newDraftId } from '../visits/uuid7';
import { Keeper, type Keeping } from './keeper';

/** What the fields hold, by name. */
export type Texts = Record<string, string>;

/** Under this name a draft says on which page it is filled in. */
const AT = 'at';

/** The page a draft is gone on with; none when it is not of this kind. */
export function pageOf({ fields }: Pick<Draft, 'fields'>): string | undefined {
  const at = isObject(fields) ? fields[AT] : undefined;
  return typeof at === 'string' && at.startsWith('#/') ? at : undefined;
}

/** The texts of a draft, without its page. */
export function textsOf({ fields }: Pick<Draft, 'fields'>): Texts {
  const entries = isObject(fields) ? Object.entries(fields) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[0] !== AT && typeof entry[1] === 'string'));
}

/** One form on one page. */
export class KeptForm {
  keeping = $state<Keeping>('nothing');
  /** When what is on the screen was begun, if that was before. */
  since = $state<string>();
  #id = newDraftId();
  readonly #at = location.hash;
  readonly #keeper: Keeper<Texts>;
  #kept = false;

  constructor(private readonly form: string) {
    this.#keeper = new Keeper<Texts>(
      (texts) => call({ do: 'keep_draft', draft: { draft: this.#id, form, fields: { ...texts, [AT]: this.#at } } }),
      (keeping) => (this.keeping = keeping),
      (problem) => problem instanceof Closed,
    );
  }

  /** What was typed here before and never saved; nothing when there is none. */
  async begin(): Promise<Texts | undefined> {
    const drafts = await call({ do: 'drafts' }).catch(() => []);
    const found = drafts.find((draft) => draft.form === this.form && pageOf(draft) === this.#at);
    if (!found) return undefined;
    this.#id = found.draft;
    this.#kept = true;
    this.since = found.kept ?? undefined;
    return textsOf(found);
  }

  keep(texts: Texts): void {
    this.#kept = true;
    this.#keeper.keep(texts);
  }

  /** Saves: nothing is kept meanwhile. What was refused is kept on, what was saved is no draft any more. */
  async save<R>(texts: Texts, save: () => Promise<R | undefined>): Promise<R | undefined> {
    await this.#keeper.end();
    const saved = await save();
    if (saved === undefined) {
      this.#keeper.resume();
      if (this.#kept) this.keep(texts);
    } else {
      await this.#drop();
    }
    return saved;
  }

  /** Throws away what was typed. */
  async discard(): Promise<void> {
    await this.#keeper.end();
    await this.#drop();
    this.#keeper.resume();
    this.keeping = 'nothing';
    this.since = undefined;
  }

  async #drop(): Promise<void> {
    if (!this.#kept) return;
    this.#kept = false;
    await call({ do: 'drop_draft', draft: this.#id });
  }
}

/** What differs from what the form began with: only that is kept, so that a later return overwrites nobody. */
export function typedIn(now: Texts, first: Texts): Texts {
  return Object.fromEntries(Object.entries(now).filter(([name, text]) => text !== first[name]));
}

function isObject(fields: JsonValue): fields is Record<string, JsonValue> {
  return typeof fields === 'object' && fields !== null && !Array.isArray(fields);
}
