// Numbers as people type them: the one reader of them. Pure.
//
// What is no whole number is never turned into another one: it is refused, and the field says what to type.

/** A number as people read it, and as the reader below takes it: “1,000,000”. */
export const grouped = (number: number): string => number.toLocaleString('en');

/** What a field takes. */
export interface Limits {
  least: number;
  most: number;
}

/** A whole number, none because nothing was typed, or a text that is neither. */
export type Read = { number: number | null } | { wrong: true };

/** “1200” and “1,200” are one number; “1,20”, “1e3”, “5-6”, “-5” and “about 5” are none. */
export function readNumber(typed: string, { least, most }: Limits): Read {
  const text = typed.trim();
  if (text === '') return { number: null };
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(text)) return { wrong: true };
  const number = Number(text.replaceAll(',', ''));
  return number >= least && number <= most ? { number } : { wrong: true };
}
