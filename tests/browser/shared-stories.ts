// A shared computer and the people of its stories: Officer 7 with a PIN, Officer 8 with a passphrase.
import type { Page } from '@playwright/test';

import { adds, type Newcomer, SharedDesk } from './shared-desk';
import { test as base } from './stories';

/** The one who is there first. */
export const SEVEN: Newcomer = { label: 'Officer 7', member: 'Officer 7', secret: '402917' };
/** The one who comes after. */
export const EIGHT: Newcomer = { label: 'Night shift', member: 'Officer 8', secret: 'lantern on the porch', word: 'Passphrase' };
/** What is being typed. */
export const NOTE = 'Three neighbors asked about the stop sign';
const HOURS = ['--idle-minutes', '120'];

/** A computer on which Officer 7 has just been added. */
export const test = base.extend<{ shared: SharedDesk; page7: Page; options: string[] }>({
  options: [HOURS, { option: true }],
  shared: async ({ options }, use) => {
    const desk = await SharedDesk.with(...options);
    await use(desk);
    await desk.isThrownAway();
  },
  page7: async ({ shared, browser }, use) => {
    const page = await shared.shownIn(browser);
    await adds(shared, page, SEVEN);
    await use(page);
    await page.context().close();
  },
});

/** Where a PIN is typed. */
export const pinOf = (page: Page) => page.getByLabel('Enter your PIN');
/** The head of the lock of somebody. */
export const unlockOf = (page: Page, label: string) => page.getByRole('heading', { level: 1, name: label });

/** Officer 7 gets up. */
export async function locksNow(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.getByRole('banner').getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, 'Officer 7').waitFor();
}

/** Begins a visit and leaves it unfinished. */
export async function typesNote(page: Page, note: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/visit/new'));
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Public note', { exact: true }).pressSequentially(note);
}

export { expect } from '@playwright/test';
