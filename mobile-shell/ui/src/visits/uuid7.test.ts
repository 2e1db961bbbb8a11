import { expect, test } from 'vitest';

import { uuid7 } from './uuid7';

test('an id has version 7, variant 2 and the time in front', () => {
  const id = uuid7(0x0190_1234_5678, new Uint8Array(10).fill(0xff));
  expect(id).toBe('01901234-5678-7fff-bfff-ffffffffffff');
});

test('later ids sort later', () => {
  const random = new Uint8Array(10);
  expect(uuid7(2000, random) > uuid7(1999, random)).toBe(true);
});
