// What is kept: who looked, removal for good, what is due, requests for data, counts, the turn of a year.
import { readFileSync } from 'node:fs';

import { answers } from './answers';
import { violations } from './measures';
import { ask, logVisit } from './screens';
import { expect, test } from './stories';

test('who looked at this? The custodian sees who, and why', async ({ officer, second, custodian }) => {
  const visit = await logVisit(officer.page, 'Wolfe Park', { private_note: 'Only for those who must know.' });
  await second.goes(`#/visit/${visit}`);
  await expect(second.page.getByText('Only for those who must know.')).toBeVisible();
  await expect(second.page.getByText('Reading this is recorded for the records custodian.')).toBeVisible();
  await second.page.getByLabel('Why are you reading it?').fill('Follow-up visit tonight');
  await second.page.getByRole('button', { name: 'Say why' }).click();
  await expect(second.page.getByText('Written down beside your look.')).toBeVisible();

  const { page } = custodian;
  await custodian.goes(`#/visit/${visit}`);
  await page.getByRole('link', { name: 'Who looked at this?' }).click();
  const looks = page.getByRole('list', { name: 'Who looked' });
  const why = looks.getByRole('listitem').filter({ hasText: 'Follow-up visit tonight' });
  await expect(why).toContainText('Officer 2 · Not-public note, Wolfe Park');
  await expect(looks).toContainText('Custodian 1');
  await page.getByLabel('Person').selectOption({ label: 'Officer 2' });
  await expect(looks).not.toContainText('Custodian 1');
  await expect(looks).toContainText('Officer 2');
  await page.getByRole('button', { name: 'Show all records' }).click();
  await expect(page.getByText('Only looks at this record')).toHaveCount(0);
  await expect(looks).toContainText('Officer 2');
});

test('lines that a device left out are shown as a gap', async ({ custodian }) => {
  const { page } = custodian;
  const line = { name: 'Officer 3', at: '2026-06-01T12:00:00Z', record: '0190a000-0000-7000-8000-000000000001' };
  await answers(page, 'view_log', () => ({ lines: [{ ...line, broken: true }], broken: true }));
  await custodian.goes('#/looks');
  await expect(page.getByText('Lines are missing')).toBeVisible();
  await expect(page.getByText('A line before this one is missing')).toBeVisible();
});

