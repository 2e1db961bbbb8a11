// How a screen is measured: what axe finds, what is too small for a thumb, what sticks out.
import { mkdirSync, writeFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, type Page, type ViewportSize } from '@playwright/test';

import { launching } from './browser';
import { type DeskName, session } from './desks';

/** A phone and a laptop. */
export const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
/** WCAG 2.2 asks for 24; a gloved thumb for more. */
export const TARGET_PX = 44;

/** What axe finds. */
export async function violations(page: Page): Promise<string[]> {
  // What is still fading in has no colours to judge yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** What a picky reviewer would measure, by day and by night, on a phone and on a desk; left as it was found. */
export async function isWellMade(page: Page, screen: string, path?: (name: string) => string): Promise<void> {
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('h1').last()).toBeVisible();
      expect.soft(await violations(page), `${screen}, ${size}, ${colorScheme}`).toEqual([]);
      if (path) await page.screenshot({ path: path(`${screen}-${size}-${colorScheme}.png`) });
    }
    expect.soft(await page.evaluate(tooSmall, TARGET_PX), `${screen}, ${size}`).toEqual([]);
    expect.soft(await page.evaluate(sticksOut), `${screen}, ${size}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

/** A desk in a browser whose owner has set its text size, as in its settings: media queries in em follow it. */
export async function withText(desk: DeskName, percent: number, profile: string, viewport: ViewportSize): Promise<Page> {
  const preferences = { webkit: { webprefs: { default_font_size: (16 * percent) / 100 } } };
  mkdirSync(`${profile}/Default`, { recursive: true });
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, { ...launching, viewport });
  const page = await context.newPage();
  await page.goto('about:blank');
  const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(size).toBe(`${(16 * percent) / 100}px`);
  const { address, cookies } = session(desk);
  await context.addCookies(cookies);
  await page.goto(address);
  return page;
}

/** Controls smaller than a target. Links inside a sentence are exempt, as in WCAG; what is hidden, too. */
export function tooSmall(least: number): string[] {
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
export function sticksOut(): string[] {
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
