// The day of an officer who refers somebody, and of the partners who take over: with the network gone in between,
// and nothing that comes back from a one-way partner.
import { Person } from './person';
import { ask } from './screens';
import { expect, test } from './stories';

const NEED = `Would like company in the mornings ${Date.now()}`;

test('an officer refers somebody after a visit, without a network; the social worker goes on', async ({ browser, officer }) => {
  test.setTimeout(120_000);
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.turnsRelay(false);
  await officer.goes(`#/visit/${visit}`);
  await officer.taps(page.getByRole('link', { name: 'Refer somebody' }));
  await expect(page.getByRole('link', { name: /^Call Suicide and crisis lifeline/ })).toHaveAttribute('href', 'tel:988');
  await officer.taps(page.getByRole('radio', { name: /^Hennepin County social worker/ }));
  await page.getByLabel('What the person needs').fill(NEED);
  await officer.taps(page.getByRole('button', { name: 'Save' }));
  await expect(page.getByText('The person has not agreed yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send it' })).toHaveCount(0);

  await officer.taps(page.getByRole('button', { name: 'They agree' }));
  const asking = page.getByRole('dialog', { name: 'Do they agree?' });
  await expect(asking.getByText('Whoever may have hurt this person cannot consent for them')).toBeVisible();
  await expect(asking.getByText('You do not have to agree')).toBeVisible();
  await expect(asking.getByRole('button', { name: 'They agree' }), 'not before they were asked alone').toBeDisabled();
  await officer.taps(asking.getByText('I asked them alone.'));
  await officer.taps(asking.getByRole('button', { name: 'They agree' }));
  await officer.taps(page.getByRole('button', { name: 'Send it' }));
  await officer.taps(page.getByRole('dialog').getByRole('button', { name: 'Send it' }));
  await expect(page.getByText('It is on this device alone')).toBeVisible();
  expect(officer.tapCount, 'from the visit to sent').toBe(8);
  await officer.reloads();
  await expect(page.getByText('It is on this device alone'), 'a dead battery forgets nothing').toBeVisible();
  await officer.turnsRelay(true);
  await expect(page.getByText('It is on this device alone')).toHaveCount(0);

  const worker = await Person.at(browser, 'Social worker 1');
  await worker.goes('#/referrals');
  const fresh = worker.page.getByRole('list', { name: 'New' });
  await fresh.getByRole('link', { name: /Officer 1/ }).first().click();
  await expect(worker.page.getByText(NEED)).toBeVisible();
  for (const step of ['I have seen it', 'We take it on', 'They get help']) {
    await worker.page.getByRole('button', { name: step }).click();
    await worker.page.getByRole('dialog').getByRole('button', { name: step }).click();
    await expect(worker.page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(page.getByText('Gets help').first(), 'the officer sees how far it is').toBeVisible();
  await worker.page.getByRole('button', { name: 'Close it' }).click();
  await worker.page.getByLabel('How it ended').fill('Meets a neighbor every morning.');
  await worker.page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByText('Meets a neighbor every morning.')).toBeVisible();
  await worker.leaves();
});

test('nothing comes back from an advocate, whatever they do', async ({ browser, officer }) => {
  const { page } = officer;
  const advocate = await Person.at(browser, 'Advocate 1');
  await advocate.goes('#/referrals');
  await expect(advocate.page.getByText('What you do here stays on this device')).toBeVisible();
  await advocate.page.getByRole('list', { name: 'New' }).getByRole('link').first().click();
  const referral = advocate.page.url().split('/').pop() ?? '';
  for (const step of ['I have seen it', 'We take it on', 'They get help']) {
    await advocate.page.getByRole('button', { name: step }).click();
    await advocate.page.getByRole('dialog').getByRole('button', { name: step }).click();
    await expect(advocate.page.getByRole('dialog')).toHaveCount(0);
  }
  await advocate.reloads();
  await expect(advocate.page.getByText('Gets help').first(), 'it is kept on the advocate’s own device').toBeVisible();
  await advocate.goes('#/referrals');
  await expect(advocate.page.getByRole('list', { name: 'You are working on' }).getByRole('link')).toHaveCount(1);
  await expect(advocate.light, 'nothing waits to be sent').not.toContainText('waiting');

  await officer.goes(`#/referral/${referral}`);
  await expect(page.getByText('Nothing about the person comes back')).toBeVisible();
  const seen = await ask<{ row: { state: string }; attempts: number; outcome?: string }>(page, { do: 'referrals', ask: 'one', referral });
  expect([seen.row.state, seen.attempts, seen.outcome]).toEqual(['sent', 0, undefined]);
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByLabel('How it ended').fill('Called together at the station.');
  await page.getByRole('dialog').getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByText('Called together at the station.')).toBeVisible();
  await advocate.leaves();
});

