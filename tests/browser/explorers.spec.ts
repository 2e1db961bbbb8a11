// The evening of an advisor: the second adult, attendance, hours that somebody approves, the gate of a ride.
import { Person } from './person';
import { expect, test } from './stories';

test('an advisor’s evening', async ({ browser }) => {
  test.setTimeout(120_000);
  const advisor = await Person.at(browser, 'Advisor 1');
  const { page } = advisor;
  await advisor.goes('#/explorers');
  const roster = page.getByRole('list', { name: 'Roster' });
  await expect(roster.getByRole('listitem').filter({ hasText: 'Explorer 3' })).toContainText('consent: ends soon');
  await expect(roster.getByRole('listitem').filter({ hasText: 'Explorer 5' })).toContainText('training: missing or ended');

  await page.getByRole('link', { name: /^Traffic stops, part 2/ }).click();
  await expect(page.getByText('Do not begin: two registered adults must be there')).toBeVisible();
  await page.getByRole('button', { name: 'Approve the hours' }).click();
  await expect(page.getByRole('alert')).toContainText('Fewer than 2 registered adults');
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByText('Advisor 2', { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Two adults are there')).toBeVisible();
  await page.getByRole('button', { name: 'Explorer 4 came' }).click();
  await page.getByRole('button', { name: 'Approve the hours' }).click();
  await expect(page.getByRole('alert')).toContainText('hours are never guessed');
  for (const n of [1, 2, 3, 4]) {
    await page.getByRole('button', { name: `Explorer ${n} went` }).click();
    await expect(page.getByRole('button', { name: `Explorer ${n} came` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Approve the hours' }).click();
  await expect(page.getByText('Hours approved by Advisor 1')).toBeVisible();

  // The gate: a ride of Explorer 5, whose training has ended, must not begin.
  await advisor.goes('#/ride/new');
  await page.getByLabel('Explorer', { exact: true }).selectOption({ label: 'Explorer 5' });
  await page.getByLabel('Officer', { exact: true }).selectOption({ label: 'Officer 2' });
  await page.getByLabel('From, 24 hours').fill('21:30');
  await page.getByLabel('Back by, 24 hours').fill('00:30');
  await page.getByLabel('Back by, 24 hours').blur();
  await expect(page.getByText('Over midnight: back on the next day')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/21:30–00:30/).first()).toBeVisible();
  await expect(page.getByText('This ride must not begin')).toBeVisible();
  await expect(page.getByText('training is missing or has ended')).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('No advisor has approved it.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'They leave now' })).toBeDisabled();
  await page.getByRole('button', { name: 'Call it off' }).click();
  await expect(page.getByText('Called off')).toBeVisible();

  await advisor.goes('#/pairings');
  await expect(page.getByText('1 ride, 1 back late')).toBeVisible();

  // Awards are off until somebody wants them; then service alone counts.
  await advisor.goes('#/awards');
  await expect(page.getByRole('checkbox', { name: 'Use the table' })).not.toBeChecked();
  await page.getByRole('button', { name: /^Fill in/ }).click();
  await page.getByRole('checkbox', { name: 'Use the table' }).check();
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  await advisor.reloads();
  await expect(page.getByText('You had begun this')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Use the table' })).toBeChecked();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await advisor.goes('#/explorers');
  await roster.getByRole('link', { name: /^Explorer 1/ }).click();
  await expect(page.getByText('Awards: service of the last twelve months')).toBeVisible();
  await expect(page.getByText('48:00 h of service to go', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Letter for school' }).click();
  const letter = page.getByRole('article');
  await expect(letter).toContainText('Confirmation of hours');
  await expect(letter.getByRole('row').filter({ hasText: 'Food drive' })).toContainText('Service');
  await advisor.leaves();

  // Nobody else has the program, not even its entry.
  const officer = await Person.at(browser, 'Officer 1');
  await officer.goes('#/programs');
  await expect(officer.page.getByRole('link', { name: /^Explorers/ })).toHaveCount(0);
  await officer.goes('#/explorers');
  await expect(officer.page.getByRole('alert').first()).toBeVisible();
  await officer.leaves();
});
