import { expect, test } from 'vitest';

import { distance } from './distance';

test.each([
  [3, '10 m'],
  [84, '80 m'],
  [949, '950 m'],
  [1420, '1.4 km'],
  [12_300, '12 km'],
])('%d metres read “%s”', (metres, said) => {
  expect(distance(metres)).toBe(said);
});
