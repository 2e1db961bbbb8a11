// The programs as people live them: an evening of parties with the network gone, a crowd that two phones count,
// a supervisor who plans.
import { type Person } from './person';
import { ask, programsOf } from './screens';
import { expect, test } from './stories';

interface Sheet {
  visited: number;
  next: string | null;
  parties: { party: string; address: string; mine: boolean; visited: unknown[] }[];
}

const sheetOf = ({ page }: Person, event: string): Promise<Sheet> => ask(page, { do: 'night_out', ask: 'sheet', event });

/** Whom the demonstration has written down a host for, among somebody's own stops. */
async function withHost({ page }: Person, sheet: Sheet): Promise<Sheet['parties'][number]> {
  for (const party of sheet.parties.filter(({ mine, visited }) => mine && visited.length === 0)) {
    if (await ask(page, { do: 'night_out', ask: 'host', party: party.party })) return party;
  }
  throw new Error('none of the stops has somebody to ring');
}

test('an officer drives from party to party, the network gone in the middle', async ({ officer, supervisor }) => {
  const { page } = officer;
  const { evening } = await programsOf(page);
  const before = await sheetOf(officer, evening);
  const stop = page.locator('[data-stop]');

  await officer.taps(page.getByRole('navigation').getByRole('link', { name: 'Programs' }));
  await officer.taps(page.getByRole('link', { name: /^Night Out/ }));
  await officer.taps(page.getByRole('link', { name: /^National Night Out/ }));
  await expect(stop).toHaveAttribute('data-stop', 'next');
  const first = before.parties.find(({ party }) => party === before.next)?.address ?? 'no stop';
  await expect(stop).toContainText(first);
  await officer.taps(page.getByRole('button', { name: 'I am here' }));
  await expect(stop).toHaveAttribute('data-stop', 'current');
  await expect(stop).toContainText(`You are at ${first}`);
  await officer.taps(page.getByRole('button', { name: 'We drive on' }));
  await expect(stop).toHaveAttribute('data-stop', 'next');
  await expect(stop).not.toContainText(first);
  expect(officer.tapCount, 'three taps to the evening, two at a party').toBe(5);

  await officer.turnsRelay(false);
  await expect(officer.light).toContainText('Offline');
  await page.getByRole('button', { name: 'I am here' }).click();
  await expect(stop).toHaveAttribute('data-stop', 'current');
  await officer.reloads();
  await expect(stop, 'a dead battery forgets nothing').toHaveAttribute('data-stop', 'current');
  await page.getByRole('button', { name: 'We drive on' }).click();
  await page.getByRole('button', { name: 'Plan my rest anew' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Planned anew|still fit/ })).toBeVisible();
  await expect(officer.light).toContainText(/Offline — \d+ waiting/);

  await supervisor.goes(`#/evening/${evening}/plan`);
  await expect(supervisor.detail.getByText(`${before.visited + 1} visited`)).toBeVisible();
  await officer.turnsRelay(true);
  await expect(supervisor.detail.getByText(`${before.visited + 2} visited`)).toBeVisible();
});