test('a visit is removed for good: gone from the other phone too, and the proof stays', async ({ officer, second, custodian }) => {
  const visit = await logVisit(officer.page, 'Oak Hill Park', { note: 'To be removed.', private_note: 'This too.' });
  await second.goes(`#/visit/${visit}`);
  await expect(second.page.getByText('To be removed.')).toBeVisible();
  const { page } = custodian;
  await custodian.goes(`#/visit/${visit}`);
  await page.getByRole('button', { name: 'Remove for good' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Nobody can bring it back');
  const remove = sheet.getByRole('button', { name: 'Remove for good' });
  await expect(remove).toBeDisabled();
  await sheet.getByText('A court’s order').click();
  await sheet.getByLabel('Type REMOVE to go on').fill('REMOVE');
  await remove.click();

  const proofs = page.getByRole('list', { name: 'Removed for good' });
  await expect(proofs.getByRole('listitem').first()).toContainText('A court’s order');
  await expect(proofs.getByRole('listitem')).toHaveCount(2);
  await proofs.getByRole('group').first().locator('summary').click();
  await expect(proofs.getByRole('listitem').first()).toContainText(/Custodian 1 \(\w{8}\)/);
  for (const person of [officer, second]) {
    await person.goes(`#/visit/${visit}`);
    await person.reloads();
    await expect(person.page.getByRole('alert')).toBeVisible();
    await expect(person.page.getByText('To be removed.')).toHaveCount(0);
  }
});

test('a held visit is not removed until the hold is lifted', async ({ officer, custodian }) => {
  const visit = await logVisit(officer.page, 'Wolfe Park', { note: 'A case is open.' });
  const { page } = custodian;
  await custodian.goes(`#/visit/${visit}`);
  await page.getByRole('button', { name: 'Hold it' }).click();
  await expect(page.getByText('Held: it is not removed, however old.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove for good' })).toHaveCount(0);
  await custodian.goes('#/removed');
  const held = page.getByRole('list', { name: 'Held' });
  await expect(held).toContainText('Visit: Wolfe Park');
  await held.getByRole('button', { name: 'Lift the hold' }).click();
  await expect(held).toHaveCount(0);
  await custodian.goes(`#/visit/${visit}`);
  await expect(page.getByRole('button', { name: 'Remove for good' })).toBeVisible();
});

test('nothing is due where the city has set no period, and the screen says why', async ({ custodian }) => {
  await custodian.goes('#/retention');
  await expect(custodian.page.getByText('Nothing is due.')).toBeVisible();
  await expect(custodian.page.getByText('No period is set: nothing of it is ever due.').first()).toBeVisible();
});

test('a request is found, redacted, handed out, and the disclosure is written down', async ({ officer, custodian }) => {
  await logVisit(officer.page, 'Wolfe Park', { note: 'Talked about the kestrel box.', private_note: 'Kestrel watcher gave a phone.' });
  const { page } = custodian;
  await custodian.goes('#/requests');
  await page.getByRole('link', { name: 'Answer a request' }).click();
  await page.getByLabel('What is it for?').fill('A story about birds in parks');
  await page.getByLabel('Words', { exact: true }).fill('kestrel');
  const find = page.getByRole('button', { name: 'Find', exact: true });
  const found = page.getByRole('list', { name: 'Found' });
  await expect(async () => {
    await find.click();
    await expect(found.getByRole('listitem')).toHaveCount(2, { timeout: 1000 });
  }).toPass(); // both records have arrived
  await expect(found).toContainText('Private — Minn. Stat. 13.82');
  await expect(page.getByRole('button', { name: 'Make the files and record it' })).toHaveCount(0); // not unseen
  await page.getByRole('button', { name: 'See what goes out' }).click();
  const preview = page.getByRole('region', { name: 'What goes out' });
  await expect(preview).toContainText('Private, Minn. Stat. 13.82 subd. 7');
  await expect(preview).toContainText('0 handed out, 1 withheld as a whole');
  await expect(preview).not.toContainText('Kestrel watcher');
  await expect(custodian.page.getByText('The files are ready')).toHaveCount(0);
  await page.getByRole('button', { name: 'Make the files and record it' }).click();
  await expect(page.getByText('The files are ready, and the disclosure is recorded.')).toBeVisible();
  await expect(page.getByText('1 time — Private, Minn. Stat. 13.82', { exact: false }).first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save records.json' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('Talked about the kestrel box.');
  expect(text).not.toContain('Kestrel watcher');
  await custodian.goes('#/requests');
  const handed = page.getByRole('list', { name: 'Data requests' });
  await expect(handed).toContainText('A story about birds in parks');
  await expect(handed).toContainText('Anybody');
});

test('an agency gets not-public data only record by record, and by a law', async ({ custodian }) => {
  const { page } = custodian;
  await custodian.goes('#/requests/new');
  await page.getByText('Another agency', { exact: true }).click();
  await page.getByLabel('What is it for?').fill('A joint case');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const look = page.getByRole('button', { name: 'See what goes out' });
  const make = page.getByRole('button', { name: 'Make the files and record it' });
  await expect(page.getByText('Choose the records: not-public data go out one by one.')).toBeVisible();
  await expect(look).toBeDisabled();
  const boxes = page.getByRole('list', { name: 'Found' }).getByRole('checkbox');
  await boxes.first().check();
  await expect(look).toBeDisabled();
  await page.getByLabel('The law that entitles the agency').fill('Minn. Stat. 13.82 subd. 24');
  await look.click();
  await expect(make).toBeEnabled();
  await boxes.nth(1).check();
  await expect(make, 'what was looked at is not what would go out now').toHaveCount(0);

  // Nothing went out: what was filled in waits, until the custodian starts over.
  await custodian.reloads();
  await expect(page.getByLabel('What is it for?')).toHaveValue('A joint case');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByLabel('What is it for?')).toHaveValue('');
  await expect.poll(async () => (await ask<{ form: string }[]>(page, { do: 'drafts' })).filter(({ form }) => form === 'request')).toEqual([]);
});

test('a volunteer’s record is found, and the preview says field by field what stays', async ({ custodian }) => {
  const { page } = custodian;
  await custodian.goes('#/requests/new');
  await page.getByLabel('What is it for?').fill('How many volunteers there are');
  await page.getByLabel('Words', { exact: true }).fill('heron spotter');
  const volunteer = { name: 'Volunteer 31', group: 'cert', registered: '2026-01-10', evidence: 'Heron spotter card' };
  await ask(page, { do: 'volunteers', ask: 'register', volunteer });
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const found = page.getByRole('list', { name: 'Found' });
  await expect(found.getByRole('listitem')).toHaveCount(1);
  await expect(found).toContainText('Volunteer: Volunteer 31');
  await page.getByRole('button', { name: 'See what goes out' }).click();
  const preview = page.getByRole('region', { name: 'What goes out' });
  await expect(preview.getByRole('listitem')).toHaveText(/Badge\s*Nonpublic, Minn\. Stat\. 13\.37/);
  await expect(preview).toContainText('Evidence of registration');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
});

test('counts leave small cells out and say so', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/summary');
  await expect(page.getByRole('table')).toContainText('Total');
  await page.getByLabel('A column for each').selectOption({ label: 'Topic' });
  await page.getByLabel('Leave out fewer than').fill('40');
  await page.getByLabel('Leave out fewer than').blur();
  await expect(page.getByText(/\d+ cells are left out \(–\): fewer than 40/)).toBeVisible();
  await expect(page.getByText('A visit about two topics counts twice')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'left out' }).first()).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('Total');
});
