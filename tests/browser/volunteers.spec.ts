// The evening of a CERT lead: a badge before the camera, no relay, a walk-up, a team, a roll-call, the forms.
import { writeFileSync } from 'node:fs';

import { chromium } from '@playwright/test';

import { launching } from './browser';
import { filmOf } from './film';
import { violations } from './measures';
import { Person } from './person';
import { ask, open } from './screens';
import { expect, test } from './stories';
import { eventNamed, PARADE } from './volunteers-scene';

test('a CERT lead’s evening, without a relay in the middle', async ({ browser }, info) => {
  test.setTimeout(120_000);
  const sitting = await Person.at(browser, 'CERT lead 1');
  const roster = await ask<{ name: string; badge: string }[]>(sitting.page, { do: 'volunteers', ask: 'roster' });
  const badge = roster.find(({ name }) => name === 'Volunteer 9')?.badge ?? '';
  await sitting.leaves();
  const film = info.outputPath('badge.y4m');
  writeFileSync(film, filmOf(badge));
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const seeing = await chromium.launch({ ...launching, args: [...(launching.args ?? []), ...camera] });
  const lead = await Person.at(seeing, 'CERT lead 1');
  const { page } = lead;
  const here = page.getByRole('list', { name: 'On site' });
  try {
    await lead.goes('#/volunteers');
    await page.getByRole('link', { name: new RegExp(PARADE) }).click();
    await expect(here.getByRole('listitem').first()).toBeVisible();
    await lead.turnsRelay(false);

    await lead.taps(page.getByRole('button', { name: 'Scan a badge' }));
    await expect(page.getByText('Volunteer 9 is checked in')).toBeVisible();
    expect(lead.tapCount, 'one tap, and the badge does the rest').toBe(1);
    await expect(page.getByText('The city covers volunteers')).toBeVisible();
    await page.getByRole('button', { name: 'Stop scanning' }).click();
    await expect(here.getByRole('listitem').filter({ hasText: 'Volunteer 9' })).toContainText('Only on this device');

    await page.getByRole('button', { name: 'Walk-up', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Name', { exact: true }).fill('Walk-up 2');
    await sheet.getByText('Medical', { exact: true }).click();
    await sheet.getByRole('button', { name: 'Check in' }).click();
    await expect(here).toContainText('Walk-up 2');
    await page.getByRole('button', { name: 'By name' }).click();
    await sheet.getByLabel('Name or badge').fill('Volunteer 8');
    await sheet.getByRole('button', { name: /^Volunteer 8/ }).click();
    await expect(here).toContainText('Volunteer 8');

    await page.getByRole('link', { name: 'Teams', exact: true }).click();
    await page.getByRole('button', { name: 'New team' }).click();
    const members = sheet.getByRole('group', { name: 'Members' });
    for (const name of ['Volunteer 9', 'Walk-up 2']) await members.getByText(name, { exact: true }).click();
    await sheet.getByRole('group', { name: 'Leader' }).getByText('Volunteer 9', { exact: true }).click();
    await sheet.getByRole('button', { name: 'Save' }).click();
    const team = page.getByRole('article').filter({ hasText: 'Team 3' });
    await expect(team).toContainText('Led by Volunteer 9');
    await expect(team).toContainText('Fewer than three');
    await page.getByRole('button', { name: 'New assignment' }).click();
    await sheet.getByLabel('What there is to do').fill('First aid tent');
    await sheet.getByLabel('Team', { exact: true }).selectOption({ label: 'Team 3' });
    await sheet.getByRole('button', { name: 'Give a number' }).click();
    await expect(page.getByText(/^Assignment \w\w-\d\d is written down$/)).toBeVisible();

    await page.getByRole('link', { name: 'Roll-call', exact: true }).click();
    await page.getByRole('button', { name: 'Weather' }).click();
    await page.getByRole('button', { name: 'All of Team 1' }).click();
    await page.getByRole('button', { name: 'Walk-up 2 answered' }).click();
    await page.getByRole('button', { name: 'Close the roll-call' }).click();
    await expect(page.getByRole('alert')).toContainText('Not accounted for');
    await page.getByLabel('What is done to find them').fill('Team 1 looks at the water table.');
    await page.getByRole('button', { name: 'Close the roll-call' }).click();
    await expect(page.getByRole('list', { name: 'Earlier' })).toContainText('Team 1 looks at the water table.');

    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByLabel('What happened').fill('Lightning; everybody under the shelter.');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await expect(page.getByRole('list', { name: 'Activity log' })).toContainText('Lightning');

    await lead.reloads(); // as after a dead battery, still without the relay
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('button', { name: 'Check out Volunteer 9' }).click();
    await expect(page.getByRole('list', { name: 'Checked out' })).toContainText('Volunteer 9');
    await lead.turnsRelay(true);
    await expect(page.getByText('Only on this device')).toHaveCount(0);
  } finally {
    await lead.plugsIn();
  }
  await lead.leaves();
  await seeing.close();
});

test('each form is printed on as many sheets as it says', async ({ browser }, info) => {
  test.setTimeout(180_000);
  const lead = await Person.at(browser, 'CERT lead 1');
  const { page } = lead;
  const event = await eventNamed(page, PARADE);
  for (const form of ['ics_211', 'ics_214', 'ics_204', 'ics_205a', 'ics_203', 'cert_2', 'fema_hours']) {
    await open(page, `#/board/${event}/${form}`);
    const sheets = page.getByRole('article', { name: /^Page \d+ of \d+$/ });
    await sheets.first().waitFor();
    const count = await sheets.count();
    await expect(sheets.last()).toContainText(`Page ${count} of ${count}`);
    const pdf = await page.pdf({ path: info.outputPath(`${form}.pdf`), preferCSSPageSize: true });
    expect.soft(pagesOf(pdf), `${form} on paper`).toBe(count);
  }
  await open(page, '#/badges');
  await page.getByRole('img', { name: /^Badge of/ }).first().waitFor();
  const badges = await page.pdf({ path: info.outputPath('badges.pdf'), preferCSSPageSize: true });
  expect.soft(pagesOf(badges), 'twelve badges on two sheets').toBe(2);
  const [saved] = await Promise.all([page.waitForEvent('download'), savesTable(page, event)]);
  expect(saved.suggestedFilename()).toMatch(/^ics-211 \d{4}-\d\d-\d\d\.csv$/);
  await lead.leaves();
});

async function savesTable(page: Person['page'], event: string): Promise<void> {
  await open(page, `#/board/${event}/ics_211`);
  await page.getByRole('button', { name: 'Save as table' }).click();
}

/** The pages of a PDF. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('how to reach a volunteer is shown on asking, and the custodian knows who asked', async ({ browser }) => {
  const lead = await Person.at(browser, 'CERT lead 1');
  const { page } = lead;
  const roster = await ask<{ name: string; volunteer: string }[]>(page, { do: 'volunteers', ask: 'roster' });
  const one = roster.find(({ name }) => name === 'Volunteer 3');
  await lead.goes(`#/volunteer/${one?.volunteer ?? ''}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Volunteer 3' })).toBeVisible();
  await expect(page.getByText('952-555-0103')).toHaveCount(0);
  await page.getByRole('button', { name: 'How to reach them' }).click();
  const shown = page.getByRole('region', { name: 'How to reach them' });
  await expect(shown).toContainText('952-555-0103');
  await expect(shown.getByRole('link', { name: 'Call Volunteer 3' })).toHaveAttribute('href', 'tel:952-555-0103');
  expect(await violations(page)).toEqual([]);
  await shown.getByLabel('Why are you reading it?').fill('Asked to bring the radios');
  await shown.getByRole('button', { name: 'Say why' }).click();
  await expect(shown.getByText('Written down beside your look.')).toBeVisible();
  await lead.leaves();

  const custodian = await Person.at(browser, 'Custodian 1');
  await custodian.goes('#/looks');
  await expect(custodian.page.getByText('Asked to bring the radios')).toBeVisible();
  await custodian.leaves();
});