test('whom to call is not public: a look at it is asked for, and written down', async ({ officer, second, custodian }) => {
  const { page } = officer;
  const { evening } = await programsOf(page);
  const party = await withHost(second, await sheetOf(second, evening));
  await officer.goes(`#/evening/${evening}/parties`);
  await page.getByLabel('District').selectOption('');
  await page.getByRole('button', { name: new RegExp(party.address) }).click();
  const sheet = page.getByRole('dialog', { name: party.address });
  await expect(sheet.getByText('952-555')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Whom to call', exact: true }).click();
  await expect(sheet.getByText(/952-555-01\d\d/)).toBeVisible();
  await expect(sheet.getByText('Minn. Stat. 13.37')).toBeVisible();
  await sheet.getByLabel(/Why/).fill('The street is closed; ask for another way in.');
  await sheet.getByRole('button', { name: 'Say why' }).click();
  await expect(sheet.getByText('Written down beside your look')).toBeVisible();
  await expect
    .poll(async () => {
      const { lines } = await ask<{ lines: { why: string | null }[] }>(custodian.page, { do: 'view_log' });
      return lines.some(({ why }) => why?.startsWith('The street is closed'));
    })
    .toBe(true);
});

test('two phones count one crowd without a network, and it adds up', async ({ officer, second }) => {
  const { game } = await programsOf(officer.page);
  const sums = async ({ page }: Person): Promise<Record<string, number>> =>
    (await ask<{ counted: Record<string, number> }>(page, { do: 'outreach', ask: 'event', event: game })).counted;
  const { adults = 0, teens = 0, children = 0 } = await sums(officer);
  const all = adults + teens + children;
  await officer.goes(`#/event/${game}`);
  await second.goes(`#/event/${game}`);
  await officer.turnsRelay(false);
  await expect(second.light).toContainText('Offline');
  for (let tap = 0; tap < 7; tap++) await officer.page.getByRole('button', { name: /^Teens \d+: one more/ }).click();
  await officer.page.getByRole('button', { name: 'Take one back: Teens' }).click();
  for (let tap = 0; tap < 5; tap++) await second.page.getByRole('button', { name: /^Adults \d+: one more/ }).click();
  await expect(officer.page.getByText('6 of these only on this phone')).toBeVisible();
  await expect(second.page.getByText('5 of these only on this phone')).toBeVisible();
  await expect(officer.page.getByRole('button', { name: `Teens ${teens + 6}: one more` })).toBeVisible();
  await officer.turnsRelay(true);
  for (const { page } of [officer, second]) {
    await expect(page.locator('.tally .sum')).toContainText(String(all + 11));
    await expect(page.getByText('All of these are safe with the relay')).toBeVisible();
    await expect(page.getByRole('button', { name: `Adults ${adults + 5}: one more` })).toBeVisible();
  }
});

test('a supervisor plans the evening, sees who is forgotten, and adds a late list', async ({ supervisor }) => {
  const { page, detail } = supervisor;
  const { evening } = await programsOf(page);
  await supervisor.goes(`#/evening/${evening}/plan`);
  await expect(detail.getByRole('row', { name: /^District \d/ })).toHaveCount(4);
  await expect(detail.getByText(/All cars together drive \d+ minutes/)).toBeVisible();
  const officers = detail.getByRole('checkbox');
  const many = await officers.count();
  expect(many).toBeGreaterThanOrEqual(12);
  for (let one = 1; one < many; one++) await officers.nth(one).uncheck();
  await detail.getByRole('button', { name: /^Plan the/ }).click();
  await expect(detail.getByText(/fit nowhere: choose more officers/)).toBeVisible();
  await expect(detail.getByText(/with nobody planned/)).toBeVisible();
  for (let one = 1; one < many; one++) await officers.nth(one).check();
  await detail.getByRole('button', { name: /^Plan the/ }).click();
  await expect(detail.getByText(/every party in its time/)).toBeVisible();
  await expect(detail.getByText(/nobody is forgotten/)).toBeVisible();

  await supervisor.goes(`#/evening/${evening}/add`);
  const list = page.getByLabel('Or paste the table here');
  const stamp = Date.now();
  await list.fill(`address,lat,lon\n${stamp} Invented Way,44.9,there\n`);
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.getByRole('alert')).toContainText('Line 2: lon is no number');
  await list.fill(`address,lat,lon\n${stamp} Invented Way,44.948,-93.36\n`);
  await page.getByRole('button', { name: 'Add them' }).click();
  await expect(page.getByText('1 party added.')).toBeVisible();
  await supervisor.goes(`#/evening/${evening}/parties`);
  await page.getByText('Nobody planned', { exact: true }).click();
  await expect(page.getByRole('button', { name: new RegExp(`${stamp} Invented Way`) })).toBeVisible();
});

test('an event is planned, changed and looked back at; its group hears a promise', async ({ supervisor, officer }) => {
  const { page, detail } = supervisor;
  const name = `Coffee with a Cop ${Date.now()}`;
  await supervisor.goes('#/event/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Where', { exact: true }).fill('Wolfe Park');
  await detail.getByText('Officer 1', { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(detail.getByRole('heading', { name })).toBeVisible();
  await expect(detail.getByText('Wolfe Park')).toBeVisible();
  await officer.goes('#/events');
  await expect(officer.page.getByRole('link', { name: new RegExp(name) })).toContainText('You are on duty');
  await detail.getByLabel(/How did it go/).fill('Bring more cups.');
  await detail.getByRole('button', { name: 'Say how it went' }).click();
  await expect(detail.getByText('Bring more cups.')).toBeVisible();

  const { group } = await programsOf(page);
  await supervisor.goes(`#/group/${group}`);
  await detail.getByRole('button', { name: 'Promise something' }).click();
  const promise = `Bring the traffic counts ${Date.now()}`;
  await page.getByLabel('Promise something').last().fill(promise);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(detail.getByRole('listitem').filter({ hasText: promise })).toBeVisible();
});

test('head counts are a table to print and a file to hand on, without a name', async ({ supervisor }) => {
  const { page } = supervisor;
  await supervisor.goes('#/head_counts');
  await expect(page.getByRole('table')).toContainText('Safety camp');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('head-counts.csv');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
});
