import { expect, test } from 'vitest';

import { doorsOf, keepsOffice } from './doors';

const nobody = (): boolean => false;
const custodian = (): boolean => true;
const officer = (space: string, right: string): boolean => ['places', 'patrol', 'patrol_notes'].includes(space) && right !== 'manage';

test('an officer sees people, custody and counts, and nothing that would be refused', () => {
  expect(doorsOf('people', officer)).toEqual(['people']);
  expect(doorsOf('records', officer)).toEqual(['custody', 'summary']);
  expect(keepsOffice(officer)).toBe(false);
});

test('the custodian sees all of it', () => {
  expect([...doorsOf('people', custodian), ...doorsOf('records', custodian)]).toHaveLength(8);
  expect(keepsOffice(custodian)).toBe(true);
});

test('whoever has no rights still sees who belongs and what they handed over', () => {
  expect(doorsOf('people', nobody)).toEqual(['people']);
  expect(doorsOf('records', nobody)).toEqual(['custody']);
});
