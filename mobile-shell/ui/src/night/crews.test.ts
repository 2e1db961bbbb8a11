import { expect, test } from 'vitest';

import type { CrewRow } from '../door/generated';
import { crews } from './crews';

const row = (officer: string, more: Partial<CrewRow> = {}): CrewRow => ({
  officer, name: officer, district: '1', chosen: true, here: null, last_at: null, ...more,
});

test('the proposal goes as it is, and what a person changed goes instead', () => {
  const rows = [row('a'), row('b', { chosen: false }), row('c', { here: { lat: 44.9, lon: -93.3 } })];
  expect(crews(rows, {})).toEqual([
    { officer: 'a', district: '1' },
    { officer: 'c', district: '1', here: { lat: 44.9, lon: -93.3 } },
  ]);
  const changed = { a: { chosen: false }, b: { chosen: true, district: '' }, c: { district: '2' } };
  expect(crews(rows, changed)).toEqual([{ officer: 'b' }, { officer: 'c', district: '2', here: { lat: 44.9, lon: -93.3 } }]);
});
