import { expect, test } from 'vitest';

import { fileOf, nameOf } from './attach';

test('a photo is not called by the number that a camera gave it, a paper by its name', () => {
  expect(nameOf({ name: 'IMG_20260601_120000.jpg', type: 'image/jpeg' }, 'Photo')).toBe('Photo');
  expect(nameOf({ name: 'Lease 2026.PDF', type: 'application/pdf' }, 'Photo')).toBe('Lease 2026');
  expect(nameOf({ name: `${'a'.repeat(300)}.pdf`, type: 'application/pdf' }, 'Photo')).toHaveLength(120);
});

test('a file is asked for beside the page', () => {
  expect(fileOf('0190a000-0000-7000-8000-000000000001')).toBe('./attachment?attachment=0190a000-0000-7000-8000-000000000001');
});
