// What the core refuses and reports, in the language in use. The core has one language, English; what it says is
// looked up by the sentence itself, and `rust.test.ts` holds the catalogs against the Rust.
import { type LanguageCode, spoken } from '../spoken.svelte';
import { es } from './es';
import { type Book, bookOf, type Catalog, translated } from './match';
import { so } from './so';

/** The catalogs. English needs none. */
export const REFUSALS: Readonly<Record<LanguageCode, Catalog>> = { en: {}, es, so };

const BOOKS = new Map<LanguageCode, Book>();

/** A text, and the language it is in where that is not the screen's: a screen reader has to know. */
export interface Said {
  text: string;
  lang?: 'en' | undefined;
}

/** What the core says, in the language in use; in English and marked as that where nobody has translated it. */
export function coreSays(text: string, language: LanguageCode = spoken.language): Said {
  if (language === 'en' || text === '') return { text };
  const book = BOOKS.get(language) ?? bookOf(REFUSALS[language]);
  BOOKS.set(language, book);
  const found = translated(book, text);
  return found === undefined ? { text, lang: 'en' } : { text: found };
}

/** What was refused and what to do, in one text: where one of both is not translated, both are in English. */
export function refusalSays(refused: { say: string; what_next: string }): Said {
  const both = [refused.say, refused.what_next].filter(Boolean).map((text) => coreSays(text));
  const english = both.some(({ lang }) => lang);
  return english ? { text: [refused.say, refused.what_next].filter(Boolean).join(' '), lang: 'en' } : { text: both.map(({ text }) => text).join(' ') };
}
