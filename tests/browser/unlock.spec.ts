// The lock of a computer that several people share: who is here, wrong tries, locking by itself.
import { writeFileSync } from 'node:fs';

import { chromium } from '@playwright/test';

import { launching } from './browser';
import { filmOf } from './film';
import { violations } from './measures';
import { adds, comparison, knocks, NEW, tries } from './shared-desk';
import { EIGHT, expect, locksNow, NOTE, pinOf, SEVEN, test, typesNote, unlockOf } from './shared-stories';

test('a new computer asks for a person, and that person is in', async ({ shared, browser }) => {
  const page = await shared.shownIn(browser);
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await page.getByRole('button', { name: NEW }).click();
  await page.getByLabel('Name on this computer').fill(SEVEN.label);
  await page.getByLabel('Invite code').fill('PORCH1-AAAAA');
  await page.getByLabel('New PIN').fill('123456');
  await page.getByLabel('The same again').fill('123456');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('among the first that anybody tries')).toBeVisible();
  await expect(page.getByLabel('New PIN')).toBeFocused();
  await page.getByLabel('New PIN').fill(SEVEN.secret);
  await page.getByLabel('The same again').fill(SEVEN.secret);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('mistyped or incomplete')).toBeVisible();
  await expect(page.getByLabel('Invite code')).toBeFocused();
  await page.getByLabel('Invite code').fill(shared.code(SEVEN.member));
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting to be let in' })).toBeVisible();
  // A page that is loaded anew finds the wait as it was, and nobody else unlocks in the meantime.
  const characters = await comparison(page);
  await page.reload();
  expect(await comparison(page)).toBe(characters);
  expect((await shared.asked(page, '/lock/open', { person: 'own', secret: '' })).status).toBe(409);
  expect(await violations(page)).toEqual([]);
  shared.letsIn(characters);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.context().close();
});

test('whoever stops waiting is not on this computer', async ({ shared, browser }) => {
  const page = await shared.shownIn(browser);
  await knocks(page, { ...SEVEN, code: shared.code(SEVEN.member) });
  await comparison(page);
  await page.getByRole('button', { name: 'Stop and go back' }).click();
  await expect(page.getByRole('heading', { name: 'Who is here?' })).toBeVisible();
  await expect(page.getByText('Nobody has been added')).toBeVisible();
  await page.context().close();
});

test('a code is scanned off the administrator’s screen', async ({ shared }, info) => {
  const code = shared.code(SEVEN.member);
  const film = info.outputPath('code.y4m');
  writeFileSync(film, filmOf(code));
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const browser = await chromium.launch({ ...launching, args: [...(launching.args ?? []), ...camera] });
  const page = await shared.shownIn(browser);
  await page.getByRole('button', { name: NEW }).click();
  await page.getByRole('button', { name: 'Scan the code' }).click();
  await expect(page.getByLabel('Invite code')).toHaveValue(code);
  await expect(page.getByRole('button', { name: 'Scan the code' })).toBeVisible();
  await browser.close();
});

test('a code works once, and whoever is declined is told', async ({ shared, browser }) => {
  const page = await shared.shownIn(browser);
  const code = shared.code(SEVEN.member);
  await knocks(page, { ...SEVEN, code });
  shared.sendsAway(await comparison(page));
  await expect(page.getByText('was not let in')).toBeVisible();
  await expect(page.getByLabel('Invite code')).toHaveValue(code);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByLabel('Invite code')).toHaveAttribute('aria-invalid', 'true');
  await page.context().close();
});