test('a screening is scored by the agency’s rules, an emergency is sent with its reason, and the clinician takes it on', async ({
  browser,
  officer,
}) => {
  const { page } = officer;
  await officer.goes('#/referral/new');
  await page.getByRole('radio', { name: /^Community Outreach for Psychiatric Emergencies/ }).click();
  await page.getByLabel('What the person needs').fill('Talks of nothing but the river.');
  await page.getByRole('button', { name: /^Ask: Example safety questions/ }).click();
  await page.getByText('Has it become worse lately?').click();
  await expect(page.getByRole('status').filter({ hasText: 'Offer help' })).toBeVisible();
  await page.getByText('Is somebody in danger right now?').click();
  await expect(page.getByRole('status').filter({ hasText: 'Call with them now' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /^Emergency/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Send without asking?' });
  await expect(sheet.getByRole('button', { name: 'Send it now' })).toBeDisabled();
  await sheet.getByLabel('Why they cannot be asked').fill('Does not answer any more; the ambulance is here.');
  await sheet.getByRole('button', { name: 'Send it now' }).click();
  await expect(page.getByText('Sent without asking, in an emergency')).toBeVisible();
  await expect(page.getByText('Call with them now')).toBeVisible();

  const clinician = await Person.at(browser, 'Clinician 1');
  await clinician.goes('#/referrals');
  const fresh = clinician.page.getByRole('list', { name: 'New' });
  await expect(fresh.getByRole('link')).toHaveCount(2); // one of a colleague, with consent
  await clinician.goes(`#/referral/${page.url().split('/').pop() ?? ''}`);
  await expect(clinician.page.getByText('Talks of nothing but the river.')).toBeVisible();
  await expect(clinician.page.getByText('Does not answer any more; the ambulance is here.')).toBeVisible();
  for (const step of ['I have seen it', 'We take it on']) {
    await clinician.page.getByRole('button', { name: step }).click();
    await clinician.page.getByRole('dialog').getByRole('button', { name: step }).click();
    await expect(clinician.page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(page.getByText('Taken on').first(), 'the officer is not left to wonder').toBeVisible();
  await clinician.leaves();
});

test('a no is written down; a supervisor sees whose step is late, and a colleague takes over', async ({ officer, second, supervisor }) => {
  test.setTimeout(120_000);
  const { page } = officer;
  await officer.goes('#/referral/new');
  await page.getByRole('radio', { name: /^St. Louis Park Adult Options/ }).click();
  await page.getByLabel('What the person needs').fill('Asked about English classes.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'They agree' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'They say no' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'They say no' }).click();
  await expect(page.getByText('The person said no').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Go on' })).toHaveCount(0);

  await supervisor.goes('#/referrals');
  const late = supervisor.page.getByRole('list', { name: 'Late in the department' });
  await expect(late.getByRole('listitem').filter({ hasText: 'Officer 2' }).first()).toContainText('The officer’s step');
  await expect(late.getByRole('link')).toHaveCount(0);

  await second.goes('#/referrals');
  await second.page.getByRole('list', { name: 'Your step' }).getByRole('link', { name: /^Department chaplains/ }).click();
  await second.page.getByRole('button', { name: 'Hand over to a colleague' }).click();
  await second.page.getByLabel('To whom').selectOption({ label: 'Officer 1' });
  await second.page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await officer.goes('#/referrals');
  await expect(page.getByRole('list', { name: 'Your step' }).getByRole('link', { name: /^Department chaplains/ })).toBeVisible();
  await expect(second.page.getByRole('link', { name: /^Department chaplains/ }), 'and the former one no longer has it').toHaveCount(0);
});
