// Keeps a form as it is typed, one call at a time, the latest last.
//
// Knows no form and no door: what to keep and how are arguments. “Kept” is said only after the door
// has answered for the very latest keystroke.

/** How far the latest keystroke has come. */
export type Keeping = 'nothing' | 'keeping' | 'kept' | 'failed';

const underWay = new Set<Promise<void>>();

/** Waits until every form on the page has kept its latest keystroke, or failed to. */
export async function allKept(): Promise<void> {
  await Promise.allSettled(underWay);
}

/** One form's keeper. */
export class Keeper<T> {
  #waiting: { fields: T } | null = null;
  #running: Promise<void> | null = null;
  #ended = false;

  constructor(
    private readonly send: (fields: T) => Promise<unknown>,
    private readonly tell: (keeping: Keeping) => void,
  ) {}

  /** Keeps `fields`; whatever waited before is overtaken. */
  keep(fields: T): void {
    if (this.#ended) return;
    this.#waiting = { fields };
    this.tell('keeping');
    if (this.#running) return;
    const running = this.#run().finally(() => {
      this.#running = null;
      underWay.delete(running);
    });
    this.#running = running;
    underWay.add(running);
  }

  /** Keeps nothing any more, and waits for the call under way: after it, nothing of ours arrives. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#waiting = null;
    await this.#running;
  }

  /** Begins to keep again, after a save was refused. */
  resume(): void {
    this.#ended = false;
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      const { fields } = this.#waiting;
      this.#waiting = null;
      const kept = await this.send(fields).then(
        () => true,
        () => false,
      );
      if (!this.#newer()) this.tell(kept ? 'kept' : 'failed');
    }
  }

  #newer(): boolean {
    return this.#waiting !== null;
  }
}
