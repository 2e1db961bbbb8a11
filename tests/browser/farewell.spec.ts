// A computer whose person lost it, or that was away for too long: it says what happened and where the work is.
import type { Page } from '@playwright/test';

import { violations } from './measures';
import { adds, tries } from './shared-desk';
import { EIGHT, expect, locksNow, SEVEN, test, unlockOf } from './shared-stories';

async function logs(page: Page, note: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/visit/new'));
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Public note', { exact: true }).fill(note);
  await page.getByRole('button', { name: 'Save' }).click();
  const saved = page.getByRole('complementary', { name: 'Saved on this device' });
  await saved.getByRole('button', { name: 'Done' }).click();
}

test('a removed device hands its work over and tells so', async ({ officer, shared, page7: page }) => {
  test.setTimeout(120_000);
  const { reply } = await shared.asked(page, '/call', { do: 'whoami' });
  const { device } = (reply as { ok: { device: string } }).ok;
  await officer.turnsRelay(false);
  await logs(page, 'Never sent');
  await locksNow(page);
  await expect(page.getByText('1 entry waits on this computer and goes out after you unlock.')).toBeVisible();
  await officer.turnsRelay(true);
  await shared.orders({ do: 'revoke_device', device, because: 'replaced' });

  await tries(page, SEVEN.secret);
  await expect(page.getByRole('heading', { level: 1, name: 'This device was removed from your agency' })).toBeVisible();
  await expect(page.getByText('1 unsent entry')).toBeVisible();
  await expect(page.getByText(/Receipt \d+, signed by the relay/)).toBeVisible();
  await expect(page.getByText('Never sent')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('main').getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, 'Officer 7').waitFor();
  await expect(page.getByText('No longer a member: nothing is left here.')).toBeVisible();
  await tries(page, SEVEN.secret);
  await expect(page.getByText('1 unsent entry')).toBeVisible();
});

test('whoever left is taken off the list of the computer, and whoever belongs is not', async ({ shared, page7: page }) => {
  test.setTimeout(120_000);
  const { reply } = await shared.asked(page, '/call', { do: 'whoami' });
  const { device } = (reply as { ok: { device: string } }).ok;
  const { people } = (await shared.asked(page, '/lock', {})).reply as { people?: { person: string }[] };
  expect(people).toBeUndefined(); // that locked it
  // Not out of the page: it goes to the lock this moment.
  const lock = await page.request.get(new URL('lock', page.url()).href);
  const [seven] = ((await lock.json()) as { people: { person: string }[] }).people;
  const early = await shared.asked(page, '/lock/off', seven);
  expect(early.status, 'a member stays listed').toBe(409);
  await page.reload();
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await adds(shared, page, EIGHT);
  await page.getByRole('banner').getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await shared.orders({ do: 'revoke_device', device, because: 'ended' });

  const list = page.getByRole('list', { name: 'People on this computer' });
  await list.getByRole('button', { name: 'Officer 7' }).click();
  await tries(page, SEVEN.secret);
  await expect(page.getByRole('heading', { level: 1, name: 'This device was removed from your agency' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Somebody else' }).click();
  const over = list.getByRole('listitem').filter({ hasText: 'Officer 7' });
  await expect(over).toContainText('No longer a member: nothing is left here.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await over.getByRole('button', { name: 'See the receipts: Officer 7' }).click();
  await unlockOf(page, 'Officer 7').waitFor();
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await over.getByRole('button', { name: 'Take off the list: Officer 7' }).click();
  await over.getByRole('button', { name: 'Yes, take Officer 7 off' }).click();
  await expect(page.getByText('Officer 7 is off the list.')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText(EIGHT.label);
});
