// Papers of the programs through the screens: who may be with Explorers, where a party is and whom to call, the
// certificate of a city's own authority; each looked at by day and by night.
import type { Page } from '@playwright/test';

import { AUTHORITY } from './authority';
import { cityDay } from './days';
import { LoneDesk } from './lone-desk';
import { isWellMade, SIZES } from './measures';
import { Person } from './person';
import { ask, open, programsOf } from './screens';
import { expect, test } from './stories';

test('an adult counts from the day their papers are in order, and no longer when one has ended', async ({ browser }, info) => {
  test.setTimeout(120_000);
  const advisor = await Person.at(browser, 'Advisor 1');
  const { page } = advisor;
  const row = page.getByRole('list', { name: 'Registered adults' }).getByRole('listitem').filter({ hasText: 'Officer 11' });
  await advisor.goes('#/adults');
  await expect(row).toHaveCount(0);
  await isWellMade(page, 'adults', (name) => info.outputPath(name));
  await page.getByRole('link', { name: 'Add an adult' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add an adult' })).toBeVisible();
  await isWellMade(page, 'new adult', (name) => info.outputPath(name));
  await page.getByLabel('Who').selectOption({ label: 'Officer 11' });
  await page.getByLabel('Registration number, or where its paper lies').fill('Folder 11');
  await page.getByLabel('Registered until').fill(cityDay(200));
  await page.getByLabel('Youth-protection training is good until').fill(cityDay(200));
  await expect(page.getByText('Draft kept on this device')).toBeVisible();

  // Called away: it waits, and Today does not say whose papers they are.
  await open(page, '#/today');
  const left = page.getByRole('list', { name: 'Not finished' });
  await expect(left).not.toContainText('Officer 11');
  await left.getByRole('link', { name: /^Form: Registered adult/ }).click();
  await expect(page.getByLabel('Registered until')).toHaveValue(cityDay(200));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Does not count');
  await expect(row).toContainText('Background check: missing');

  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Papers of Officer 11' })).toBeVisible();
  await page.getByLabel('Day of the background check').fill(cityDay(-3));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByText('Counts at sessions', { exact: true })).toBeVisible();
  await row.getByRole('link').click();
  await page.getByLabel('Youth-protection training is good until').fill(cityDay(-1));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Does not count');
  const adults = await ask<{ name: string; registration?: string; counts: boolean }[]>(page, { do: 'explorers', ask: 'adults' });
  expect(adults.find(({ name }) => name === 'Officer 11')).toMatchObject({ registration: 'Folder 11', counts: false });
  await advisor.leaves();
});

test('a party is put right, and whom to call replaces who stood there, sealed apart', async ({ supervisor, officer }, info) => {
  test.setTimeout(120_000);
  const { page, detail } = supervisor;
  const { evening } = await programsOf(page);
  interface Row { party: string; address: string; from: string; until: string; visited: unknown[] }
  const parties = async (): Promise<Row[]> => (await ask<{ parties: Row[] }>(page, { do: 'night_out', ask: 'sheet', event: evening })).parties;
  const party = (await parties()).filter(({ visited }) => visited.length === 0).pop();
  if (!party) throw new Error('every party is visited');
  const address = `${Date.now()} Invented Lane`;
  await supervisor.goes(`#/evening/${evening}/parties`);
  await page.getByText('All', { exact: true }).last().click();
  await detail.getByLabel('District').selectOption('');
  await detail.getByRole('button', { name: new RegExp(party.address) }).click();
  await page.getByRole('dialog').getByRole('link', { name: /^Change where/ }).click();
  await expect(detail.getByRole('heading', { level: 1, name: party.address })).toBeVisible();
  await isWellMade(page, 'party', (name) => info.outputPath(name));
  await detail.getByLabel('Street and number, or the block').fill(address);
  await detail.getByLabel('Welcome until').fill('21:10');
  await detail.getByLabel('Name', { exact: true }).fill('Host 77');
  await detail.getByLabel('Phone').fill('952-555-0177');
  await expect(detail.getByText('Draft kept on this device')).toBeVisible();
  await supervisor.reloads();
  await expect(detail.getByLabel('Phone')).toHaveValue('952-555-0177');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(detail.getByRole('heading', { level: 1, name: 'Parties' })).toBeVisible();

  // Another phone has it all; the telephone number only behind a look that is written down.
  const theirs = officer.page;
  await officer.goes(`#/evening/${evening}/parties`);
  await theirs.getByText('All', { exact: true }).last().click();
  await theirs.getByLabel('District', { exact: true }).selectOption('');
  await theirs.getByRole('button', { name: new RegExp(address) }).click();
  const sheet = theirs.getByRole('dialog', { name: address });
  await expect(sheet).toContainText('21:10');
  await expect(sheet.getByText('952-555-0177')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Whom to call', exact: true }).click();
  await expect(sheet.getByText('952-555-0177')).toBeVisible();
  await expect(sheet.getByText('Host 77', { exact: true })).toBeVisible();
  const drafts = await ask<{ form: string }[]>(page, { do: 'drafts' });
  expect(drafts.filter(({ form }) => form === 'party')).toEqual([]);
});

test('a party that came by telephone is added with its host, and waits when one is called away', async ({ supervisor }, info) => {
  const { page } = supervisor;
  const { evening } = await programsOf(page);
  const address = `${Date.now()} Invented Court`;
  await supervisor.goes(`#/evening/${evening}/add`);
  await page.getByLabel('Street and number, or the block').fill(address);
  await page.getByRole('button', { name: 'I am there now' }).click();
  await page.getByLabel('Mail').fill('host@example.org');
  await page.getByLabel('Name', { exact: true }).fill('Host 78');
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  await supervisor.reloads();
  await expect(page.getByLabel('Mail')).toHaveValue('host@example.org');
  await expect(page.getByText('You had begun this')).toBeVisible();
  await isWellMade(page, 'adding a party', (name) => info.outputPath(name));
  await page.getByRole('button', { name: 'Add this party' }).click();
  await expect(page.getByText('1 party added.')).toBeVisible();
  await expect(page.getByLabel('Mail')).toHaveValue('');
  const { parties } = await ask<{ parties: { party: string; address: string }[] }>(page, { do: 'night_out', ask: 'sheet', event: evening });
  const added = parties.find((one) => one.address === address);
  const host = await ask<{ record?: { name: string; email: string } } | null>(page, { do: 'night_out', ask: 'host', party: added?.party });
  expect(JSON.stringify(host)).toContain('host@example.org');
  const drafts = await ask<{ form: string }[]>(page, { do: 'drafts' });
  expect(drafts.filter(({ form }) => form === 'party')).toEqual([]);
});

test('the certificate of a city’s own authority is given on the settings screen, and is still there after a restart', async ({ browser }, info) => {
  test.setTimeout(120_000);
  const desk = new LoneDesk();
  try {
    await desk.isFounded();
    const sits = async (): Promise<Page> => {
      const page = await (await browser.newContext({ viewport: SIZES.phone })).newPage();
      await page.goto(await desk.starts());
      await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
      await open(page, '#/settings');
      await page.getByRole('heading', { name: 'The relay’s certificate' }).click();
      return page;
    };
    const page = await sits();
    const text = page.getByLabel('Certificate of the authority, in PEM');
    const trust = page.getByRole('button', { name: 'Trust this authority' });
    const kept = 'The certificate of an authority is kept on this computer';
    await expect(trust).toBeDisabled();
    await text.fill('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    await trust.click();
    await expect(page.locator('.wrong')).toBeVisible();
    await isWellMade(page, 'certificate refused', (name) => info.outputPath(name));
    await expect(page.getByText(kept)).toHaveCount(0);
    await page.getByLabel('Open its file').setInputFiles({ name: 'authority.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(AUTHORITY) });
    await expect(text).toHaveValue(AUTHORITY);
    await trust.click();
    await expect(page.getByText('The relay is tried again now.', { exact: false })).toBeVisible();
    await expect(text).toHaveValue('');
    await isWellMade(page, 'certificate kept', (name) => info.outputPath(name));
    await page.context().close();
    await desk.isKilled();
    const again = await sits();
    await expect(again.getByText(kept)).toBeVisible();
    await again.context().close();
  } finally {
    await desk.ends();
  }
});
