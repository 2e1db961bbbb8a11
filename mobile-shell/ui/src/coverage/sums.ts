// The coverage rows by district, with a line for all kinds. Pure: adds, decides nothing.
import type { CoverageRow } from '../door/generated';

/** One district's rows, and their sum. */
export interface DistrictRows {
  district: string | null;
  all: Omit<CoverageRow, 'kind'>;
  rows: CoverageRow[];
}

/** Groups `rows` by district in the order of their codes; outside comes last. */
export function byDistrict(rows: readonly CoverageRow[]): DistrictRows[] {
  const codes = [...new Set(rows.map((row) => row.district))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'en', { numeric: true }),
  );
  return codes.map((district) => {
    const own = rows.filter((row) => row.district === district);
    const sum = (of: (row: CoverageRow) => number): number => own.reduce((total, row) => total + of(row), 0);
    const all = {
      district,
      places: sum((row) => row.places),
      visited: sum((row) => row.visited),
      visits: sum((row) => row.visits),
      people_reached: sum((row) => row.people_reached),
    };
    return { district, all, rows: own };
  });
}
