// A computer whose person lost it, or that was away for too long: it says what happened and where the work is.
import type { Page } from '@playwright/test';

import { violations } from './measures';
import { tries } from './shared-desk';
import { expect, locksNow, SEVEN, test, unlockOf } from './shared-stories';

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
  await tries(page, SEVEN.secret);
  await expect(page.getByText('1 unsent entry')).toBeVisible();
});

test('a device that was away for too long says what comes back', async ({ page7: page }) => {
  const farewell = { because: 'lapsed', handed_over: [], waiting: 2 };
  await page.route('**/host', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), farewell } });
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'This device was away for too long' })).toBeFocused();
  await expect(page.getByText('2 entries that you had not sent are still here')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await page.unroute('**/host');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});
