import { expect, test } from 'vitest';

import { filledIn } from './form';

test('what was typed is shown, what is empty or book-keeping is not', () => {
  const fields = { note: ' Talked about lights. ', people: 4, topics: ['lighting', 'parks'], place: '', open: true, at: { lat: 1 } };
  expect(filledIn(fields)).toEqual([
    ['note', 'Talked about lights.'],
    ['people', '4'],
    ['topics', 'lighting, parks'],
  ]);
});

test('a form that is no form shows nothing', () => {
  expect(filledIn(null)).toEqual([]);
  expect(filledIn('text')).toEqual([]);
});

test('an edit of a visit shows where it was and what was changed or emptied, and neither ids nor what it was based on', () => {
  const [id, other] = ['0191e7a2-0000-7000-8000-00000000000a', '0191e7a2-0000-7000-8000-00000000000B'];
  const before = { place: id, where: 'Wolfe Park', officers: [id], people: 4, topics: ['parks'], note: 'Lights.', secret: '', spot: null, caseNumber: '26-1' };
  const form = { ...before, place: other, officers: [id, other], people: 6, note: 'Lights out.', secret: 'Ask in private.', caseNumber: '' };
  expect(filledIn({ visit: id, seen: 'a1b2', before, form })).toEqual([
    ['where', 'Wolfe Park'],
    ['people', '6'],
    ['note', 'Lights out.'],
    ['secret', 'Ask in private.'],
    ['caseNumber', '–'],
  ]);
  expect(filledIn({ visit: id, seen: 'a1b2', form: { note: 'Begun elsewhere.' } })).toEqual([['note', 'Begun elsewhere.']]);
});

test('ids are not for reading in any form', () => {
  expect(filledIn({ explorer: '0191e7a2-0000-7000-8000-00000000000a', officers: ['0191e7a2-0000-7000-8000-00000000000a'], note: 'Both.' })).toEqual([['note', 'Both.']]);
});
