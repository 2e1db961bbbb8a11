// The screens of the lock, as a picky reviewer would measure them: by day and by night, phone and desk.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, type Page } from '@playwright/test';

import { launching } from './browser';
import { SIZES, sticksOut, TARGET_PX, tooSmall, violations } from './measures';
import { adds, comparison, knocks, NEW, type SharedDesk, tries } from './shared-desk';
import { EIGHT, expect, locksNow, pinOf, SEVEN, test } from './shared-stories';

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
  waiting: async (page, shared) => {
    await page.getByRole('button', { name: 'Back' }).click();
    await knocks(page, { label: 'Late shift', member: 'Officer 11', secret: SEVEN.secret, code: shared.code('Officer 11') });
    await comparison(page);
  },
  pin: async (page) => {
    await page.getByRole('button', { name: 'Stop and go back' }).click();
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
