import { encode } from 'uqr';
import { expect, test } from 'vitest';

import { qr } from './qr';

const CODE = `PORCH1-${Array.from({ length: 36 }, () => '7K2MX').join('-')}`;

/** Fills the path's pieces into a grid again. */
function drawn(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(length); at++) (grid[Number(y)] ?? [])[Number(x) + at] = true;
  }
  return grid;
}

test('every dark module of the code is drawn, and no other', () => {
  const { size, path } = qr(CODE);
  expect(drawn(path, size)).toEqual(encode(CODE, { ecc: 'M', border: 4 }).data);
});

test('a whole invite code makes a square that a phone reads from a screen', () => {
  // 61 modules and the frame: half a centimetre for eight of them at 5 cm.
  expect(qr(CODE).size).toBeLessThanOrEqual(69);
});

test('the frame stays light', () => {
  const { size, path } = qr('PORCH1');
  const grid = drawn(path, size);
  expect(grid[0]?.some(Boolean)).toBe(false);
  expect(grid.map((row) => row[3]).some(Boolean)).toBe(false);
});
