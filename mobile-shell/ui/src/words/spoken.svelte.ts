// Which language the screens speak. Each person of a device has their own; before anybody is known, the lock
// speaks the device's. Kept on this device alone.
//
// A choice changes no record: what people write down stays as they wrote it.

/** The languages there are, as ISO 639 has them. */
export const LANGUAGES = ['en', 'es', 'so'] as const;

/** One of them. */
export type LanguageCode = (typeof LANGUAGES)[number];

const KEPT = 'porchlight.language';

class Spoken {
  language = $state<LanguageCode>('en');
  /** Whose language it is; none while nobody is known. */
  #person: string | null = null;

  constructor() {
    this.#speak(kept(KEPT) ?? 'en');
  }

  /** Somebody is here, or may be about to unlock: their language, or the device's while they have none. */
  turnTo(person: string | null): void {
    this.#person = person;
    this.#speak((person !== null && kept(`${KEPT}.${person}`)) || kept(KEPT) || 'en');
  }

  /** Chosen by whoever is here. While nobody is, it is the device's: somebody who reads no English gets in. */
  choose(language: LanguageCode): void {
    this.#speak(language);
    try {
      localStorage.setItem(this.#person === null ? KEPT : `${KEPT}.${this.#person}`, language);
    } catch {
      // Storage is closed: the choice holds until the page is left.
    }
  }

  #speak(language: LanguageCode): void {
    this.language = language;
    if (typeof document !== 'undefined') document.documentElement.lang = language;
  }
}

function kept(key: string): LanguageCode | null {
  try {
    const word = localStorage.getItem(key);
    return LANGUAGES.find((language) => language === word) ?? null;
  } catch {
    return null; // storage is closed, or there is none
  }
}

/** The language in use. */
export const spoken = new Spoken();
