// What somebody types to be listed under a name and to have a lock of their own, and what the host objects to.
import { refusalSays, type Said } from '../words/refusals';
import type { LockRefusal, Outcome, Word } from './lock';

/** The fields, and whether they are whole. */
export class NewLock {
  label = $state('');
  word = $state<Word>('pin');
  secret = $state('');
  again = $state('');
  busy = $state(false);
  refused = $state.raw<LockRefusal>();
  /** The second one was typed, and is another. */
  readonly differs = $derived(this.again !== '' && this.again !== this.secret);
  readonly whole = $derived(this.label.trim() !== '' && this.secret !== '' && this.secret === this.again);

  constructor(label = '') {
    this.label = label;
  }

  /** What the host objects to in a field. */
  about(field: LockRefusal['field']): Said | undefined {
    return this.refused && this.refused.field === field ? refusalSays(this.refused) : undefined;
  }

  /** Hands it to the host, once, unless it is plainly wrong. None: nothing was asked. */
  async sends(ask: () => Promise<Outcome>): Promise<Outcome | undefined> {
    if (this.busy || this.differs) return undefined;
    this.busy = true;
    this.refused = undefined;
    try {
      const outcome = await ask();
      if (outcome.outcome === 'refused') this.refused = outcome;
      return outcome;
    } finally {
      this.busy = false;
    }
  }
}
