// A draft on its way to the door: of a new visit, or of an edit that is not saved yet.
import { call } from '../door/call';
import type { Draft, DraftId, JsonValue, RecordId } from '../door/generated';
import { formOfDraft, type VisitForm } from './form';
import { Keeper, type Keeping } from './keeper';
import { newDraftId } from './uuid7';

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
      (keeping) => (this.keeping = keeping),
    );
  }

  keep(fields: JsonValue): void {
    this.#keeper.keep(fields);
  }

  end(): Promise<void> {
    return this.#keeper.end();
  }

  resume(): void {
    this.#keeper.resume();
  }
}

/** An edit in progress: of which visit, seen in which state, from what to what. */
export type Edit = {
  visit: RecordId;
  seen: string;
  before: VisitForm;
  form: VisitForm;
};

/** The edit in a draft; none when it is another form's. */
export function editOfDraft(draft: Draft): Edit | null {
  const { form, fields } = draft;
  if (form !== 'edit_visit' || typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const { visit, seen, before, form: after } = fields;
  if (typeof visit !== 'string' || typeof seen !== 'string') return null;
  const now = draft.kept ?? '';
  return { visit, seen, before: formOfDraft(before, now), form: formOfDraft(after, now) };
}
