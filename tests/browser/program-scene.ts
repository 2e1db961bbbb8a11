// The programs with something on every screen, for the pictures: a crowd that is being counted, an evening that
// is under way.
import { type Browser, expect } from '@playwright/test';

import type { DeskName } from './desks';
import { choosesLanguage } from './languages-scene';
import { Person } from './person';
import { ask, meetingScreens, open, programsOf } from './screens';
import { eventNamed, PARADE } from './volunteers-scene';

type Scene = Awaited<ReturnType<typeof programsOf>>;

/** Whose desk a picture is taken at, and how to get there. */
interface Picture {
  desk: DeskName;
  shows: (person: Person, scene: Scene) => Promise<void>;
}

const at =
  (address: (scene: Scene) => string, list?: string) =>
  async ({ page }: Person, scene: Scene): Promise<void> => {
    if (list) await open(page, list);
    await open(page, address(scene));
  };

/** Every picture, by name. */
export const PROGRAMS: Record<string, Picture> = {
  programs: { desk: 'Officer 1', shows: at(() => '#/programs') },
  events: { desk: 'Supervisor 1', shows: at(() => '#/events') },
  tally: { desk: 'Officer 1', shows: at(({ game }) => `#/event/${game}`, '#/events') },
  group: { desk: 'Supervisor 1', shows: at(({ group }) => `#/group/${group}`, '#/groups') },
  'night-out': { desk: 'Officer 1', shows: at(({ evening }) => `#/evening/${evening}`, '#/night_out') },
  'night-out-plan': { desk: 'Supervisor 1', shows: at(({ evening }) => `#/evening/${evening}/plan`, '#/night_out') },
  weekly: { desk: 'Supervisor 1', shows: at(() => '#/weekly') },
  'weekly-paper': { desk: 'Supervisor 1', shows: at(() => '#/weekly_paper') },
  trends: { desk: 'Analyst 1', shows: at(() => '#/trends') },
  problem: {
    desk: 'Supervisor 1',
    shows: async ({ page }) => {
      await open(page, '#/problems');
      await open(page, (await meetingScreens(page))['problem'] ?? '#/problems');
    },
  },
  duplicates: { desk: 'Supervisor 1', shows: at(() => '#/duplicates') },
  tables: { desk: 'Supervisor 1', shows: at(() => '#/importing') },
  awareness: { desk: 'Officer 1', shows: at(() => '#/awareness') },
  retail: { desk: 'Analyst 1', shows: at(() => '#/retail') },
  'own-page': { desk: 'Explorer 7', shows: at(() => '#/own_page') },
  adults: { desk: 'Advisor 1', shows: at(() => '#/adults') },
  sharing: { desk: 'CERT lead 1', shows: at(() => '#/sharing') },
  'board-somali': {
    desk: 'CERT lead 1',
    shows: async ({ page }) => {
      await choosesLanguage(page, 'so');
      await open(page, '#/volunteers');
      await open(page, `#/board/${await eventNamed(page, PARADE)}`);
    },
  },
  'night-out-map': {
    desk: 'Supervisor 1',
    shows: async ({ page }, { evening }) => {
      await open(page, '#/night_out');
      await open(page, `#/evening/${evening}/parties`);
      await page.getByText('Map', { exact: true }).last().click();
      await expect(page.locator('.district-label')).toHaveCount(4);
    },
  },
};

/** Two phones have counted, and the first parties are visited. */
export async function programScene(browser: Browser): Promise<Scene> {
  const officer = await Person.at(browser, 'Officer 1');
  const second = await Person.at(browser, 'Officer 2');
  const scene = await programsOf(officer.page);
  for (const [{ page }, word, by] of [[officer, 'teens', 23], [second, 'adults', 9], [second, 'children', 4]] as const) {
    await ask(page, { do: 'outreach', ask: 'count', event: scene.game, what: 'heads', word, by });
  }
  for (const { page } of [officer, second, second]) {
    const { next } = await ask<{ next: string | null }>(page, { do: 'night_out', ask: 'sheet', event: scene.evening });
    if (!next) continue;
    await ask(page, { do: 'night_out', ask: 'visited', party: next });
    await ask(page, { do: 'night_out', ask: 'left', party: next });
  }
  await officer.leaves();
  await second.leaves();
  return scene;
}
