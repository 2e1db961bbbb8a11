// What a language is called, in itself, and who has checked its words. How a speaker signs: docs/words.md.
import type { LanguageCode } from './spoken.svelte';

/** A speaker's word for a catalog, as it stands in docs/words.md. */
export interface Reviewed {
  by: string;
  /** The day, such as 2026-11-24. */
  on: string;
}

/** A language as people choose it. */
export interface Language {
  /** In the language itself. */
  name: string;
  /** How dates are written. */
  locale: string;
  /** Who has checked it; null until a speaker has. English needs nobody. */
  reviewed: Reviewed | null;
}

/** All of them. English is what the others are translated from. */
export const languages: Readonly<Record<LanguageCode, Language>> = {
  en: { name: 'English', locale: 'en-US', reviewed: null },
  es: { name: 'Español', locale: 'es-US', reviewed: null },
  so: { name: 'Soomaali', locale: 'so', reviewed: null },
};

/** Whether somebody who speaks it still has to look at it. */
export function isUnchecked(language: LanguageCode): boolean {
  return language !== 'en' && languages[language].reviewed === null;
}
