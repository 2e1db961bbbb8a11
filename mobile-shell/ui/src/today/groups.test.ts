import { expect, test } from 'vitest';

import type { FollowUpRow } from '../door/generated';
import { byDistrict } from './groups';

/** A promise in a district. */
function promise(follow_up: string, district?: string): FollowUpRow {
  const record = { owner: 'm1', due: '2026-06-10', promise: 'Call', state: 'open', recorded: '', ...(district && { district }) };
  return { follow_up, record, owner: 'Officer 1', place_name: null, days_late: 0, conflicts: [], delivery: 'held_by_relay' };
}

test('promises stand under their districts, in the order of the districts, the outside last', () => {
  const rows = [promise('a'), promise('b', '2'), promise('c', '9'), promise('d', '1'), promise('e', '2')];
  const groups = byDistrict(rows, [{ code: '1' }, { code: '2' }]);
  expect(groups.map(({ district, promises }) => [district, promises.map((row) => row.follow_up)])).toEqual([
    ['1', ['d']],
    ['2', ['b', 'e']],
    ['9', ['c']],
    [null, ['a']],
  ]);
});
