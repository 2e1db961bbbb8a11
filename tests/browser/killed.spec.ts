// The program behind the page is killed while somebody types: the page never says saved of what is not,
// keeps what is typed, and saves it when the program is back.
import { expect, type Page, test } from '@playwright/test';

import { LoneDesk } from './lone-desk';
import { ask } from './screens';

const desk = new LoneDesk();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => desk.isFounded());
test.afterAll(() => desk.ends());
test.afterEach(() => desk.isKilled());

const BEFORE = 'Asked about the stop sign';
const AFTER = ' and about the lights at the pond';

/** A form with a place and half a note, kept as a draft. */
async function types(page: Page): Promise<void> {
  await page.goto(await desk.starts());
  await page.getByRole('link', { name: 'Log a visit', exact: true }).click();
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Public note', { exact: true }).pressSequentially(BEFORE);
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
}

async function typesOn(page: Page): Promise<void> {
  await page.getByLabel('Public note', { exact: true }).pressSequentially(AFTER);
  await page.getByLabel('Not-public note').fill('Call before the next visit.');
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'unreachable');
  await expect(page.locator('[data-light]')).toHaveAttribute('data-light', 'alarm');
  await expect(page.locator('[data-light]')).toContainText('Not saved — Porchlight is not running. Keep this page open');
  await expect(page.getByText('What you have typed since is not saved.')).toBeVisible();
  await expect(page.getByText('Draft kept on this device')).toHaveCount(0);
}

/** The drafts that the program has, as it tells itself. */
async function drafts(page: Page): Promise<{ note: string; secret: string }[]> {
  const all = await ask<{ fields: { note: string; secret: string } }[]>(page, { do: 'drafts' });
  return all.map(({ fields: { note, secret } }) => ({ note, secret }));
}

test('what is typed while the program is dead is in the draft when it is back', async ({ page, context }) => {
  await types(page);
  await desk.isKilled();
  await typesOn(page);
  await page.getByRole('button', { name: 'Save' }).click(); // does not work, and must not lose anything
  await expect(page.locator('[data-light]')).toHaveAttribute('data-light', 'alarm');
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(BEFORE + AFTER);

  // The person starts it again and opens the address that it prints; the old page comes back by itself.
  const address = await desk.starts();
  expect(new URL(address).origin).toBe(new URL(page.url()).origin);
  await expect(page.getByRole('heading', { name: 'Open the address again that Porchlight printed' })).toBeVisible();
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(BEFORE + AFTER);
  await expect(page.locator('[data-light]')).toContainText('Not saved');
  const other = await context.newPage();
  await other.goto(address);
  await expect(page.getByText('Draft kept on this device')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('[data-light]')).not.toHaveAttribute('data-light', 'alarm');
  expect(await drafts(page)).toEqual([{ note: BEFORE + AFTER, secret: 'Call before the next visit.' }]);

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('complementary', { name: 'Saved on this device' })).toBeVisible();
  expect(await drafts(page)).toEqual([]);
});

test('a page that was left and loaded again saves what it could not, without the sealed note', async ({ page }) => {
  page.on('dialog', (dialog) => void dialog.accept()); // the browser asks whether to leave
  await types(page);
  await desk.isKilled();
  await typesOn(page);
  await page.goto(await desk.starts());
  await expect.poll(() => drafts(page)).toEqual([{ note: BEFORE + AFTER, secret: '' }]);
  await expect(page.locator('[data-light]')).not.toHaveAttribute('data-light', 'alarm');
  const left = await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('porchlight.unsaved')));
  expect(left).toEqual([]);
});

test('an event that is being planned when the program is killed is on Today when it is back', async ({ page }) => {
  await page.goto(await desk.starts());
  await page.evaluate(() => (location.hash = '#/event/new'));
  await page.getByLabel('Name', { exact: true }).pressSequentially('Invented supper');
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  await desk.isKilled();
  await page.getByLabel('What those on duty should know').fill('Bring the long tables.');
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'unreachable');
  const other = await page.context().newPage();
  await other.goto(await desk.starts());
  // The page that was left open keeps what it could not, and another finds all of it.
  await expect(page.getByText('Draft kept on this device')).toBeVisible({ timeout: 30_000 });
  await other.getByRole('link', { name: /^Form: Event/ }).click();
  await expect(other.getByLabel('Name', { exact: true })).toHaveValue('Invented supper');
  await expect(other.getByLabel('What those on duty should know')).toHaveValue('Bring the long tables.');
});
