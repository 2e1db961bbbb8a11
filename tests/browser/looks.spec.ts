// What a picky reviewer would measure on every screen, by day and by night, on a phone and on a desk.
import { mkdirSync, writeFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page, type ViewportSize } from '@playwright/test';

import { launching } from './browser';
import { session } from './desks';
import { Person } from './person';
import { everyScreen, open } from './screens';
import { expect, test } from './stories';

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
/** WCAG 2.2 asks for 24; a gloved thumb for more. */
const TARGET_PX = 44;

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
    await page.getByRole('button', { name: /^All \d+$/ }).click();
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
      const page = await withText(percent, info.outputPath('profile'), viewport);
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

async function violations(page: Page): Promise<string[]> {
  // What is still fading in has no colours to judge yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

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

/** Controls smaller than a target. Links inside a sentence are exempt, as in WCAG; what is hidden, too. */
function tooSmall(least: number): string[] {
  const controls = document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary');
  return [...controls].flatMap((control) => {
    const box = control.getBoundingClientRect();
    const shown = box.width > 1 && box.height > 1 && control.checkVisibility({ visibilityProperty: true });
    const inText = control.matches('p a, dd a') && !control.matches('.button');
    const covered = control.closest('label')?.getBoundingClientRect();
    const [width, height] = covered ? [covered.width, covered.height] : [box.width, box.height];
    if (!shown || inText || control.closest('.maplibregl-ctrl') || (width >= least && height >= least)) return [];
    return [`${control.tagName} “${control.textContent.trim().slice(0, 40)}” ${Math.round(width)}×${Math.round(height)}`];
  });
}

/** What reaches past the screen's edge, and text cut off inside its own box. */
function sticksOut(): string[] {
  const wide = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) => !element.closest('.maplibregl-map, .unseen, .skip') && element.checkVisibility(),
  );
  const name = (element: HTMLElement): string =>
    `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
  const out = all.filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && (box.right > wide + 1 || box.left < -1);
  });
  const cut = all.filter(
    (element) =>
      getComputedStyle(element).overflowX !== 'visible' &&
      !element.matches('input, select, textarea') &&
      element.scrollWidth > element.clientWidth + 1,
  );
  const { scrollWidth } = document.documentElement;
  return [...[...out, ...cut].map(name), ...(scrollWidth > wide ? [`the page itself: ${scrollWidth} of ${wide}`] : [])];
}
