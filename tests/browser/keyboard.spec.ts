// The whole job without a mouse, on a laptop.
import { expect, test } from './stories';

test('a visit is logged with keys alone', async ({ supervisor }) => {
  const { page } = supervisor;
  const { keyboard } = page;
  await keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'New visit' })).toBeFocused();
  await keyboard.press('Tab'); // the search field comes first after the head
  await expect(page.getByLabel('Where?')).toBeFocused();
  await keyboard.type('wolfe');
  const found = page.getByRole('list', { name: 'Found' }).getByRole('button');
  await expect(found.first()).toContainText('Wolfe');
  for (let step = 0; step < 4; step++) await keyboard.press('Tab');
  await expect(found.first()).toBeFocused();
  await keyboard.press('Enter');
  await page.getByLabel('People reached, about').focus();
  await keyboard.type('5');
  await keyboard.press('Enter');
  await expect(supervisor.sheet).toBeVisible();
});

test('arrow keys move in a list, Escape leaves a form, slash searches', async ({ supervisor }) => {
  const { page } = supervisor;
  const { keyboard } = page;
  const due = page.getByRole('list', { name: 'Due a visit' }).getByRole('link');
  await due.first().focus();
  await keyboard.press('ArrowDown');
  await expect(due.nth(1)).toBeFocused();
  await keyboard.press('Home');
  await expect(due.first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'New visit' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'New visit' })).toHaveCount(0);
  await keyboard.press('/');
  await expect(page.getByLabel('Words in notes')).toBeFocused();
});

test('single letters can be turned off, and stay off', async ({ supervisor }) => {
  const { page } = supervisor;
  await supervisor.goes('#/settings');
  await page.getByLabel('Single letters are shortcuts').uncheck();
  await page.reload();
  await page.locator('h1').last().waitFor();
  for (const key of ['n', '/']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'New visit' })).toHaveCount(0);
  await page.getByLabel('Single letters are shortcuts').check();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'New visit' })).toBeVisible();
});

test('the first Tab offers to skip the bars', async ({ supervisor }) => {
  const { page } = supervisor;
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a sheet keeps the focus and Escape closes it', async ({ supervisor }) => {
  const { page } = supervisor;
  const visit = await supervisor.logs('Wolfe Park');
  await supervisor.goes(`#/visit/${visit}`);
  await page.getByRole('button', { name: 'Withdraw' }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(sheet.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Withdraw' })).toBeFocused();
});
