// A photo on an event and a paper on a consent, through the screens: at one desk, at another, and looked at by day
// and by night. On a visit and its note: `attachments.spec.ts`.
import type { Locator, Page } from '@playwright/test';

import { adds } from './attachments-scene';
import { isWellMade } from './measures';
import { ask, open, programsOf } from './screens';
import { expect, test } from './stories';

const thumbs = (page: Page): Locator => page.getByRole('list', { name: 'Photos and papers' });

/** A paper, as a scanner makes it. */
const PAPER = {
  name: 'SCAN_0001.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

test('a photo is added to an event without a network, and is at the other desk when it is back', async ({ officer, second }, info) => {
  test.setTimeout(120_000);
  const { page } = officer;
  const { game } = await programsOf(page);
  const name = `The long tables ${Date.now()}`;
  const here = thumbs(page).getByRole('button', { name: new RegExp(`^Open ${name}`) });
  const there = thumbs(second.page).getByRole('button', { name: new RegExp(`^Open ${name}`) });
  await open(page, `#/event/${game}`);
  await open(second.page, `#/event/${game}`);
  await officer.turnsRelay(false);
  await adds(page, name);
  await expect(here).toHaveAccessibleName(/Only on this device/);
  await officer.reloads();
  await expect(here, 'a dead battery forgets nothing').toHaveAccessibleName(/Only on this device/);
  await expect(there).toHaveCount(0);
  await officer.turnsRelay(true);
  await expect(here).toHaveAccessibleName(/Here, and with the relay/);
  await expect(there).toHaveAccessibleName(/Not on this device/);
  await there.click();
  const sheet = second.page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Fetch it' }).click();
  await expect(sheet.getByRole('status')).toHaveText('Here, and with the relay');
  await expect.poll(() => sheet.getByRole('img', { name }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await isWellMade(second.page, 'photo of an event', (file) => info.outputPath(file));
  await second.page.keyboard.press('Escape');
  await here.scrollIntoViewIfNeeded();
  await isWellMade(page, 'event with a photo', (file) => info.outputPath(file));
});

test('the signed paper of a consent is with the referral, and goes away with a reason', async ({ officer, second }, info) => {
  test.setTimeout(120_000);
  const { page } = officer;
  await officer.goes('#/referrals');
  await officer.goes('#/referral/new');
  await page.getByRole('radio', { name: /^Hennepin County social worker/ }).click();
  await page.getByLabel('What the person needs').fill(`A paper to keep ${Date.now()}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'They agree' }).click();
  const asking = page.getByRole('dialog', { name: 'Do they agree?' });
  await asking.getByText('I asked them alone.').click();
  await asking.getByRole('button', { name: 'They agree' }).click();
  await expect(asking).toHaveCount(0);
  const referral = page.url().split('/').pop() ?? '';

  await page.getByLabel('Add a photo or paper').setInputFiles(PAPER);
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('A paper is kept as it is, with everything that is in it.')).toBeVisible();
  await isWellMade(page, 'adding a paper to a consent', (file) => info.outputPath(file));
  await sheet.getByLabel('What it shows').fill('Signed consent');
  await sheet.getByRole('button', { name: 'Add it' }).click();
  await expect(sheet).toBeHidden();
  const here = thumbs(page).getByRole('button', { name: /^Open Signed consent/ });
  await expect(here).toHaveAccessibleName('Open Signed consent. Not public. Here, and with the relay');
  await here.scrollIntoViewIfNeeded();
  await isWellMade(page, 'consent with a paper', (file) => info.outputPath(file));

  // Who had no part in it does not get it.
  await expect(ask(second.page, { do: 'referrals', ask: 'one', referral })).rejects.toThrow();

  await here.click();
  const download = page.waitForEvent('download');
  await sheet.getByRole('link', { name: 'Save the paper' }).click();
  await download;
  await sheet.getByRole('button', { name: 'Take it away' }).click();
  await page.getByRole('button', { name: 'Added twice' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
  await expect(page.getByText('Nothing is attached.')).toBeVisible();
});
