import { expect, test } from 'vitest';

import { distance } from './distance';

test.each([
  [0, '10 ft'],
  [9, '30 ft'],
  [84, '300 ft'],
  [290, '950 ft'],
  [320, '0.2 mi'],
  [1420, '0.9 mi'],
  [16_000, '9.9 mi'],
  [20_000, '12 mi'],
])('%d metres read “%s”', (metres, said) => {
  expect(distance(metres)).toBe(said);
});
