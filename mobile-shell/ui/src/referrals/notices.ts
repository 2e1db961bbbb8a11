// What is read to a person before they agree, in the languages that the city has it in. Pure.
//
// The city's attorney words it and the city has it translated: it stands in the pack, not in our catalogs.
import type { City } from '../door/generated';
import { type LanguageCode, LANGUAGES } from '../words/spoken.svelte';

/** The notice in one language. */
export interface ReadNotice {
  language: LanguageCode;
  says: string;
  /** A speaker has checked it. English is what the city wrote. */
  checked: boolean;
}

/** All of them, English first; none where the city has no notice. */
export function noticesOf(city: Pick<City, 'referral_notice' | 'referral_notices'> | undefined): ReadNotice[] {
  if (!city?.referral_notice) return [];
  const translated = (city.referral_notices ?? []).flatMap(({ language, says, reviewed }) => {
    const known = LANGUAGES.find((one) => one === language);
    return known && known !== 'en' ? [{ language: known, says, checked: reviewed !== undefined }] : [];
  });
  return [{ language: 'en', says: city.referral_notice, checked: true }, ...translated];
}
