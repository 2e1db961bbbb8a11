// One thing being done on a person's word: whether it is still under way, and why it was refused.
//
// What goes to the relay may take seconds; a second tap in the meantime does nothing.
import { refusal } from './call';
import type { ApiError } from './generated';

/** For the buttons of one card or sheet. */
export class Doing {
  busy = $state(false);
  refused = $state.raw<ApiError>();

  /** Does `work`; whether it was done. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refused = undefined;
    try {
      await work();
      return true;
    } catch (problem) {
      this.refused = refusal(problem);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
