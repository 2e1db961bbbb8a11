// A command that a person gives with a button: one at a time, and what was refused is kept to be shown.
import { type AnswerTo, call, refusal } from './call';
import type { ApiError, Command } from './generated';

/** What a button and the refusal below it read. */
export class Act {
  /** The core, or the relay behind it, has not answered yet. */
  busy = $state(false);
  /** Why the last command was refused. */
  refused = $state.raw<ApiError>();
  /** The draft of the form that is being saved. */
  finishes: string | undefined;

  /** Gives the command. Nothing comes back when it was refused, or another one is under way. */
  async do<C extends Command>(command: C): Promise<AnswerTo<C> | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.refused = undefined;
    try {
      return await call(command, this.finishes);
    } catch (problem) {
      this.refused = refusal(problem);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Gives a command about something; that comes back when it was done. */
  async doTo<T>(about: T, command: Command): Promise<T | undefined> {
    return (await this.do(command)) === undefined ? undefined : about;
  }
}
