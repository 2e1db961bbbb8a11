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
  await expect(due).not.toContainText(/\d (ft|mi)\b/);
  await page.getByRole('button', { name: 'Nearest to me' }).click();
  await expect(due.getByRole('link').first()).toContainText(/\d (ft|mi)\b/);
});

test('a known position is taken anew by a tap, and says how old it is', async ({ officer }) => {
  const { page } = officer;
  await page.getByRole('button', { name: 'Nearest to me' }).click();
  const again = page.getByRole('button', { name: /Nearest first · just found/ });
  await expect(again).toBeVisible();
  const nearest = page.getByRole('list', { name: 'Due a visit' }).getByRole('link').first();
  const before = await nearest.textContent();
  await page.context().setGeolocation({ latitude: 44.9283, longitude: -93.3855 });
  await again.click();
  await expect(nearest).not.toHaveText(before ?? '');
});

test('times are typed and shown as 24 hours whatever the browser is used to', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.goes(`#/visit/${visit}/edit`);
  const ended = page.getByLabel('Ended, time');
  await ended.fill('half past');
  await ended.blur();
  await expect(page.getByText('That is no time of day. Type it as 14:05.')).toBeVisible();
  await page.getByLabel('Started, day').fill('2026-03-02');
  await page.getByLabel('Started, time').fill('1:05 pm');
  await ended.fill('1420');
  await ended.blur();
  await expect(page.getByLabel('Started, time')).toHaveValue('13:05');
  await expect(ended).toHaveValue('14:20');
  await expect(page.getByText('Mon, Mar 2, 2026').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(officer.detail.getByText(/Mon, Mar 2, 13:05 to 14:20/)).toBeVisible();
});

test('who holds no district sees what is promised in all of them, by district', async ({ officer, supervisor }) => {
  const { page } = supervisor;
  const place = await officer.promises('Wolfe Park', 'Bring the plan of the paths');
  await supervisor.goes('#/today');
  await expect(page.getByRole('combobox', { name: 'District' })).toHaveValue('');
  const all = page.locator('.promises').getByRole('button', { name: /Show all/ });
  if (await all.isVisible()) await all.click();
  const list = page.getByRole('list', { name: `Promises, ${place}` });
  await expect(list).toContainText('Bring the plan of the paths');
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
  await page.getByRole('dialog').getByRole('heading').hover();
  await page.mouse.down();
  await page.mouse.move(4, 4);
  await page.mouse.up();
  await expect(page.getByRole('dialog'), 'a press that began inside is no tap outside').toBeVisible();
  await page.mouse.click(4, 4);
  await expect(page.getByRole('dialog')).toHaveCount(0);
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
