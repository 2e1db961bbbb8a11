import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { fileOf, isTooLarge, LARGEST_MB, nameOf } from './attach';

test('a photo is not called by the number that a camera gave it, a paper by its name', () => {
  expect(nameOf({ name: 'IMG_20260601_120000.jpg', type: 'image/jpeg' }, 'Photo')).toBe('Photo');
  expect(nameOf({ name: 'Lease 2026.PDF', type: 'application/pdf' }, 'Photo')).toBe('Lease 2026');
  expect(nameOf({ name: `${'a'.repeat(300)}.pdf`, type: 'application/pdf' }, 'Photo')).toHaveLength(120);
});

test('a file is asked for beside the page', () => {
  expect(fileOf('0190a000-0000-7000-8000-000000000001')).toBe('./attachment?attachment=0190a000-0000-7000-8000-000000000001');
});

test('what is too large is known before it is sent: by the number that the core has', () => {
  const core = (path: string) => readFileSync(new URL(`../../../../crates/${path}`, import.meta.url), 'utf8');
  const [, chunks] = /LARGEST_FILE: usize = (\d+) \* CHUNK_BYTES/.exec(core('engine/src/commands/attachments/adding.rs')) ?? [];
  const [, kibibytes] = /CHUNK_BYTES: usize = (\d+) \* 1024/.exec(core('seal/src/secret/blob.rs')) ?? [];
  expect(Number(chunks) * Number(kibibytes)).toBe(LARGEST_MB * 1024);
  expect(isTooLarge({ size: LARGEST_MB * 1024 * 1024 })).toBe(false);
  expect(isTooLarge({ size: LARGEST_MB * 1024 * 1024 + 1 })).toBe(true);
});
