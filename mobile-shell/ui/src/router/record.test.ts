import { expect, test } from 'vitest';

import { recordAddress } from './record';
import { readRoute } from './route';

test('a record is looked at on its own page, where its kind has one', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  expect(readRoute(recordAddress('visit', id) ?? '')).toEqual({ at: 'visit', visit: id });
  expect(readRoute(recordAddress('place', id) ?? '')).toEqual({ at: 'place', place: id });
  expect(readRoute(recordAddress('explorer', id) ?? '')).toEqual({ at: 'explorer', id });
  expect([recordAddress('city', id), recordAddress(null, id)]).toEqual([undefined, undefined]);
});
