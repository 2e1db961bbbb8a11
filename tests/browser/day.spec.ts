// The officer's day with a connection: log, look, correct, take back, promise.
import { expect, test } from './stories';

test('a known place is logged in three taps and well under fifteen seconds', async ({ officer }) => {
  const { page } = officer;
  const began = Date.now();
  await officer.taps(page.getByRole('link', { name: 'Log a visit', exact: true }));
  await officer.taps(page.getByRole('list', { name: 'Due a visit' }).getByRole('button').first());
  await officer.taps(page.getByRole('button', { name: 'Save' }));
  await expect(officer.sheet).toBeVisible();
  expect(officer.tapCount).toBe(3);
  expect(Date.now() - began).toBeLessThan(15_000);
  await expect(officer.sheet.locator('[data-delivery]')).toHaveAttribute('data-delivery', /held_by_relay|seen_by_others/);
});

test('a due place on Today is logged in two taps', async ({ officer }) => {
  const { page } = officer;
  await officer.taps(page.getByRole('list', { name: 'Due a visit' }).getByRole('link').first());
  await officer.taps(page.getByRole('button', { name: 'Save' }));
  await expect(officer.sheet).toBeVisible();
  expect(officer.tapCount).toBe(2);
});

test('the position is asked for by a tap, and then the nearest come first', async ({ officer }) => {
  const { page } = officer;
  const due = page.getByRole('list', { name: 'Due a visit' });
  await expect(due).not.toContainText(/\d (m|km)\b/);
  await page.getByRole('button', { name: 'Nearest to me' }).click();
  await expect(due.getByRole('link').first()).toContainText(/\d (m|km)\b/);
});

test('a spot is logged where the officer stands, with its district', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByRole('button', { name: 'Spot here' }).click();
  await expect(page.getByText(/District \d/)).toBeVisible();
  await page.getByLabel('What people call the spot').fill('Corner by the pond');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(officer.sheet).toContainText('Corner by the pond');
});

test('a visit is corrected, and the history tells who changed what', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park', 'Asked about the lights.');
  await officer.goes(`#/visit/${visit}`);
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('People reached, about').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('about 12 people')).toBeVisible();
  await page.getByText('Show who changed what').click();
  const history = page.getByRole('list').filter({ hasText: 'Signature checks' });
  await expect(history.getByRole('listitem').first()).toContainText('Officer 1 changed people reached');
});

test('a visit logged by mistake is taken back with a reason, and stays readable', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Oak Hill Park');
  await officer.goes(`#/visit/${visit}`);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Logged by mistake' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(page.getByText('Withdrawn: Logged by mistake')).toBeVisible();
});

test('a not-public note stands apart, with its class and the law', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Not-public note').fill('Ask the shift lead in private.');
  await page.getByRole('button', { name: 'Save' }).click();
  await officer.sheet.getByRole('link', { name: 'Open' }).click();
  await expect(page.getByText('Ask the shift lead in private.')).toBeVisible();
  await expect(page.getByText(/Private — Minn\. Stat\. 13\.82/)).toBeVisible();
});

test('a promise is added to a visit that was logged', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.goes(`#/visit/${visit}`);
  await page.getByRole('button', { name: 'Add a promise' }).click();
  await page.getByLabel('Promise something').fill('Come back with the lighting plan');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Promises' })).toContainText('Due in 7 days');
});

test('a promise made at a visit is on Today and is settled there', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Promise something').fill('Bring the lighting plan');
  await page.getByRole('button', { name: 'Tomorrow' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await officer.sheet.getByRole('button', { name: 'Done' }).click();
  await officer.goes('#/today');
  await page.getByRole('button', { name: /Show all/ }).first().click();
  await page.getByRole('button', { name: 'Settle: Bring the lighting plan' }).click();
  await page.getByRole('button', { name: 'Done as promised' }).click();
  await expect(page.getByRole('button', { name: 'Settle: Bring the lighting plan' })).toHaveCount(0);
});
