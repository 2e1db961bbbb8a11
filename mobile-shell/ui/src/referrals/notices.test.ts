import { expect, test } from 'vitest';

import { noticesOf } from './notices';

test('the city’s notice is offered in the languages that it has been translated to', () => {
  expect(noticesOf(undefined)).toEqual([]);
  expect(noticesOf({ referral_notices: [{ language: 'es', says: 'a' }] }), 'a translation of nothing').toEqual([]);
  const found = noticesOf({
    referral_notice: 'a',
    referral_notices: [
      { language: 'es', says: 'b', reviewed: 'Speaker 1, 2026-11-24' },
      { language: 'so', says: 'c' },
      { language: 'hmn', says: 'd' },
    ],
  });
  expect(found.map(({ language, says, checked }) => [language, says, checked])).toEqual([
    ['en', 'a', true],
    ['es', 'b', true],
    ['so', 'c', false],
  ]);
});
