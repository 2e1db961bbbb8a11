// Screens in another language, for the stories and the measures: whose, and in which.
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

import type { DeskName } from './desks';
import { Person } from './person';
import { open } from './screens';

/** A language, as people choose it, and the name of Today in it. */
export const SPOKEN = {
  es: { name: 'Español', today: 'Hoy', unchecked: 'Traducción aún no revisada por un hablante' },
  so: { name: 'Soomaali', today: 'Maanta', unchecked: 'Turjumaaddan weli ma hubin qof afka ku hadla' },
} as const;

/** One of them. */
export type Spoken = keyof typeof SPOKEN;

/** Chooses a language in the settings, as a person does. */
export async function choosesLanguage(page: Page, language: Spoken): Promise<void> {
  await open(page, '#/settings');
  await page.getByRole('group', { name: /Idioma/ }).getByText(SPOKEN[language].name).click();
  await page.locator(`html[lang=${language}]`).waitFor();
}

/** Somebody who sits down at a desk and has it speak their language. */
export async function speaking(
  browser: Browser,
  name: DeskName,
  language: Spoken,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await Person.at(browser, name, options);
  await choosesLanguage(person.page, language);
  return person;
}
