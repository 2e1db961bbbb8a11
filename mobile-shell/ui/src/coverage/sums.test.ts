import { expect, test } from 'vitest';

import type { CoverageRow } from '../door/generated';
import { byDistrict } from './sums';

function row(district: string | null, kind: string, places: number, visited: number): CoverageRow {
  return { district, kind, places, visited, visits: visited, people_reached: 0 };
}

test('districts come in order, outside last, each with its sum', () => {
  const groups = byDistrict([row(null, 'park', 1, 0), row('10', 'park', 2, 1), row('2', 'park', 3, 3), row('2', 'school', 1, 0)]);
  expect(groups.map(({ district }) => district)).toEqual(['2', '10', null]);
  expect(groups[0]?.all).toMatchObject({ places: 4, visited: 3 });
  expect(groups[0]?.rows).toHaveLength(2);
});

test('no rows, no districts', () => {
  expect(byDistrict([])).toEqual([]);
});
