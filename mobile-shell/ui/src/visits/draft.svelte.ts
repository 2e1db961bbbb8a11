// A draft on its way to the door: of a new visit, or of an edit that is not saved yet.
import { call, Closed } from '../door/call';
import type { Draft, DraftId, JsonValue, RecordId } from '../door/generated';
import { formOfDraft, type VisitForm } from './form';
import { Keeper, type Keeping } from '../keeping/keeper';
import { unsaved } from './unsaved.svelte';
import { newDraftId } from './uuid7';

/** The forms of this page that keep themselves, also after their screen was left. */
const keepers = new Map<DraftId, KeptDraft>();

/** A form that keeps itself. */
export class KeptDraft {
  keeping = $state<Keeping>('nothing');
  readonly #keeper: Keeper<JsonValue>;

  constructor(
    readonly form: 'visit' | 'edit_visit',
    readonly id: DraftId = newDraftId(),
  ) {
    this.#keeper = new Keeper<JsonValue>(
      (fields) => call({ do: 'keep_draft', draft: { draft: id, form, fields } }),
      (keeping) => this.#says(keeping),
      (problem) => problem instanceof Closed,
    );
  }

  /** The keeper of a draft: the one that is still at it, or a new one. */
  static of(form: 'visit' | 'edit_visit', id: DraftId): KeptDraft {
    return keepers.get(id) ?? new KeptDraft(form, id);
  }

  keep(fields: JsonValue): void {
    unsaved.note(this.id, this.form, fields);
    keepers.set(this.id, this);
    this.#keeper.keep(fields);
  }

  /** Stops keeping, for a save. */
  end(): Promise<void> {
    return this.#keeper.end();
  }

  /** The save was refused, or nobody answered: what is on the screen is kept again. */
  resume(fields: JsonValue): void {
    this.#keeper.resume();
    this.keep(fields);
  }

  /** What was typed is saved as a record: the draft is over. */
  over(): void {
    unsaved.forget(this.id);
    keepers.delete(this.id);
  }

  hurry(): void {
    this.#keeper.hurry();
  }

  #says(keeping: Keeping): void {
    this.keeping = keeping;
    if (keeping === 'kept') this.over();
    if (keeping === 'unreachable' || keeping === 'failed') unsaved.sticks(this.id);
  }
}

/** Goes on keeping what a page before this one, in the same tab, could not. */
export async function keepLeftovers(): Promise<void> {
  const left = unsaved.all().filter(([id]) => !keepers.has(id));
  if (left.length === 0) return;
  const known = await call({ do: 'drafts' }).catch(() => []);
  for (const [id, { form, fields }] of left) {
    if (form !== 'visit' && form !== 'edit_visit') unsaved.forget(id);
    else KeptDraft.of(form, id).keep(over(known.find((draft) => draft.draft === id)?.fields, fields));
  }
}

/** Somebody answers again: what waits for the next try does not wait. */
export function hurryDrafts(): void {
  for (const keeper of keepers.values()) keeper.hurry();
}

/** The newer fields over the older: a part that the newer left out, such as a sealed note, stays. */
function over(older: JsonValue | undefined, newer: JsonValue): JsonValue {
  if (!isFields(older) || !isFields(newer)) return newer;
  return { ...older, ...Object.fromEntries(Object.entries(newer).map(([name, value]) => [name, over(older[name], value ?? null)])) };
}

function isFields(value: JsonValue | undefined): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An edit in progress: of which visit, seen in which state, from what to what. */
export type Edit = {
  visit: RecordId;
  seen: string;
  before: VisitForm;
  form: VisitForm;
};

/** The edit in a draft; none when it is another form's. */
export function editOfDraft(draft: Pick<Draft, 'form' | 'fields' | 'kept'>): Edit | null {
  const { form, fields } = draft;
  if (form !== 'edit_visit' || typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const { visit, seen, before, form: after } = fields;
  if (typeof visit !== 'string' || typeof seen !== 'string') return null;
  const now = draft.kept ?? '';
  return { visit, seen, before: formOfDraft(before, now), form: formOfDraft(after, now) };
}
