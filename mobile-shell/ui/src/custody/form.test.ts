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
