import { expect, test } from 'vitest';

import { Pages } from './pages.svelte';

interface Page {
  rows: number[];
  next: string | null;
}

const page = (from: number, next: string | null): Page => ({ rows: [from, from + 1], next });

test('whoever has read three pages still has three after the first has changed', async () => {
  const pages = new Pages<number>();
  pages.begin(page(0, 'a'));
  pages.add(page(2, 'b'));
  pages.add(page(4, 'c'));
  const asked: string[] = [];
  await pages.again(page(10, 'x'), (after) => {
    asked.push(after);
    return Promise.resolve(page(after === 'x' ? 12 : 14, after === 'x' ? 'y' : 'z'));
  });
  expect(pages.rows).toEqual([10, 11, 12, 13, 14, 15]);
  expect(asked).toEqual(['x', 'y']);
  expect(pages.next).toBe('z');
});

test('a list that has become shorter ends where it ends', async () => {
  const pages = new Pages<number>();
  pages.begin(page(0, 'a'));
  pages.add(page(2, null));
  await pages.again(page(10, null), () => Promise.reject(new Error('nothing more to ask for')));
  expect(pages.rows).toEqual([10, 11]);
  expect(pages.next).toBeNull();
});

test('an answer that came too late changes nothing', async () => {
  const pages = new Pages<number>();
  pages.begin(page(0, 'a'));
  pages.add(page(2, null));
  let late: (page: Page) => void = () => undefined;
  const waiting = pages.again(page(10, 'x'), () => new Promise((come) => (late = come)));
  pages.begin(page(20, null));
  late(page(12, null));
  await waiting;
  expect(pages.rows).toEqual([20, 21]);
});
