import { encodeQR } from 'qr';
import { expect, test } from 'vitest';

import { pathOf } from './qr';

test('a run of dark squares is one bar', () => {
  expect(pathOf([[true, true, false, true], [false, false, false, false], [false, true, false, false]])).toBe(
    'M0 0h2v1h-2zM3 0h1v1h-1zM1 2h1v1h-1z',
  );
});

test('every dark square of a real code is drawn once', () => {
  const data = encodeQR('porchlight:invite', 'raw', { ecc: 'medium' });
  const drawn = [...pathOf(data).matchAll(/h(\d+)v1/g)].reduce((sum, [, long]) => sum + Number(long), 0);
  expect(drawn).toBe(data.flat().filter(Boolean).length);
});
