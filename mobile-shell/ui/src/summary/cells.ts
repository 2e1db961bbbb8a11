// Cells of a table of counts: what a cell shows, and whether a table fits side by side. Pure.
import type { SummaryCell } from '../door/generated';

/** What a table counts. */
export type Counted = 'visits' | 'people_reached';

/** The number, or the mark of a cell that is left out. */
export function cellText(cell: SummaryCell, counted: Counted, mark: string): string {
  const count = cell[counted];
  return count === null ? mark : count.toLocaleString('en-US');
}

/** Whether so many columns and the head of a row fit into this width, in characters of the page's text. */
export function fits(width: number, columns: number, letter: number): boolean {
  const [HEAD, COLUMN] = [9, 5.5];
  return width >= (HEAD + columns * COLUMN) * letter;
}
