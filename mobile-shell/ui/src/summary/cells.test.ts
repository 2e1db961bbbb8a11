import { expect, test } from 'vitest';

import { cellText, fits } from './cells';

test('a cell that is left out shows the mark, nothing and a number show as they are', () => {
  expect(cellText({ visits: null, people_reached: null }, 'visits', '–')).toBe('–');
  expect(cellText({ visits: 0, people_reached: 0 }, 'visits', '–')).toBe('0');
  expect(cellText({ visits: 12, people_reached: 1234 }, 'people_reached', '–')).toBe('1,234');
});

test('four districts fit a phone no more, large text sooner', () => {
  expect(fits(1000, 5, 16)).toBe(true);
  expect(fits(358, 5, 16)).toBe(false);
  expect(fits(358, 1, 16)).toBe(true);
  expect(fits(358, 1, 32)).toBe(false);
});
