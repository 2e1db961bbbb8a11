// The words of the screens, in the language in use. A second language is a second catalog.
import { en } from './en';

/** What every catalog must have. */
export type Words = typeof en;

/** The catalog in use. */
export const words: Words = en;

/** A label for a word that records hold; a word of a newer version shows as it came. */
export function label(labels: Readonly<Record<string, string>>, word: string): string {
  return labels[word] ?? word.replaceAll('_', ' ');
}
