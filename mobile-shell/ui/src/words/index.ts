// The words of the screens, in the language in use. Each language is a catalog in the shape of the English
// one; what it has no words for yet, it says in English, a whole group at a time (`translated.ts`).
import { en } from './en';
import { es } from './es';
import { type LanguageCode, spoken } from './spoken.svelte';
import { so } from './so';

/** What every catalog has. */
export type Words = typeof en;

const CATALOGS: Readonly<Record<LanguageCode, Words>> = { en, es: { ...en, ...es }, so: { ...en, ...so } };

/** The catalog of one language, whatever the screens speak: for what somebody else reads. */
export function wordsIn(language: LanguageCode): Words {
  return CATALOGS[language];
}

/** The catalog in use. Each look at a group asks which language that is, so a screen follows a change. */
export const words: Words = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.keys(en).map((group) => [group, { enumerable: true, get: () => CATALOGS[spoken.language][group as keyof Words] }]),
  ),
) as Words;

/** A label for a word that records hold; a word of a newer version shows as it came. */
export function label(labels: Readonly<Record<string, string>>, word: string): string {
  return labels[word] ?? word.replaceAll('_', ' ');
}
