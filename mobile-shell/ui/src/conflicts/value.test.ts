import { expect, test } from 'vitest';

import { fieldName, type Reader, valueWords } from './value';

const READER: Reader = {
  zone: 'America/Chicago',
  now: new Date('2026-11-24T22:00:00Z'),
  person: (member) => (member === 'm1' ? 'Officer 12' : member),
  place: (place) => (place === 'p1' ? 'Test Kitchen' : place),
  language: (code) => (code === 'so' ? 'Somali' : code),
};

test.each([
  ['people_reached', 12, '12'],
  ['people_reached', null, 'None'],
  ['kind', 'school', 'School'],
  ['state', 'withdrawn', 'Withdrawn'],
  ['started', '2026-11-24T20:05:00Z', '14:05'],
  ['owner', 'm1', 'Officer 12'],
  ['place', 'p1', 'Test Kitchen'],
  ['language', 'so', 'Somali'],
  ['note.0', 'Asked about lights.', 'Asked about lights.'],
  ['spot', { lat: 44.95, lon: -93.35 }, '44.95000, -93.35000'],
  ['spot', { lat: 44.95, lon: -93.35, label: 'By the pond' }, 'By the pond'],
])('%s %j reads “%s”', (field, value, said) => {
  expect(valueWords(field, value, READER)).toBe(said);
});

test('a paragraph is counted as people count', () => {
  expect(fieldName('note.0')).toBe('Note, paragraph 1');
  expect(fieldName('people_reached')).toBe('People reached');
});
