// What a picky reviewer would measure on every screen, by day and by night, on a phone and on a desk.
import { mkdirSync, writeFileSync } from 'node:fs';

import { chromium, type Page, type ViewportSize } from '@playwright/test';

import { launching } from './browser';
import { session } from './desks';
import { sticksOut, TARGET_PX, tooSmall, violations } from './measures';
import { Person } from './person';
import { everyScreen, open } from './screens';
import { expect, test } from './stories';

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };

/** What opens over a screen. */
const SHEETS: Record<string, (person: Person) => Promise<void>> = {
  promise: async ({ page }) => {
    await open(page, '#/today');
    await page.getByRole('button', { name: /^Settle/ }).first().click();
  },
  point: async ({ page }) => {
    await open(page, '#/visit/new');
    await page.getByRole('button', { name: 'Spot on map' }).click();
    await expect(page.locator('dialog .district-label')).toHaveCount(4);
  },
  saved: async (person) => {
    await open(person.page, '#/visit/new');
    await person.page.getByRole('list', { name: 'Due a visit' }).getByRole('button').first().click();
    await person.page.getByRole('button', { name: 'Save' }).click();
    await expect(person.sheet).toBeVisible();
  },
  withdraw: async (person) => {
    await person.sheet.getByRole('button', { name: 'Undo' }).click();
  },
};

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const person = await Person.at(browser, 'Officer 1', { viewport, colorScheme });
      const { page } = person;
      for (const [name, address] of Object.entries(await everyScreen(page))) {
        await open(page, address);
        expect.soft(await violations(page), name).toEqual([]);
      }
      for (const [name, sheet] of Object.entries(SHEETS)) {
        await sheet(person);
        expect.soft(await violations(page), `${name} sheet`).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await person.leaves();
    });
  }

  test(`everything can be hit with a thumb: ${size}`, async ({ officer: { page } }) => {
    await page.setViewportSize(viewport);
    for (const [name, address] of Object.entries(await everyScreen(page))) {
      await open(page, address);
      expect.soft(await page.evaluate(tooSmall, TARGET_PX), name).toEqual([]);
    }
  });

  for (const percent of [100, 200]) {
    test(`nothing sticks out at ${percent} % text: ${size}`, async ({}, info) => {
      const page = await withText(percent, info.outputPath('profile'), viewport);
      for (const [name, address] of Object.entries(await everyScreen(page))) {
        await open(page, address);
        expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
      }
      await page.context().close();
    });
  }
}

test('a theme chosen by hand is on the page before its first paint', async ({ officer: { page } }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '#/settings');
  await page.getByText('Dark', { exact: true }).click();
  await page.reload({ waitUntil: 'commit' });
  const atFirst = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(atFirst === 'dark' || atFirst === 'normal').toBe(true);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

/** A browser whose owner has set its text size, as in its settings: media queries in em follow it. */
async function withText(percent: number, profile: string, viewport: ViewportSize): Promise<Page> {
  const preferences = { webkit: { webprefs: { default_font_size: (16 * percent) / 100 } } };
  mkdirSync(`${profile}/Default`, { recursive: true });
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, { ...launching, viewport });
  const page = await context.newPage();
  await page.goto('about:blank');
  const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(size).toBe(`${(16 * percent) / 100}px`);
  const { address, cookies } = session('Officer 1');
  await context.addCookies(cookies);
  await page.goto(address);
  return page;
}
