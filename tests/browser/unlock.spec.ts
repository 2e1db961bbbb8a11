// The lock of a computer that several people share: who is here, wrong tries, locking by itself.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, type Page } from '@playwright/test';

import { launching } from './browser';
import { SIZES, sticksOut, TARGET_PX, tooSmall, violations } from './measures';
import { adds, comparison, knocks, NEW, type Newcomer, SharedDesk, tries } from './shared-desk';
import { expect, test as base } from './stories';

const SEVEN: Newcomer = { label: 'Officer 7', member: 'Officer 7', secret: '402917' };
const EIGHT: Newcomer = { label: 'Night shift', member: 'Officer 8', secret: 'lantern on the porch', word: 'Passphrase' };
const NOTE = 'Three neighbors asked about the stop sign';
const HOURS = ['--idle-minutes', '120'];

/** A computer on which Officer 7 has just been added. */
const test = base.extend<{ shared: SharedDesk; page7: Page; options: string[] }>({
  options: [HOURS, { option: true }],
  shared: async ({ options }, use) => {
    const desk = await SharedDesk.with(...options);
    await use(desk);
    await desk.isThrownAway();
  },
  page7: async ({ shared, browser }, use) => {
    const page = await shared.shownIn(browser);
    await adds(shared, page, SEVEN);
    await use(page);
    await page.context().close();
  },
});

const pinOf = (page: Page) => page.getByLabel('Enter your PIN');
const unlockOf = (page: Page, label: string) => page.getByRole('heading', { level: 1, name: label });

async function locksNow(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/settings'));
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.getByRole('banner').getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, 'Officer 7').waitFor();
}

async function typesNote(page: Page, note: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/visit/new'));
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Public note', { exact: true }).pressSequentially(note);
}

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
  await shared.joinsInShell('Officer 9');
  const page = await shared.shownIn(browser);
  await expect(page.getByRole('heading', { name: 'Set a lock first' })).toBeVisible();
  expect((await shared.asked(page, '/call', { do: 'today' })).status).toBe(423);
  expect((await shared.asked(page, '/lock/open', { person: 'own', secret: '' })).status).toBe(409);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Name on this computer').fill('Officer 9');
  await page.getByLabel('New PIN').fill(SEVEN.secret);
  await page.getByLabel('The same again').fill(SEVEN.secret);
  await page.getByRole('button', { name: 'Set it and open' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await unlockOf(page, 'Officer 9').waitFor();
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

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`the lock looks right, by day and by night: ${size}`, async ({ shared, page7 }, info) => {
    test.setTimeout(480_000);
    await locksNow(page7);
    await page7.getByRole('button', { name: 'Somebody else' }).click();
    await adds(shared, page7, EIGHT);
    const { cookies } = await page7.context().storageState();
    const address = new URL('/', page7.url()).href;
    for (const percent of [100, 200]) {
      const page = await withText(percent, info.outputPath(`profile-${percent}`), viewport);
      await page.context().addCookies(cookies);
      await page.goto(address);
      for (const [name, comes] of Object.entries(screens)) {
        await comes(page, shared);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: info.outputPath(`${name}-${size}-${colorScheme}-${percent}.png`), fullPage: percent > 100 });
          if (percent === 100) expect.soft(await violations(page), `${name} ${colorScheme}`).toEqual([]);
        }
        expect.soft(await page.evaluate(tooSmall, TARGET_PX), name).toEqual([]);
        expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
      }
      await page.context().close();
    }
  });
}

/** The screens of the lock, each reached from the one before; the last leaves the desk as the first found it. */
const screens: Record<string, (page: Page, shared: SharedDesk) => Promise<void>> = {
  settings: async (page) => {
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.getByRole('heading', { name: 'Lock', exact: true }).scrollIntoViewIfNeeded();
  },
  change: async (page) => {
    await page.getByRole('button', { name: 'Change PIN or passphrase' }).click();
    await page.getByRole('dialog').waitFor();
  },
  passphrase: async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('banner').getByRole('button', { name: 'Lock now' }).click();
    await page.getByLabel('Enter your passphrase').waitFor();
  },
  who: async (page) => {
    await page.getByRole('button', { name: 'Somebody else' }).click();
    await page.getByRole('heading', { name: 'Who is here?' }).waitFor();
  },
  adding: async (page) => {
    await page.getByRole('button', { name: NEW }).click();
    await page.getByLabel('Name on this computer').waitFor();
  },
  pin: async (page) => {
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: SEVEN.label }).click();
    await pinOf(page).fill('4029');
  },
  wrong: async (page) => {
    await tries(page, '000111');
    await expect(page.getByRole('alert')).toContainText('left');
  },
  shut: async (page, shared) => {
    // As after the fifth.
    count(shared, 5, Date.now());
    await page.reload();
    await page.getByRole('button', { name: 'Somebody else' }).click();
    await page.getByRole('button', { name: SEVEN.label }).click();
    await page.getByRole('heading', { name: 'Too many wrong tries' }).waitFor();
  },
  open: async (page, shared) => {
    count(shared, 0, 0);
    await page.getByRole('button', { name: 'Somebody else' }).click();
    await page.getByRole('button', { name: EIGHT.label }).click();
    await tries(page, EIGHT.secret);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  },
};

/** Puts Officer 7's wrong tries at so many, as the program would have written them. */
function count(shared: SharedDesk, wrong: number, at: number): void {
  const people = join(shared.folder, 'data/people');
  for (const person of readdirSync(people)) {
    if (readFileSync(join(people, person, 'label'), 'utf8') !== SEVEN.label) continue;
    const line = `wrong ${String(wrong).padStart(10, '0')} last ${String(at).padStart(20, '0')}\n`;
    writeFileSync(join(people, person, 'tries'), line);
  }
}

/** A browser whose owner has set its text size. */
async function withText(percent: number, profile: string, viewport: { width: number; height: number }): Promise<Page> {
  const preferences = { webkit: { webprefs: { default_font_size: (16 * percent) / 100 } } };
  mkdirSync(`${profile}/Default`, { recursive: true });
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, { ...launching, viewport });
  return await context.newPage();
}
