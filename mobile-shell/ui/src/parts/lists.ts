// Arrow keys in a list: up and down, Home and End move between its rows.
//
// Knows only that a row is marked `data-row`; every row stays reachable with Tab as well.
import type { Attachment } from 'svelte/attachments';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Put on the list: `<ul {@attach arrows}>`. */
export const arrows: Attachment<HTMLElement> = (list) => {
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    rows[step(at, rows.length - 1)]?.focus();
  };
  list.addEventListener('keydown', move);
  return () => list.removeEventListener('keydown', move);
};
