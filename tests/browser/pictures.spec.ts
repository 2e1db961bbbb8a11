// Takes the pictures in docs/screens: `npm run screens` in mobile-shell/ui. Not a test: nothing is compared.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Browser, Page } from '@playwright/test';

import { adds } from './attachments-scene';
import { callOutScreens, diversionScreens, officerScreens, reviewScreens } from './casework-scene';
import { cityDay } from './days';
import { OFFICE, officeScene } from './office-scene';
import { Person } from './person';
import { PROGRAMS, programScene } from './program-scene';
import { partnerScreens, referralScreens } from './referrals-scene';
import { ask, open } from './screens';
import { smaller } from './small-picture';
import { expect, test } from './stories';
import { explorerScreens, volunteerScreens } from './volunteers-scene';

const FOLDER = resolve(__dirname, '../../docs/screens');
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const MOST_BYTES = 150_000;
const THEMES = ['light', 'dark'] as const;

test('pictures of every screen', async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  const { visit, place, conflict } = await scene(browser);
  const screens = {
    today: '#/today',
    'new-visit': `#/visit/new?place=${place}`,
    visit: `#/visit/${visit}`,
    conflict: `#/visit/${conflict}`,
    places: '#/places',
    map: '#/map',
    coverage: '#/coverage',
    search: '#/search',
    sync: '#/sync',
  };
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      const person = await Person.at(browser, 'Officer 1', { viewport, colorScheme });
      const { page } = person;
      await page.getByRole('button', { name: 'Nearest to me' }).click();
      for (const [name, address] of Object.entries(screens)) {
        await person.goes(address);
        if (name === 'map') await expect(page.locator('.district-label')).toHaveCount(4);
        await page.waitForTimeout(name === 'map' ? 3000 : 700); // the picture is of a screen at rest
        await takes(page, `${name}-${size}-${colorScheme}`);
      }
      await person.leaves();
    }
  }
});

test('pictures of the office', async ({ browser, phone }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  await officeScene(browser, phone);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      for (const [name, { desk, shows }] of Object.entries(OFFICE)) {
        const person = await Person.at(browser, desk, { viewport, colorScheme });
        await shows(person);
        await person.page.waitForTimeout(700);
        await takes(person.page, `${name}-${size}-${colorScheme}`);
        await person.leaves();
      }
    }
  }
});

test('pictures of the programs', async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  const scene = await programScene(browser);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      for (const [name, { desk, shows }] of Object.entries(PROGRAMS)) {
        const person = await Person.at(browser, desk, { viewport, colorScheme });
        await shows(person, scene);
        await person.page.waitForTimeout(name === 'night-out-map' ? 3000 : 700);
        await takes(person.page, `${name}-${size}-${colorScheme}`);
        await person.leaves();
      }
    }
  }
});

test('pictures of volunteers and Explorers', async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  const shown = [
    ['CERT lead 1', '#/volunteers', volunteerScreens, ['board', 'teams', 'roll-call', 'check-in list']],
    ['Advisor 1', '#/explorers', explorerScreens, ['explorers', 'session', 'ride']],
  ] as const;
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      for (const [name, list, screens, names] of shown) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        const addresses = await screens(person.page);
        await open(person.page, list);
        for (const screen of names) {
          await open(person.page, addresses[screen] ?? '');
          await person.page.waitForTimeout(700);
          await takes(person.page, `${screen.replace(' ', '-')}-${size}-${colorScheme}`);
        }
        await person.leaves();
      }
    }
  }
});

test('pictures of referrals', async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  const shown = [
    ['Officer 1', referralScreens, { referrals: 'referrals', 'new-referral': 'new referral', referral: 'referral to ask about' }],
    ['Advocate 1', partnerScreens, { 'partner-desk': 'desk', 'partner-referral': 'referral at the desk' }],
  ] as const;
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      for (const [name, screens, pictures] of shown) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        const addresses = await screens(person.page);
        await open(person.page, '#/referrals');
        for (const [picture, screen] of Object.entries(pictures)) {
          await open(person.page, addresses[screen] ?? '');
          await person.page.waitForTimeout(700);
          await takes(person.page, `${picture}-${size}-${colorScheme}`);
        }
        await person.leaves();
      }
    }
  }
});

test('pictures of casework', async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(FOLDER, { recursive: true });
  const shown = [
    ['Social worker 1', '#/reviews', reviewScreens, ['cases', 'case']],
    ['Chaplain 1', '#/chaplains', callOutScreens, ['call-outs', 'call-out']],
    ['Juvenile officer 1', '#/diversions', diversionScreens, ['diversions', 'diversion']],
    ['Officer 1', '#/crisis', officerScreens, ['crisis request']],
  ] as const;
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      for (const [name, list, screens, names] of shown) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        const addresses = await screens(person.page);
        await open(person.page, list);
        for (const screen of names) {
          await open(person.page, addresses[screen] ?? '');
          await person.page.waitForTimeout(700);
          await takes(person.page, `${screen.replace(' ', '-')}-${size}-${colorScheme}`);
        }
        await person.leaves();
      }
    }
  }
});

/** Keeps a picture of what is on the screen. */
async function takes(page: Page, name: string): Promise<void> {
  const picture = smaller(await page.screenshot());
  expect(picture.length, `${name} is small enough for the repository`).toBeLessThan(MOST_BYTES);
  writeFileSync(`${FOLDER}/${name}.png`, picture);
}

/** A visit with everything on it, a place, and a visit that two people have edited at once. */
async function scene(browser: Browser): Promise<{ visit: string; place: string; conflict: string }> {
  const officer = await Person.at(browser, 'Officer 1');
  const second = await Person.at(browser, 'Officer 2');
  const conflict = await officer.logs('Oak Hill Park', 'Counted the crowd at the skate ramp.');
  await second.goes(`#/visit/${conflict}`);
  await expect(second.page.getByText('Counted the crowd')).toBeVisible();
  await officer.turnsRelay(false);
  for (const [person, people] of [[officer, 12], [second, 20]] as const) {
    await ask(person.page, { do: 'edit_visit', visit: conflict, change: { people_reached: people } });
  }
  await officer.turnsRelay(true);
  await officer.goes(`#/visit/${conflict}`);
  await expect(officer.page.getByRole('region', { name: 'People reached' })).toBeVisible();
  const [place] = await ask<{ place: string }[]>(officer.page, { do: 'places', text: 'Wolfe Park', limit: 1 });
  if (!place) throw new Error('the pack has no Wolfe Park');
  const visit = await ask<string>(officer.page, {
    do: 'log_visit',
    visit: {
      place: place.place,
      people_reached: 14,
      topics: ['lighting', 'park_safety'],
      note: 'Walked the path with the evening regulars. Two lamps by the amphitheater are out.\nThe parks crew knows.',
      private_note: 'The shift lead asks for a call before the next visit.',
      follow_up: { promise: 'Tell the parks crew which lamps', due: cityDay(7) },
    },
  });
  await officer.goes(`#/visit/${visit}`);
  await adds(officer.page, 'The lamps that are out');
  await officer.leaves();
  await second.leaves();
  return { visit, place: place.place, conflict };
}
