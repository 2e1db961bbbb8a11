// Who belongs: a second phone is let in, lost and revoked; an officer moves, and one leaves.
import { answers } from './answers';
import { invites, letsIn, personAt } from './joining';
import { Phone } from './phone';
import { ask } from './screens';
import { expect, test } from './stories';

test('a second phone is compared and let in, lost, revoked, and its work is with the custodian', async ({
  admin,
  custodian,
  phone,
}) => {
  test.setTimeout(120_000);
  const { page } = admin;
  await letsIn(admin, 'Officer 4', phone);
  await page.getByRole('link', { name: 'See the devices' }).click();
  const devices = page.getByRole('list', { name: 'Devices' });
  await expect(devices.getByRole('listitem')).toHaveCount(2);

  // It logs a visit without a signal, and is lost before it was sent.
  await phone.syncs();
  const [place] = await phone.asks<{ place: string }[]>({ do: 'places', limit: 1 });
  await phone.asks({ do: 'log_visit', visit: { place: place?.place, note: 'Written on the phone that was lost.' } });
  const { device } = await phone.asks<{ device: string }>({ do: 'whoami' });
  const short = device.replaceAll('-', '').slice(0, 8);
  await page.getByRole('button', { name: `Revoke: Device ${short}` }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('This cannot be taken back.');
  const revoke = sheet.getByRole('button', { name: 'Revoke this device' });
  await expect(revoke).toBeDisabled();
  await sheet.getByText('Lost or stolen').click();
  await revoke.click();
  await expect(page.getByText(/^Revoked\. \d+ sets of records have new keys\.$/)).toBeVisible();
  await expect(devices).toContainText('Revoked: lost or stolen');

  await expect(page.getByText(/^Not yet\.|^No\. Some of it/)).toHaveCount(0); // it has not told of that visit

  // Found again, it connects once: what it had goes to the custodian, who releases it.
  await phone.syncs();
  await expect(phone.asks({ do: 'today' })).rejects.toThrow('was removed from the agency');
  await expect(page.getByText('Yes. All that was not sent is with the records custodian.')).toBeVisible();
  await expect(page.getByText(new RegExp(`Device ${short} handed over 1 entry \\(receipt no\\. \\d+, signed .*\\)`))).toBeVisible();
  await expect(devices).toContainText('It has connected since, and handed over what it had.');
  await custodian.goes('#/custody');
  // Work of other stories' devices may wait beside it.
  const waiting = custodian.page
    .getByRole('list', { name: 'Waiting for a decision' })
    .getByRole('listitem')
    .filter({ hasText: 'Written on the phone that was lost.' });
  await expect(waiting).toContainText('Officer 4');
  await waiting.getByRole('button', { name: 'Release' }).click();
  await waiting.getByRole('button', { name: 'Release' }).click();
  await expect(custodian.page.getByText('Released.')).toBeVisible();
  await expect(waiting).toHaveCount(0);
  const found = await ask<{ visits: { officers: string[] }[] }>(custodian.page, {
    do: 'search',
    query: { text: 'phone that was lost' },
  });
  expect(found.visits.map(({ officers }) => officers)).toEqual([['Officer 4']]);
});

test('a form that was begun on a lost phone waits for the custodian, who throws it away with a reason', async ({
  admin,
  custodian,
  phone,
}) => {
  test.setTimeout(120_000);
  await letsIn(admin, 'Officer 7', phone);
  await phone.syncs();
  const draft = { draft: '0190a000-0000-7000-8000-0000000000f1', form: 'visit', fields: { note: 'Half a sentence' } };
  await phone.asks({ do: 'keep_draft', draft });
  const { device } = await phone.asks<{ device: string }>({ do: 'whoami' });
  await phone.syncs();
  await ask(admin.page, { do: 'revoke_device', device, because: 'replaced' });
  await admin.goes(await personAt(admin.page, 'Officer 7'));
  await expect(admin.page.getByText('No. Some of it is only on a device that was revoked')).toBeVisible();
  await expect(admin.page.getByText(/was last heard of .*\. Only there then: 1 unfinished form\./)).toBeVisible();
  await phone.syncs();
  await expect(admin.page.getByText(/handed over 1 unfinished form\./)).toBeVisible();

  await custodian.goes('#/custody');
  const { page } = custodian;
  const forms = page.getByRole('list', { name: 'Unfinished forms' });
  await expect(forms).toContainText('Visit by Officer 7');
  await expect(forms).toContainText('Half a sentence');
  await forms.getByRole('button', { name: 'Throw away' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: 'Throw away' })).toBeDisabled();
  await sheet.getByLabel('Why?').fill('Logged anew by the officer');
  await sheet.getByRole('button', { name: 'Throw away' }).click();
  await expect(page.getByText('Thrown away.')).toBeVisible();
  await expect(forms).toHaveCount(0);
});

test('whoever shows other characters is sent away, and joins nothing', async ({ admin, phone }) => {
  const { page } = admin;
  const code = await invites(admin, 'Officer 5');
  await phone.knocks(code);
  await page.getByRole('button', { name: 'Don’t let in' }).click();
  await expect(page.getByText('Sent away.')).toBeVisible();
  expect(await phone.joined()).not.toBe(0);
});

