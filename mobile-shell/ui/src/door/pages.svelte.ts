// A list that comes a page at a time: the first page is asked for by the screen, the rest when wanted.

interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** The pages that have come so far. */
export class Pages<Row> {
  rows = $state.raw<Row[]>();
  /** What the next page is asked for with; none on the last. */
  next = $state.raw<string | null>(null);
  #asked = 0;

  /** A new first page: what came before is no longer true. */
  begin(page: Page<Row> | undefined): void {
    this.#asked++;
    this.rows = page?.rows;
    this.next = page?.next ?? null;
  }

  /** The first page has changed: it and as many after it as were there before, so that whoever read far down
   *  stays there. Nothing is shown until all of it has come; a later one overtakes it. */
  async again(page: Page<Row>, ask: (after: string) => Promise<Page<Row> | undefined>): Promise<void> {
    const mine = ++this.#asked;
    const before = this.rows?.length ?? 0;
    let { rows, next } = page;
    while (next !== null && rows.length < before) {
      const more = await ask(next);
      if (mine !== this.#asked) return;
      if (!more) break; // refused: what has come is shown, and the rest can be asked for
      rows = [...rows, ...more.rows];
      next = more.next;
    }
    this.rows = rows;
    this.next = next;
  }

  /** One more page. */
  add(page: Page<Row> | undefined): void {
    if (!page) return;
    this.rows = [...(this.rows ?? []), ...page.rows];
    this.next = page.next;
  }
}
