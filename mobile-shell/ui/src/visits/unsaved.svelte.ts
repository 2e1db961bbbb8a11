// What was typed and is not kept by Porchlight yet: in this page's memory, and in the browser's store
// of this one tab, which a reload survives and a closed tab does not.
//
// A not-public note stays in memory only: it is never written down unsealed. Knows no door.
import type { DraftId, JsonValue } from '../door/generated';

/** A form on its way. */
export interface Unsaved {
  form: string;
  fields: JsonValue;
  /** A try to keep it has failed: no longer a matter of the next moment. */
  stuck: boolean;
}

/** The part of a tab's store that is used here. */
export type TabStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'porchlight.unsaved.';
/** The fields of a form that are sealed apart. */
const SEALED = new Set(['secret']);

/** Everything that is not kept yet, by draft. */
export class UnsavedForms {
  #forms = $state.raw<ReadonlyMap<DraftId, Unsaved>>(new Map());

  constructor(private readonly store: TabStore | undefined) {
    this.#forms = new Map(this.#stored());
  }

  /** Whether the person has to know. */
  get stuck(): boolean {
    return [...this.#forms.values()].some((unsaved) => unsaved.stuck);
  }

  /** All of it. */
  all(): [DraftId, Unsaved][] {
    return [...this.#forms];
  }

  of(draft: DraftId): Unsaved | undefined {
    return this.#forms.get(draft);
  }

  /** Notes what is in a form that is not kept; a form that is stuck stays so until it is kept. */
  note(draft: DraftId, form: string, fields: JsonValue): void {
    this.#put(draft, { form, fields, stuck: this.of(draft)?.stuck ?? false });
    try {
      this.store?.setItem(PREFIX + draft, JSON.stringify({ form, fields: open(fields) }));
    } catch {
      // The tab's store is full or closed: what was typed stands in memory, as the page says.
    }
  }

  /** A try to keep it has failed. */
  sticks(draft: DraftId): void {
    const noted = this.of(draft);
    if (noted && !noted.stuck) this.#put(draft, { ...noted, stuck: true });
  }

  /** It is kept, or thrown away by the person. */
  forget(draft: DraftId): void {
    if (!this.#forms.has(draft)) return;
    this.#forms = new Map([...this.#forms].filter(([other]) => other !== draft));
    try {
      this.store?.removeItem(PREFIX + draft);
    } catch {
      // Closed: then nothing is in it.
    }
  }

  #put(draft: DraftId, unsaved: Unsaved): void {
    this.#forms = new Map([...this.#forms, [draft, unsaved]]);
  }

  #stored(): [DraftId, Unsaved][] {
    try {
      const keys = Array.from({ length: this.store?.length ?? 0 }, (_, at) => this.store?.key(at) ?? '');
      return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => {
        const unsaved = read(this.store?.getItem(key));
        return unsaved ? [[key.slice(PREFIX.length), unsaved] as [DraftId, Unsaved]] : [];
      });
    } catch {
      return [];
    }
  }
}

/** The fields without what is sealed apart, at any depth: an edit holds a form before and a form after. */
function open(fields: JsonValue): JsonValue {
  if (Array.isArray(fields)) return fields.map(open);
  if (typeof fields !== 'object' || fields === null) return fields;
  const shown = Object.entries(fields).filter(([name]) => !SEALED.has(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, open(value ?? null)]));
}

function read(text: string | null | undefined): Unsaved | null {
  try {
    const unsaved = JSON.parse(text ?? 'null') as Partial<Unsaved> | null;
    if (typeof unsaved?.form !== 'string' || typeof unsaved.fields !== 'object') return null;
    return { form: unsaved.form, fields: unsaved.fields, stuck: true }; // nobody is at it any more
  } catch {
    return null;
  }
}

function tab(): TabStore | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** Those of this page. */
export const unsaved = new UnsavedForms(tab());
