import { expect, test } from 'vitest';

import { hoursOf } from './hours';

test('seconds are cut off, never rounded up', () => {
  expect([0, 59, 60, 3599, 3600, 11_159].map(hoursOf)).toEqual(['0:00', '0:00', '0:01', '0:59', '1:00', '3:05']);
});
