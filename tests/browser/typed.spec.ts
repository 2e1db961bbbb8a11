// What people type, and what the screens make of it: a number is never another one, a file that is too large and a
// day that is none are refused in words, and what was refused leaves no figures that look like an answer.
import { ask } from './screens';
import { expect, test } from './stories';

interface Visit {
  record: { people_reached?: number };
}

test('typed numbers are what was typed, or are refused beside their field', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: 'Wolfe Park' }).first().click();
  const people = page.getByLabel('People reached, about');
  for (const typed of ['about 5', '5-6', '-5', '1e3', '1,20']) {
    await people.fill(typed);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Type a whole number from 0 to 1,000,000' }), typed).toBeVisible();
    await expect(people).toHaveValue(typed);
    await expect(officer.sheet, 'nothing is saved').toHaveCount(0);
  }
  await people.fill('1,200');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  const address = await officer.sheet.getByRole('link', { name: 'Open' }).getAttribute('href');
  const { record } = await ask<Visit>(page, { do: 'visit', visit: address?.split('/').pop() });
  expect(record.people_reached).toBe(1200);
});

test('what tells that a visit is saved goes when somebody goes on', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: 'Wolfe Park' }).first().click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(officer.sheet).toBeVisible();
  await officer.goes('#/place/new');
  await expect(officer.sheet).toHaveCount(0);
});

test('a file that is too large is refused with the limit, before it is sent', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.goes(`#/visit/${visit}`);
  const file = { name: 'long.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(26 * 1024 * 1024) };
  await page.getByLabel('Add a photo or paper').setInputFiles(file);
  await expect(page.getByRole('alert')).toContainText('larger than 25 MB');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Add it' })).toHaveCount(0);
});

test('figures do not stay under the refusal of other days', async ({ supervisor }) => {
  const { page } = supervisor;
  await supervisor.goes('#/coverage');
  await expect(page.getByRole('table').first()).toBeVisible();
  await page.getByLabel('From').fill('2030-01-01');
  await page.getByLabel('From').blur();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByLabel('Until')).not.toHaveValue('');

  await supervisor.goes('#/head_counts');
  await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeVisible();
  const from = page.getByLabel('From');
  await from.fill('2030-01-01');
  await from.blur();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await from.fill('');
  await expect(page.getByText('Choose both days')).toBeVisible();
  for (const way of ['Save as CSV', 'Print']) await expect(page.getByRole('button', { name: way })).toHaveCount(0);
});

test('nobody is referred to nobody: Save says what is missing', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/referral/new');
  await page.getByLabel('What the person needs').fill('Would like company.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose whom you are referring them to.' })).toBeVisible();
});

test('a phone number in a public sentence about a group is asked about', async ({ supervisor }) => {
  const { page } = supervisor;
  await supervisor.goes('#/group/new');
  await page.getByLabel('What it is, in a sentence').fill('Ask at 952-555-0123');
  await expect(page.getByText('“952-555-0123” looks like a phone number.')).toBeVisible();
});
