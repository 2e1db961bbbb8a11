import { expect, test } from 'vitest';

import { grouped, readNumber } from './numbers';

const ANY = { least: 0, most: 1_000_000 };

test.each([
  ['7', 7],
  [' 12 ', 12],
  ['007', 7],
  ['0', 0],
  ['1200', 1200],
  ['1,200', 1200],
  ['1,000,000', 1_000_000],
  ['', null],
  ['  ', null],
])('“%s” is read as %s', (typed, number) => {
  expect(readNumber(typed, ANY)).toEqual({ number });
});

test.each(['about 5', '5-6', '-5', '+5', '1e3', '1,20', '1,2000', ',200', '1,', '1,200.5', '1.5', '1.200', '0x10', '1 200', 'ten', '٣', '∞', '1000001', '99999999999999999999'])(
  '“%s” is refused, and never another number',
  (typed) => {
    expect(readNumber(typed, ANY)).toEqual({ wrong: true });
  },
);

test('a number outside the limits is refused, not moved to them', () => {
  const cells = { least: 2, most: 1000 };
  for (const typed of ['1', '0', '-5', '1001']) expect(readNumber(typed, cells)).toEqual({ wrong: true });
  expect(readNumber('1,000', cells)).toEqual({ number: 1000 });
  expect(readNumber(grouped(ANY.most), ANY), 'what the field names can be typed').toEqual({ number: ANY.most });
});
