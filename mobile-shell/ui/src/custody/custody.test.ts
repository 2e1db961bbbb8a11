import { expect, test } from 'vitest';

import type { CustodyRow } from '../door/generated';
import { byPerson, formLines } from './custody';

const ENTRY: CustodyRow = { entry: 1, from: 'Officer 9', space: 'patrol', record: 'r1', arrived: '2026-11-24T20:05:00Z' };

test('entries of one person stay together and in their order', () => {
  const entries = [ENTRY, { ...ENTRY, entry: 2, from: 'Officer 12' }, { ...ENTRY, entry: 3 }];
  const held = byPerson(entries).map(({ from, entries }) => [from, entries.map(({ entry }) => entry)]);
  expect(held).toEqual([
    ['Officer 9', [1, 3]],
    ['Officer 12', [2]],
  ]);
});

test('an unfinished visit reads as its filled-in fields, blanks left out', () => {
  const fields = { where: 'Test Kitchen Bakery', note: 'Asked about the ', secret: '', people: 0, topics: [] };
  expect(formLines({ form: 'visit', fields })).toEqual([
    ['Place', 'Test Kitchen Bakery'],
    ['Public note', 'Asked about the'],
    ['People reached', '0'],
  ]);
});

test('an unfinished edit reads as what it would have become', () => {
  const fields = { visit: 'v1', before: { note: 'Old' }, form: { note: 'New' } };
  expect(formLines({ form: 'edit_visit', fields })).toEqual([['Public note', 'New']]);
});

test('a form of another version is no trouble', () => {
  expect(formLines({ form: 'from_the_future', fields: null })).toEqual([]);
  expect(formLines({ form: 'edit_visit', fields: 'nonsense' })).toEqual([]);
});