test('a folder that was joined in a shell gets its lock before it shows anything', async ({ shared, browser }) => {
  await shared.joinsInShell('Officer 11');
  const page = await shared.shownIn(browser);
  await expect(page.getByRole('heading', { name: 'Set a lock first' })).toBeVisible();
  expect((await shared.asked(page, '/call', { do: 'today' })).status).toBe(423);
  expect((await shared.asked(page, '/lock/open', { person: 'own', secret: '' })).status).toBe(409);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Name on this computer').fill('Officer 11');
  await page.getByLabel('New PIN').fill(SEVEN.secret);
  await page.getByLabel('The same again').fill(SEVEN.secret);
  await page.getByRole('button', { name: 'Set it and open' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, 'Officer 11').waitFor();
  await tries(page, SEVEN.secret);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.context().close();
});

test('a PIN is typed with keys alone, or tapped on the pad', async ({ page7: page }) => {
  await locksNow(page);
  await expect(pinOf(page)).toBeFocused();
  await page.keyboard.type('40x29');
  for (const digit of ['1', '7', '5']) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Erase the last digit' }).click();
  await page.getByRole('button', { name: 'Show what is typed' }).click();
  await expect(pinOf(page)).toHaveValue(SEVEN.secret);
  await pinOf(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
});

test('five wrong tries shut the door, a kill and a restart do not open it', async ({ shared, page7, browser }) => {
  await locksNow(page7);
  for (const left of ['4 tries are', '3 tries are', '2 tries are']) {
    await tries(page7, '000111');
    await expect(page7.getByRole('alert')).toContainText(`That is not your PIN. ${left} left`);
  }
  await shared.startsAgain();
  const page = await shared.shownIn(browser);
  await expect(page.getByText('2 tries are left')).toBeVisible();
  await tries(page, '000111');
  await expect(page.getByRole('alert')).toContainText('1 try is left');
  await tries(page, '000111');
  await expect(page.getByRole('heading', { name: 'Too many wrong tries' })).toBeVisible();
  await expect(page.getByText('Nothing that was saved is lost')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await expect(pinOf(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Too many wrong tries' })).toBeVisible();
  // Not even the right one, and not past the screen either.
  const person = await page.evaluate(async () => ((await (await fetch('./lock')).json()) as { people: { person: string }[] }).people[0]?.person);
  const tried = await shared.asked(page, '/lock/open', { person, secret: SEVEN.secret });
  expect(tried.reply).toMatchObject({ outcome: 'shut' });
  expect((await shared.asked(page, '/call', { do: 'today' })).status).toBe(423);
  await page.context().close();
});

test('what is half typed is kept over the lock, on the same screen', async ({ page7: page }) => {
  await typesNote(page, NOTE);
  const address = page.url();
  await page.keyboard.press('Escape');
  await page.goto(address);
  await page.getByLabel('Public note', { exact: true }).pressSequentially(', twice');
  await page.evaluate(async () => {
    await fetch('./lock', { method: 'POST' });
  });
  await unlockOf(page, 'Officer 7').waitFor();
  await expect(page.getByText(NOTE)).toHaveCount(0);
  expect(page.url()).toBe(address);
  await tries(page, SEVEN.secret);
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(/stop sign/);
  expect(page.url()).toBe(address);
});

test('lock now keeps the very last keystroke', async ({ page7: page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await typesNote(page, NOTE);
  await page.getByRole('banner').getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, 'Officer 7').waitFor();
  await expect(page.getByText('1 unfinished form is kept here')).toBeVisible();
  await tries(page, SEVEN.secret);
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(NOTE);
});

test('two people on one computer do not see each other’s drafts', async ({ shared, page7: page }) => {
  await typesNote(page, NOTE);
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  const address = page.url();
  await locksNow(page);
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await adds(shared, page, EIGHT);
  await expect(page.getByRole('link', { name: /Officer 8|Settings/ }).first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Not finished' })).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'New visit' })).toBeVisible();
  await expect(page.getByText(NOTE)).toHaveCount(0);
  expect((await shared.asked(page, '/call', { do: 'drafts' })).reply).toEqual({ ok: [] });

  await page.getByRole('banner').getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, EIGHT.label).waitFor();
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await page.getByRole('list', { name: 'People on this computer' }).getByRole('button', { name: 'Officer 7' }).click();
  await tries(page, SEVEN.secret);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible(); // not where the other one was
  await expect(page.getByRole('list', { name: 'Not finished' })).toContainText(NOTE);
  expect(shared.tells('doctor')).toContain('shared by 2 people');
});

test('a PIN is changed by whoever knows the old one', async ({ page7: page }) => {
  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByRole('button', { name: 'Change PIN or passphrase' }).click();
  const sheet = page.getByRole('dialog');
  const changes = async (old: string): Promise<void> => {
    await sheet.getByLabel('PIN now').fill(old);
    await sheet.getByLabel('New PIN').fill('860531');
    await sheet.getByLabel('The same again').fill('860531');
    await sheet.getByRole('button', { name: 'Set it' }).click();
  };
  await changes('000111');
  await expect(sheet.getByText('That is not your PIN. 4 tries are left')).toBeVisible();
  await changes(SEVEN.secret);
  await expect(sheet).toHaveCount(0);
  await locksNow(page);
  await tries(page, SEVEN.secret);
  await expect(page.getByRole('alert')).toContainText('That is not your PIN');
  await tries(page, '860531');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test.describe('a desk that locks after six seconds', () => {
  test.use({ options: ['--idle-minutes', '0.1'] });

  test('warns, stays for whoever is there, and locks by itself with the draft kept', async ({ page7: page }) => {
    await typesNote(page, NOTE.slice(0, 12));
    const address = page.url();
    await page.getByRole('button', { name: 'Stay' }).click();
    await expect(page.getByRole('button', { name: 'Stay' })).toHaveCount(0);
    await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(NOTE.slice(0, 12));
    // Nobody touches anything: screens that refresh themselves do not count.
    await unlockOf(page, 'Officer 7').waitFor();
    await expect(page.getByText(NOTE.slice(0, 12))).toHaveCount(0);
    await tries(page, SEVEN.secret);
    await expect(page.getByLabel('Public note', { exact: true })).toHaveValue(NOTE.slice(0, 12));
    expect(page.url()).toBe(address);
  });
});
