// An answer that stays true: asked for, and asked for again when something it shows has changed.
//
// Knows no screen. An answer that a later question has overtaken is dropped.
import { untrack } from 'svelte';

import { type AnswerTo, call, Closed, refusal } from './call';
import { onChanged } from './changed';
import type { ApiError, Changed, Command, RecordKind } from './generated';

/** Which changes make an answer stale. */
export interface About {
  kinds?: RecordKind[];
  sync?: boolean;
  drafts?: boolean;
  /** People, devices, custody, looks, removals. */
  trust?: boolean;
}

/** A burst of changes (a first sync) asks once, not a thousand times. */
const REST_MS = 120;
/** How often a door that nobody answers is knocked at. */
const RETRY_MS = 2000;

/** What a screen reads. */
export class Live<C extends Command> {
  /** The latest answer; none until the first has come. */
  value = $state.raw<AnswerTo<C>>();
  /** Why the last question was refused. */
  refused = $state.raw<ApiError>();
  /** The question that `value` answers: figures carry its days, not those of a later one. */
  answered = $state.raw<C>();
  #asked = 0;
  #command: C | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks, now. */
  async ask(command: C | null = this.#command): Promise<void> {
    this.#command = command;
    if (!command) return;
    const mine = ++this.#asked;
    try {
      const answer = await call(command);
      if (mine !== this.#asked) return;
      this.value = answer;
      this.answered = command;
      this.refused = undefined;
    } catch (problem) {
      if (mine !== this.#asked) return;
      this.refused = refusal(problem);
      // What answers another question is no answer to this one. The same one asked again keeps what it knew.
      if (this.refused && JSON.stringify(command) !== JSON.stringify(this.answered)) this.#forget();
      if (problem instanceof Closed && problem.reason === 'gone') this.#askIn(RETRY_MS);
    }
  }

  /** Asks again soon, if the change touches what is shown. */
  heard(changed: Changed, about: About, missed: boolean): void {
    const touches =
      missed ||
      (about.sync === true && changed.sync) ||
      (about.drafts === true && changed.drafts) ||
      (about.trust === true && changed.trust) ||
      changed.kinds.some((kind) => about.kinds?.includes(kind));
    if (!touches) return;
    this.#askIn(REST_MS);
  }

  #forget(): void {
    this.value = undefined;
    this.answered = undefined;
  }

  #askIn(wait: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.ask();
    }, wait);
  }

  /** Nobody looks any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asked++;
  }
}

/** Asks `command` while the component lives, again when its arguments or the world change. */
export function live<C extends Command>(command: () => C | null, about: About): Live<C> {
  const answer = new Live<C>();
  let words = '';
  $effect(() => {
    const asked = command();
    const said = JSON.stringify(asked);
    if (said === words) return;
    words = said;
    untrack(() => void answer.ask(asked));
  });
  $effect(() => {
    const deaf = onChanged((changed, missed) => answer.heard(changed, about, missed));
    return () => {
      deaf();
      answer.stop();
    };
  });
  return answer;
}
