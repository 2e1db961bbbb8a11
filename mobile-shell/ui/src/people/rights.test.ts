import { expect, test } from 'vitest';

import { changes, rightWords } from './rights';

const SAID = { read: 'read', write: 'write', manage: 'manage', drop: 'hand in' };
const right = (read: boolean, write: boolean, manage = false) => ({ read, write, manage });
const row = (space: string, read: boolean, write: boolean) => ({ space, holds: '', ...right(read, write) });

test('to write without reading is to hand in', () => {
  expect(rightWords(right(false, true), SAID)).toBe('hand in');
  expect(rightWords(right(true, true), SAID)).toBe('read, write');
  expect(rightWords(right(true, false, true), SAID)).toBe('read, manage');
});

test('a new role shows what begins and what ends', () => {
  const officer = [row('patrol', true, true), row('patrol_notes', true, true), row('custody', false, true)];
  const analyst = { patrol: right(true, false), records: right(true, false) };
  const { gains, loses } = changes(officer, analyst);
  const told = (all: typeof gains) => all.map(({ space, rights, whole }) => [space, rightWords(rights, SAID, whole)]);
  expect(told(gains)).toEqual([['records', 'read']]);
  expect(told(loses)).toEqual([
    ['patrol', 'write'],
    ['patrol_notes', 'read, write'],
    ['custody', 'hand in'],
  ]);
});

test('the same role changes nothing', () => {
  expect(changes([row('patrol', true, true)], { patrol: right(true, true) })).toEqual({ gains: [], loses: [] });
});
