// The office with something on every screen, for the pictures: a lost phone's work in custody, a note that
// was looked at, a visit that was removed and one that is held, records that were handed out.
import { type Browser, expect } from '@playwright/test';

import type { DeskName } from './desks';
import { letsIn, personAt } from './joining';
import { Person } from './person';
import type { Phone } from './phone';
import { ask, logVisit, open } from './screens';

/** Whose desk a picture is taken at, and how to get there. */
interface Picture {
  desk: DeskName;
  shows: (person: Person) => Promise<void>;
}

const at = (address: string) => ({ page }: Person) => open(page, address);

/** Every picture, by name. */
export const OFFICE: Record<string, Picture> = {
  people: {
    desk: 'Admin 1',
    shows: async ({ page }) => {
      await open(page, '#/people');
      if ((page.viewportSize()?.width ?? 0) > 1000) await open(page, await personAt(page, 'Officer 7'));
    },
  },
  invite: {
    desk: 'Admin 1',
    shows: async ({ page }) => {
      await open(page, '#/people');
      await open(page, `${await personAt(page, 'Officer 2')}/invite`);
      await page.getByRole('button', { name: 'Make a code' }).click();
      await expect(page.getByRole('img', { name: 'Code to scan with the new device' })).toBeVisible();
    },
  },
  custody: { desk: 'Custodian 1', shows: at('#/custody') },
  'who-looked': { desk: 'Custodian 1', shows: at('#/looks') },
  removal: { desk: 'Custodian 1', shows: at('#/removed') },
  retention: { desk: 'Custodian 1', shows: at('#/retention') },
  request: {
    desk: 'Custodian 1',
    shows: async ({ page }) => {
      await open(page, '#/requests');
      await open(page, '#/requests/new');
      await page.getByLabel('What is it for?').fill('A story about parks in the evening');
      await page.getByLabel('Words', { exact: true }).fill('lamps');
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByRole('list', { name: 'Found' }).scrollIntoViewIfNeeded();
      await page.getByRole('button', { name: 'See what goes out' }).click();
      await page.getByRole('region', { name: 'What goes out' }).waitFor();
      await page.getByRole('heading', { name: 'Found' }).evaluate((head) => head.scrollIntoView());
    },
  },
  year: {
    desk: 'Custodian 1',
    shows: async ({ page }) => {
      await open(page, '#/year');
      const first = page.getByRole('region', { name: /^District 1/ });
      for (const officer of ['Officer 1', 'Officer 2', 'Officer 3']) {
        await first.getByRole('button', { name: `Take ${officer} off again` }).click();
      }
      await first.getByRole('combobox').selectOption({ label: 'Officer 12' });
      await expect(page.getByRole('list', { name: 'Promises that change hands' })).toBeVisible();
    },
  },
};

/** Plays what the pictures show. */
export async function officeScene(browser: Browser, phone: Phone): Promise<void> {
  const [admin, officer, second, custodian] = [
    await Person.at(browser, 'Admin 1'),
    await Person.at(browser, 'Officer 1'),
    await Person.at(browser, 'Officer 2'),
    await Person.at(browser, 'Custodian 1'),
  ];
  await letsIn(admin, 'Officer 7', phone);
  await phone.syncs();
  const [place] = await phone.asks<{ place: string }[]>({ do: 'places', text: 'Park', limit: 1 });
  const note = 'Walked past the playground at dusk. Two families asked about the broken gate.';
  await phone.asks({ do: 'log_visit', visit: { place: place?.place, note } });
  const fields = { note: 'Met the shop owner about the' };
  await phone.asks({ do: 'keep_draft', draft: { draft: '0190a000-0000-7000-8000-0000000000f2', form: 'visit', fields } });
  const { device } = await phone.asks<{ device: string }>({ do: 'whoami' });
  await ask(admin.page, { do: 'revoke_device', device, because: 'lost' });
  await phone.syncs();

  const lamps = { note: 'Two lamps by the path are out.', private_note: 'The shift lead asks for a call first.' };
  const looked = await logVisit(officer.page, 'Wolfe Park', lamps);
  const gone = await logVisit(officer.page, 'Oak Hill Park', { note: 'Written into the wrong city’s log.' });
  const held = await logVisit(officer.page, 'Wolfe Park', { note: 'A case about this is open.' });
  await second.goes(`#/visit/${looked}`);
  await second.page.getByLabel('Why are you reading it?').fill('Follow-up visit tonight');
  await second.page.getByRole('button', { name: 'Say why' }).click();
  await expect(second.page.getByText('Written down beside your look.')).toBeVisible();
  await custodian.goes(`#/visit/${held}`);
  await expect(custodian.page.getByText('A case about this is open.')).toBeVisible();
  await ask(custodian.page, { do: 'hold', record: held, held: true });
  await ask(custodian.page, { do: 'expunge', record: gone, authority: 'misfiled' });
  await custodian.goes('#/looks');
  await expect(custodian.page.getByText('“Follow-up visit tonight”')).toBeVisible();
  for (const person of [admin, officer, second, custodian]) await person.leaves();
}
