import { expect, test } from 'vitest';

import { assignments, beside, put, stay, take } from './picks';

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

test('a pick stands for one of two of one name: the other is still written down', () => {
  expect(beside(['Kim', 'Lee', 'Kim'], ['Kim'])).toEqual(['Lee', 'Kim']);
  expect(beside(['Kim'], ['Kim', 'Ames'])).toEqual([]);
});
