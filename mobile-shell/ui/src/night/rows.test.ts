import { expect, test } from 'vitest';

import type { PartyRow } from '../door/generated';
import { filtered, onMap, ownSheets } from './rows';

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

test('two officers of one name: the reader’s stops are on their own paper, and no stop is on two', () => {
  const share = (officer: string, name: string, mine = false) => ({ officer, name, mine, stops: 1, visited: 0, between: null, late: false });
  const officers = [share('a', 'Kim'), share('b', 'Kim', true), share('c', 'Kim'), share('d', 'Lee')];
  const stop = (name: string, officer: string, mine = false) => party(name, { officer, mine });
  const parties = [stop('1st', 'Kim'), stop('2nd', 'Kim', true), stop('3rd', 'Kim'), stop('4th', 'Lee'), party('off', { officer: 'Lee', called_off: true })];
  const sheets = ownSheets({ officers, parties }).map(({ officer, rows }) => [officer, rows.map(({ address }) => address)]);
  expect(sheets).toEqual([['a', ['1st', '3rd']], ['b', ['2nd']], ['d', ['4th']]]);
});
