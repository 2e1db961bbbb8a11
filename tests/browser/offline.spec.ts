// The relay is gone, and comes back: nothing typed is lost, and the light never says more than is true.
import { expect, test } from './stories';

const NOTE = 'Three neighbors asked about the stop sign';

test('what is half typed survives a reload', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Public note', { exact: true }).pressSequentially(NOTE.slice(0, 20));
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  await officer.reloads();
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(NOTE.slice(0, 20));

  await officer.goes('#/today');
  // Other stories at this desk may have left forms of their own.
  const draft = page.getByRole('list', { name: 'Not finished' }).getByRole('listitem').filter({ hasText: NOTE.slice(0, 20) });
  await draft.getByRole('link').click();
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(NOTE.slice(0, 20));
  await officer.goes('#/today');
  await draft.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(draft).toHaveCount(0);
});

test('an edit that was not saved survives a reload', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.goes(`#/visit/${visit}/edit`);
  await page.getByLabel('Public note', { exact: true }).fill(NOTE);
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  await officer.reloads();
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(NOTE);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(NOTE)).toBeVisible();
  await officer.goes('#/today');
  const drafts = page.getByRole('list', { name: 'Not finished' }).getByRole('listitem');
  await expect(drafts.filter({ hasText: NOTE })).toHaveCount(0);
});

test('a visit logged without the relay reaches everybody when it is back', async ({ officer, second, supervisor }) => {
  const { page } = officer;
  await officer.turnsRelay(false);
  await expect(officer.light).toContainText('Offline');

  const visit = await officer.logs('Wolfe Park', NOTE);
  await expect(officer.light).toContainText('Offline — 1 waiting');
  await officer.goes(`#/visit/${visit}`);
  const mark = page.locator('[data-delivery]').first();
  await expect(mark).toHaveText('Only on this device');

  await officer.reloads();
  await expect(mark).toHaveText('Only on this device');
  await expect(officer.light).toContainText('Offline — 1 waiting');

  await officer.turnsRelay(true);
  await expect(mark).toHaveText(/Held by relay|Seen by others/);
  await expect(page.getByText(/Receipt no\. \d+/)).toBeVisible();
  await expect(officer.light).toContainText('Held by relay');

  for (const other of [second, supervisor]) {
    await other.goes(`#/visit/${visit}`);
    await expect(other.detail.getByText(NOTE)).toBeVisible();
  }
  await expect(mark).toHaveText('Seen by others');
  await expect(page.getByText(/Seen by .*(Officer 2|Supervisor 1)/)).toBeVisible();
});

test('the sync screen opens each figure to the records behind it', async ({ officer }) => {
  const { page } = officer;
  await officer.turnsRelay(false);
  await officer.logs('Wolfe Park');
  await officer.goes('#/sync');
  const here = page.locator('[data-state="on_this_device"]');
  await expect(here).toContainText('1');
  await here.locator('summary').click();
  await expect(here.getByRole('link')).toContainText('Wolfe Park');
  await expect(page.locator('[data-link]')).toHaveAttribute('data-link', /offline|connecting/);
  await officer.turnsRelay(true);
  await expect(page.locator('[data-link]')).toHaveAttribute('data-link', 'live');
  await expect(here.locator('.count')).toHaveText('0');
});
