// What the core says, found again among its sentences and said in another language.
//
// Pure: knows no language in use and no catalog. A sentence with parts that vary is written as the Rust has it,
// `The event is longer than {} days.`; its translation has the same holes, in any order.

/** Sentences of the core, as they are shown, and what they are in another language. */
export type Catalog = Readonly<Record<string, string>>;

/** A text between its holes: one piece more than there are holes. */
export interface Holed {
  pieces: string[];
  holes: string[];
}

/** A catalog, made ready for looking up. */
export interface Book {
  whole: ReadonlyMap<string, string>;
  holed: readonly { english: Holed; other: Holed }[];
}

/** A capital letter at the front, a full stop at the end: as the core makes a sentence of an error's text. */
export function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

/** Takes a text apart at its holes. One without a name is called by its number. */
export function apart(text: string): Holed {
  const parts = text.split(/\{([^{}]*)\}/);
  const holes = parts.filter((_, at) => at % 2 === 1);
  return { pieces: parts.filter((_, at) => at % 2 === 0), holes: holes.map((name, at) => name || String(at)) };
}

/** Makes a catalog ready. */
export function bookOf(catalog: Catalog): Book {
  const entries = Object.entries(catalog);
  const holed = entries.map(([english, other]) => ({ english: apart(english), other: apart(other) }));
  return { whole: new Map(entries), holed: holed.filter(({ english }) => english.holes.length > 0) };
}

/** What a text of the core is in the language of the book; nothing when the book does not have it. */
export function translated(book: Book, text: string): string | undefined {
  const said = sentence(text);
  const found = book.whole.get(said) ?? filled(book, said);
  return found === undefined ? undefined : dressedLike(text, found);
}

function filled(book: Book, said: string): string | undefined {
  for (const { english, other } of book.holed) {
    const held = holds(english.pieces, said);
    if (!held) continue;
    // What a hole holds may be a sentence of the core as well: why an invite is no longer good.
    const values = new Map(english.holes.map((name, at) => [name, inside(book, held[at])]));
    return other.pieces.map((piece, at) => piece + (values.get(other.holes[at] ?? '') ?? '')).join('');
  }
  return undefined;
}

function inside(book: Book, value = ''): string {
  return translated(book, value) ?? value;
}

/** What stands in the holes, where the text has all of the pieces, one after the other. */
function holds(pieces: readonly string[], text: string): string[] | undefined {
  const [first = '', ...others] = pieces;
  if (!text.startsWith(first)) return undefined;
  const held: string[] = [];
  let from = first.length;
  for (const [at, piece] of others.entries()) {
    const isLast = at === others.length - 1;
    const found = isLast ? text.length - piece.length : text.indexOf(piece, from);
    if (found < from || !text.startsWith(piece, found)) return undefined;
    held.push(text.slice(from, found));
    from = found + piece.length;
  }
  return held;
}

/** Where the core says half a sentence, so does the translation: it stands in the middle of another, or after a colon. */
function dressedLike(text: string, found: string): string {
  const first = text.charAt(0);
  const front = first === first.toUpperCase() ? found : `${found.charAt(0).toLowerCase()}${found.slice(1)}`;
  return /[.!?]$/.test(text) ? front : front.replace(/\.$/, '');
}
