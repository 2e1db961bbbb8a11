// Begins and ends sharing on this computer: that is the host's to do, since it is a program that listens.
import { refusal, Refused } from '../door/call';
import type { ApiError } from '../door/generated';
import { share } from '../door/host';

/** A button that begins or ends it, and the refusal below. */
export class Share {
  busy = $state(false);
  refused = $state.raw<ApiError>();

  /** Begins, or ends. */
  async do(on: boolean): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refused = undefined;
    try {
      const told = await share(on);
      if (told.outcome === 'refused') throw new Refused(told);
    } catch (problem) {
      this.refused = refusal(problem);
    } finally {
      this.busy = false;
    }
  }
}
