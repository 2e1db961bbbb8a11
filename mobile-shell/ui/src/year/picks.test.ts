import { expect, test } from 'vitest';

import { assignments, put, stay, take, walkers } from './picks';

const person = (member: string, name: string, role = 'officer') => ({ member, record: member, name, role });
const district = (code: string, officers: string[]) => ({ code, name: `District ${code}`, boundary: [], officers });

test('everybody stays where they are; a name that two have is picked by hand', () => {
  const people = [person('a', 'Ames'), person('b', 'Baker'), person('c', 'Baker')];
  expect(stay([district('1', ['Ames']), district('2', ['Baker'])], people)).toEqual({ '1': ['a'], '2': [] });
});

test('putting twice is once, taking away leaves the rest', () => {
  const picks = put(put({ '1': ['a'] }, '1', 'b'), '1', 'b');
  expect(picks).toEqual({ '1': ['a', 'b'] });
  expect(assignments(take(picks, '1', 'a'))).toEqual([{ member: 'b', district: '1' }]);
});

test('who walks a district writes visits and manages none', () => {
  const right = (write: boolean, manage: boolean) => ({ patrol: { read: true, write, manage } });
  const roles = { officer: right(true, false), custodian: right(true, true), analyst: right(false, false) };
  const people = [person('x', 'Officer 10'), person('y', 'Officer 2'), person('c', 'C', 'custodian'), person('n', 'N', 'analyst'), person('u', 'U', 'new')];
  expect(walkers(people, roles).map(({ name }) => name)).toEqual(['Officer 2', 'Officer 10']);
});
