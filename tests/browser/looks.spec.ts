// What a picky reviewer would measure on every screen, by day and by night, on a phone and on a desk.
import type { Page } from '@playwright/test';

import { sticksOut, SIZES, TARGET_PX, tooSmall, violations, withText } from './measures';
import { Person } from './person';
import { everyScreen, open } from './screens';
import { expect, test } from './stories';

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

/** Forms with something in them: what appears only then must fit too. */
const FILLED: Record<string, (page: Page) => Promise<void>> = {
  'a new visit with a promise': async (page) => {
    await open(page, (await everyScreen(page))['new visit'] ?? '');
    await page.getByLabel('Promise something').fill('Bring the lighting plan to the neighborhood association');
    await page.getByRole('button', { name: 'Ended: Now' }).click();
    await page.getByRole('button', { name: /^Show all \d+$/ }).first().click();
    await page.getByText(/^Officers with me/).click();
    await expect(page.getByRole('button', { name: 'Tomorrow' })).toBeVisible();
  },
  'a wrong time': async (page) => {
    await page.getByLabel('Ended, time').fill('noon');
    await page.getByLabel('Ended, time').blur();
    await expect(page.getByRole('alert').filter({ hasText: 'no time of day' })).toBeVisible();
  },
  'a search without a result': async (page) => {
    await open(page, '#/search');
    await page.getByLabel('Words in notes').fill('Donaudampfschifffahrtsgesellschaft');
    await page.getByText('Filters', { exact: true }).click();
    await expect(page.getByText('No visit matches')).toBeVisible();
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
      const page = await withText('Officer 1', percent, info.outputPath('profile'), viewport);
      for (const [name, address] of Object.entries(await everyScreen(page))) {
        await open(page, address);
        expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
      }
      for (const [name, fill] of Object.entries(FILLED)) {
        await fill(page);
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