test('two phones with one code are both shown, with a warning', async ({ admin, phone }) => {
  const { page } = admin;
  const code = await invites(admin, 'Officer 6');
  const theirs = await phone.knocks(code);
  const stranger = new Phone();
  await stranger.knocks(code);
  const warned = page.getByText('Two devices knock with the same code');
  await expect(warned).toHaveCount(2);
  const knock = page.getByRole('region', { name: 'A device wants to join' }).filter({ hasText: theirs.split('-')[0] ?? '' });
  await knock.getByRole('button', { name: 'They match – let in' }).click();
  await expect(page.getByText('The device is let in.')).toBeVisible();
  expect(await phone.joined()).toBe(0);
  stranger.breaks();
});

test('an officer moves to another role, and sees first what is gained and lost', async ({ admin }) => {
  const { page } = admin;
  await admin.goes(await personAt(page, 'Officer 5'));
  await page.getByRole('button', { name: 'Change role' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('New role').selectOption({ label: 'Analyst' });
  await expect(sheet.getByRole('heading', { name: 'May no longer' })).toBeVisible();
  await expect(sheet).toContainText('Not-public notes');
  await expect(sheet).toContainText('What they had not sent goes to the records custodian, not lost.');
  await sheet.getByRole('button', { name: 'Make them Analyst' }).click();
  await expect(page.getByText('The role is changed.')).toBeVisible();
  await expect(admin.detail.getByText('Analyst', { exact: true })).toBeVisible();
});

test('a membership ends only after a typed word, and the person stays findable', async ({ admin }) => {
  const { page } = admin;
  await admin.goes(await personAt(page, 'Officer 9'));
  await expect(page.getByText('Has everything been uploaded?')).toBeVisible();
  await page.getByRole('button', { name: 'End membership' }).click();
  const sheet = page.getByRole('dialog');
  const end = sheet.getByRole('button', { name: 'End membership' });
  await expect(end).toBeDisabled();
  await sheet.getByLabel('Type END to go on').fill('end');
  await end.click();
  await expect(page.getByText('The membership has ended.')).toBeVisible();
  await admin.goes('#/people');
  const people = page.getByRole('list', { name: 'People and devices' });
  await page.getByLabel('Find by name or role').fill('officer 9');
  await expect(page.getByText('Nobody has these words')).toBeVisible();
  await page.getByRole('button', { name: 'Show who has left' }).click();
  await expect(people.getByRole('link')).toContainText('Role has ended');
});

test('an officer sees whom to ask for a second phone, and may change nothing', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/settings');
  await expect(page.getByText(/To add your second phone, ask .*Admin 1/)).toBeVisible();
  await page.getByRole('link', { name: /^My devices/ }).click();
  await expect(page.getByText('This one', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /Revoke|Change role|End membership/ })).toHaveCount(0);
  await officer.goes('#/office');
  await expect(page.getByRole('link', { name: /Custody/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Who looked|Due for disposal|New district year/ })).toHaveCount(0);
});

test('what a device had to hand over stands there with the receipt', async ({ officer }) => {
  const { page } = officer;
  const handed = [{ space: 'patrol', entries: 2, signed: '2026-06-01T12:00:00Z', number: 7 }];
  await answers(page, 'custody', () => ({ decides: false, entries: [], forms: [], handed_over: handed }));
  await officer.goes('#/custody');
  const list = page.getByRole('list', { name: 'What this device handed over' });
  await expect(list).toContainText('2 entries meant for Visits and promises');
  await expect(list).toContainText('Receipt no. 7, signed Mon, Jun 1, 07:00');
  await expect(page.getByText('Waiting for a decision')).toHaveCount(0);
});

test('who manages adds their own phone from the settings', async ({ custodian }) => {
  const { page } = custodian;
  await custodian.goes('#/settings');
  await page.getByRole('link', { name: /^Add my phone/ }).click();
  await expect(page.getByRole('heading', { name: 'Add a device for Custodian 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a code' }).click();
  await expect(page.getByRole('img', { name: 'Code to scan with the new device' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy' }).focus();
  await expect(page.getByText(/Good until/)).toBeVisible();
});

test('the recovery kit is printed on one page, read back, and put away', async ({ admin }) => {
  const { page } = admin;
  await admin.goes('#/people');
  await expect(page.getByText('The recovery kit is not put away')).toBeVisible();
  await page.getByRole('link', { name: 'Print it and put it away' }).click();
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  const sheet = page.getByRole('article', { name: 'Porchlight recovery kit' });
  await expect(sheet.getByRole('listitem')).toHaveCount(24);
  await expect(sheet.getByRole('img', { name: 'Recovery code to scan' })).toBeVisible();

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const printed = await page.pdf({ format: 'Letter' });
  expect(printed.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

  const words = await sheet.getByRole('listitem').locator('.mono').allTextContents();
  const fields = page.getByRole('textbox', { name: /^Word \d+$/ });
  await expect(fields).toHaveCount(4);
  for (const field of await fields.all()) await field.fill('wrong');
  await page.getByRole('button', { name: /take the key off this device/ }).click();
  await expect(page.getByRole('alert')).toContainText('These are not the words on the sheet.');
  for (const place of [3, 9, 16, 22]) await page.getByLabel(`Word ${place}`, { exact: true }).fill(words[place - 1] ?? '');
  await page.getByRole('button', { name: /take the key off this device/ }).click();
  await expect(page.getByText('The kit is put away.')).toBeVisible();
  await admin.goes('#/people');
  await expect(page.getByRole('list', { name: 'People and devices' })).toBeVisible();
  await expect(page.getByText('The recovery kit is not put away')).toHaveCount(0);
});
