import { expect, test } from 'vitest';

import { type Block, pages } from './blocks';

const block = (title: string, rows: number): Block => ({
  title,
  columns: [{ label: 'a' }],
  rows: Array.from({ length: rows }, (_, n) => [`row ${n}`]),
  none: 'none',
});

test('every row stands on a page once, in its order, and a long table says that it goes on', () => {
  const cut = pages([block('topics', 12), block('gaps', 90), block('events', 0)]);
  const of = (title: string): Block[] => cut.flat().filter((part) => part.title === title);
  expect(of('gaps').flatMap(({ rows }) => rows.flat())).toEqual(block('gaps', 90).rows.flat());
  expect(of('gaps').map(({ continued }) => continued)).toEqual(of('gaps').map((_, n) => n > 0));
  expect(of('events'), 'what is empty says so').toHaveLength(1);
  expect(cut.every((page) => page.length > 0)).toBe(true);
});
