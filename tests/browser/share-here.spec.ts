// An event without signal: the lead's desk shares, another joins by the code, by hand and by camera; what one
// writes is on the other's board, and nothing is called held before the relay has it.
import { writeFileSync } from 'node:fs';

import { type Browser, chromium, type Page } from '@playwright/test';

import { launching } from './browser';
import { filmOf } from './film';
import { isWellMade } from './measures';
import { LoneDesk } from './lone-desk';
import { Person } from './person';
import { ask, logVisit, open } from './screens';
import { expect, test } from './stories';
import { eventNamed, PARADE } from './volunteers-scene';

/** What stands on the screen for both lines. */
function lines(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('region', { name: 'Both lines' });
}

async function onBoard(person: Person, event: string): Promise<ReturnType<Page['getByRole']>> {
  await person.goes(`#/board/${event}`);
  return person.page.getByRole('list', { name: 'On site' }).getByRole('listitem');
}

test('two desks share without a relay, and say no more than is true', async ({ browser }, info) => {
  test.setTimeout(240_000);
  const lead = await Person.at(browser, 'CERT lead 1');
  const other = await Person.at(browser, 'Custodian 1');
  let seeing: Browser | undefined;
  try {
    const event = await eventNamed(lead.page, PARADE);
    await lead.turnsRelay(false);
    await (await onBoard(lead, event)).first().waitFor();
    await lead.page.getByRole('link', { name: 'Share here, or join' }).click();
    await expect(lead.page.getByRole('heading', { level: 1, name: 'Share at an event' })).toBeVisible();
    await isWellMade(lead.page, 'sharing begins');
    await lead.page.getByRole('button', { name: 'Share here, without signal' }).click();
    const code = await lead.page.getByLabel('Or type this line').inputValue();
    expect(code).toMatch(/^HERE1-/);
    await expect(lead.page.getByRole('img', { name: 'Scan to join here' })).toBeVisible();
    await expect(lines(lead.page)).toContainText('nobody else has joined yet');

    // A slip of the hand is noticed; then the other desk is in, and both say how both lines stand.
    await open(other.page, '#/sharing');
    await other.page.getByLabel('Or type the code').fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await other.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(other.page.getByRole('alert').filter({ hasText: 'mistyped' })).toBeVisible();
    await other.page.getByLabel('Or type the code').fill(code.toLowerCase().replaceAll('-', ' '));
    await other.page.getByRole('button', { name: 'Join', exact: true }).click();
    for (const { page } of [lead, other]) {
      await expect(lines(page)).toContainText('Shared here: 2 devices');
      await expect(lines(page)).toContainText('The relay: no connection');
    }
    await isWellMade(lead.page, 'sharing as the lead');
    await isWellMade(other.page, 'sharing as another');

    // A check-in of one is on the other's board at once, and the other way round.
    const there = await onBoard(other, event);
    const here = await onBoard(lead, event);
    const comes = async (person: Person, name: string): Promise<void> => {
      await person.page.getByRole('button', { name: 'By name' }).click();
      const sheet = person.page.getByRole('dialog');
      await sheet.getByLabel('Name or badge').fill(name);
      await sheet.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await expect(sheet).toBeHidden();
    };
    await comes(lead, 'Volunteer 7');
    await expect(there.filter({ hasText: 'Volunteer 7' })).toContainText('Shared here, not at the relay');
    await expect(here.filter({ hasText: 'Volunteer 7' })).toContainText('Shared from here; 1 device joined');
    await expect(lead.light).toContainText('1 joined here');
    await isWellMade(lead.page, 'board of the lead');
    await comes(other, 'Volunteer 6');
    await expect(here.filter({ hasText: 'Volunteer 6' })).toContainText('Shared here, not at the relay');
    await expect(there.filter({ hasText: 'Volunteer 6' })).toContainText('Shared here, not at the relay');
    await expect(other.light).toContainText('shared with 1');

    // It goes, and comes back by the camera.
    await open(other.page, '#/sharing');
    await other.page.getByRole('button', { name: 'Leave' }).click();
    await expect(other.page.getByRole('button', { name: 'Scan the code' })).toBeVisible();
    await expect((await onBoard(other, event)).filter({ hasText: 'Volunteer 6' })).toContainText('Only on this device');
    const film = info.outputPath('code.y4m');
    writeFileSync(film, filmOf(code));
    const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
    seeing = await chromium.launch({ ...launching, args: [...(launching.args ?? []), ...camera] });
    const scanning = await Person.at(seeing, 'Custodian 1');
    await open(scanning.page, '#/sharing');
    await scanning.page.getByRole('button', { name: 'Scan the code' }).click();
    await expect(lines(scanning.page)).toContainText('Shared here: 2 devices');
    await scanning.leaves();

    // The relay is back: each sends its own, and only now it is held.
    await lead.turnsRelay(true);
    for (const person of [lead, other]) {
      const rows = await onBoard(person, event);
      for (const name of ['Volunteer 6', 'Volunteer 7']) {
        await expect(rows.filter({ hasText: name })).toHaveCount(1);
        await expect(rows.filter({ hasText: name })).not.toContainText(/Only on this device|Shared (here|from here)/);
      }
    }
    await open(lead.page, '#/sharing');
    await lead.page.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(lead.page.getByRole('button', { name: 'Share here, without signal' })).toBeVisible();
    await ask(other.page, { do: 'leave_sharing' });
    await ask(lead.page, { do: 'leave_sharing' });
  } finally {
    await lead.plugsIn();
    await seeing?.close();
    await lead.leaves();
    await other.leaves();
  }
});

test('a desk that is killed while it shares goes on with the same code, and clears away when the relay has all', async ({ browser }) => {
  test.setTimeout(180_000);
  process.env['PORCHLIGHT_SHARE_ADDRESS'] = '127.0.0.1';
  const lone = new LoneDesk();
  const sits = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(await lone.starts());
    await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
    await open(page, '#/sharing');
    return page;
  };
  try {
    await lone.isFounded();
    await lone.relayEnds();
    const before = await sits();
    await before.getByRole('button', { name: 'Share here, without signal' }).click();
    const code = await before.getByLabel('Or type this line').inputValue();
    await expect(lines(before)).toContainText('nobody else has joined yet');
    await before.context().close();
    await lone.isKilled();
    const after = await sits();
    await expect(after.getByLabel('Or type this line')).toHaveValue(code);
    await expect(lines(after)).toContainText('nobody else has joined yet');
    await logVisit(after, '', { note: 'Quiet.' });
    await after.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(after.getByRole('button', { name: 'Share here, without signal' })).toBeVisible();
    await after.waitForTimeout(3000); // longer than the desk takes to look whether it may be cleared away
    expect(lone.hasShared, 'not before the relay has what was written').toBe(true);
    await lone.relayStarts();
    await expect.poll(() => lone.hasShared, { timeout: 60_000 }).toBe(false);
    await after.context().close();
  } finally {
    await lone.ends();
  }
});
