import { expect, test } from 'vitest';

import type { PartyRow } from '../door/generated';
import { filtered, onMap } from './rows';

const party = (name: string, more: Partial<PartyRow> = {}): PartyRow => ({
  party: name, address: name, lat: 44.9, lon: -93.3, district: '1', from: '', until: '', wishes: [],
  mine: false, visited: [], missed: false, late: false, called_off: false, ...more,
});
const ALL = [
  party('open', { planned: '2026-08-04T23:00:00Z' }),
  party('forgotten', { district: '2' }),
  party('seen', { visited: [{ officer: 'Officer 1', at: '', mine: false, left: null }] }),
  party('off', { called_off: true }),
];

test.each([
  ['open', ['open', 'forgotten']],
  ['unplanned', ['forgotten']],
  ['visited', ['seen']],
  ['all', ['open', 'forgotten', 'seen', 'off']],
] as const)('%s', (filter, names) => {
  expect(filtered(ALL, filter, undefined).map(({ address }) => address)).toEqual(names);
});

test('a district narrows it, and the map is full where somebody has still to go', () => {
  expect(filtered(ALL, 'open', '2').map(({ address }) => address)).toEqual(['forgotten']);
  expect(onMap(ALL).map(({ due }) => due)).toEqual([true, true, false, false]);
});
