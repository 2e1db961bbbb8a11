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

  /** A new first page: what came before is no longer true. */
  begin(page: Page<Row> | undefined): void {
    this.rows = page?.rows;
    this.next = page?.next ?? null;
  }

  /** One more page. */
  add(page: Page<Row> | undefined): void {
    if (!page) return;
    this.rows = [...(this.rows ?? []), ...page.rows];
    this.next = page.next;
  }
}
