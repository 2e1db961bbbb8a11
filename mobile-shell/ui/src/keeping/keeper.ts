// Keeps a form as it is typed, one call at a time, the latest last; what could not be kept is tried
// again, less and less often, until it is.
//
// Knows no form and no door: what to keep, how, and what a failure means are arguments. “Kept” is said
// only after the door has answered for the very latest keystroke.

/** How far the latest keystroke has come: `unreachable` where nobody answered, `failed` where the answer was no. */
export type Keeping = 'nothing' | 'keeping' | 'kept' | 'unreachable' | 'failed';

/** The waits between tries, milliseconds: soon at first, then often enough to be back within a breath. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000];

const busy = new Set<{ settled: () => Promise<void> }>();

/** Waits until every form on the page has kept its latest keystroke, or failed to. */
export async function allKept(): Promise<void> {
  await Promise.all([...busy].map((keeper) => keeper.settled()));
}

/** One form's keeper. */
export class Keeper<T> {
  #waiting: { fields: T } | null = null;
  #running: Promise<void> | null = null;
  #ended = false;
  /** Ends the rest after a failure. */
  #wake: (() => void) | null = null;
  #refused = false;
  #settlers: (() => void)[] = [];

  constructor(
    private readonly send: (fields: T) => Promise<unknown>,
    private readonly tell: (keeping: Keeping) => void,
    /** Whether a failure means that nobody answered. */
    private readonly nobody: (problem: unknown) => boolean = () => false,
  ) {}

  /** Keeps `fields`; whatever waited before is overtaken. */
  keep(fields: T): void {
    if (this.#ended) return;
    this.#waiting = { fields };
    // While nobody answers, a keystroke more changes nothing of that, and is said nothing of.
    if (!this.#wake) this.tell('keeping');
    // What was refused may be right now, a shorter note for one.
    if (this.#refused) this.#wake?.();
    if (this.#running) return;
    busy.add(this);
    this.#running = this.#run().finally(() => {
      this.#running = null;
      busy.delete(this);
      this.#tellSettled();
    });
  }

  /** Keeps nothing any more, and waits for the call under way: after it, nothing of ours arrives. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#waiting = null;
    this.#wake?.();
    await this.#running;
  }

  /** Begins to keep again, after a save was refused. */
  resume(): void {
    this.#ended = false;
  }

  /** Waits until the latest keystroke is kept, or a try to keep it has failed. */
  settled(): Promise<void> {
    if (!this.#running || this.#wake) return Promise.resolve();
    return new Promise((done) => this.#settlers.push(done));
  }

  /** Tries at once instead of at the next turn: somebody answers again. */
  hurry(): void {
    this.#wake?.();
  }

  async #run(): Promise<void> {
    for (let failures = 0; this.#waiting; ) {
      const sent: { fields: T } = this.#waiting;
      this.#waiting = null;
      try {
        await this.send(sent.fields);
        failures = 0;
        if (!this.#newer()) this.tell('kept');
      } catch (problem) {
        if (this.#ended) return;
        this.#waiting ??= sent;
        this.#refused = !this.nobody(problem);
        this.tell(this.#refused ? 'failed' : 'unreachable');
        await this.#rest(WAITS_MS[Math.min(failures++, WAITS_MS.length - 1)] ?? 0);
      }
    }
  }

  #tellSettled(): void {
    for (const done of this.#settlers.splice(0)) done();
  }

  async #rest(wait: number): Promise<void> {
    this.#tellSettled();
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((woken) => {
      this.#wake = woken;
      timer = setTimeout(woken, wait);
    });
    clearTimeout(timer);
    this.#wake = null;
  }

  #newer(): boolean {
    return this.#waiting !== null;
  }
}
