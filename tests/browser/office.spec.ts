// What a picky reviewer would measure on the screens of the office, for each of those who have them.
import type { Page } from '@playwright/test';

import type { DeskName } from './desks';
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations, withText } from './measures';
import { Person } from './person';
import { ask, officeScreens, open } from './screens';
import { expect, test } from './stories';

/** Whose screens are looked at: the custodian has nearly all, the others what is different for them. */
const PEOPLE: [name: DeskName, screens: RegExp][] = [
  ['Custodian 1', /^(?!recovery kit)/],
  ['Officer 1', /^(office|person|invite|custody|who looked|settings)$/],
  ['Admin 1', /^(people|recovery kit|year)$/],
];

/** What opens over a screen, or further down on it: whose it is, and how it is opened. */
const FURTHER: Record<string, (person: Person) => Promise<void>> = {
  'invite with its code': async ({ page }) => {
    await open(page, await somebody(page, 'invite'));
    await page.getByRole('button', { name: 'Make a code' }).click();
    await expect(page.getByRole('img', { name: 'Code to scan with the new device' })).toBeVisible();
  },
  'revoke sheet': async ({ page }) => {
    await open(page, await somebody(page));
    await page.getByRole('button', { name: /^Revoke/ }).first().click();
  },
  'role sheet': async ({ page }) => {
    await open(page, await somebody(page));
    await page.getByRole('button', { name: 'Change role' }).click();
    await page.getByLabel('New role').selectOption({ label: 'Analyst' });
  },
  'end sheet': async ({ page }) => {
    await open(page, await somebody(page));
    await page.getByRole('button', { name: 'End membership' }).click();
  },
  'remove sheet': async ({ page }) => {
    const { visits } = await ask<{ visits: { visit: string }[] }>(page, { do: 'search', query: { limit: 1 } });
    await open(page, `#/visit/${visits[0]?.visit}`);
    await page.getByRole('button', { name: 'Remove for good' }).click();
  },
  'begin sheet': async ({ page }) => {
    await open(page, '#/year');
    await page.getByRole('button', { name: /^Begin/ }).click();
  },
  'found records': async ({ page }) => {
    await open(page, '#/requests/new');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('list', { name: 'Found' }).getByRole('checkbox').first().check();
  },
  'table of counts': async ({ page }) => {
    await open(page, '#/summary');
    await page.getByLabel('A column for each').selectOption({ label: 'Topic' });
    await expect(page.getByText('A visit about two topics counts twice')).toBeVisible();
  },
};

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the office: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      for (const [name, which] of PEOPLE) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        const screens = Object.entries(await officeScreens(person.page)).filter(([screen]) => which.test(screen));
        for (const [screen, address] of screens) {
          await open(person.page, address);
          expect.soft(await violations(person.page), `${screen}, ${name}`).toEqual([]);
        }
        await person.leaves();
      }
      const custodian = await Person.at(browser, 'Custodian 1', { viewport, colorScheme });
      for (const [what, show] of Object.entries(FURTHER)) {
        await show(custodian);
        expect.soft(await violations(custodian.page), what).toEqual([]);
        await custodian.page.keyboard.press('Escape');
      }
      await custodian.leaves();
    });
  }

  test(`everything in the office can be hit with a thumb: ${size}`, async ({ custodian, officer }) => {
    for (const person of [custodian, officer]) {
      await person.page.setViewportSize(viewport);
      for (const [screen, address] of Object.entries(await officeScreens(person.page))) {
        await open(person.page, address);
        expect.soft(await person.page.evaluate(tooSmall, TARGET_PX), `${screen}, ${person.name}`).toEqual([]);
      }
    }
    for (const [what, show] of Object.entries(FURTHER)) {
      await show(custodian);
      expect.soft(await custodian.page.evaluate(tooSmall, TARGET_PX), what).toEqual([]);
      await custodian.page.keyboard.press('Escape');
    }
  });

  for (const percent of [100, 200]) {
    test(`nothing in the office sticks out at ${percent} % text: ${size}`, async ({}, info) => {
      const page = await withText('Custodian 1', percent, info.outputPath('profile'), viewport);
      for (const [screen, address] of Object.entries(await officeScreens(page))) {
        await open(page, address);
        expect.soft(await page.evaluate(sticksOut), screen).toEqual([]);
      }
      for (const [what, show] of Object.entries(FURTHER)) {
        await show({ page } as Person);
        expect.soft(await page.evaluate(sticksOut), what).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.context().close();
    });
  }
}

test('a device is revoked with keys alone', async ({ admin: { page } }) => {
  await open(page, await somebody(page));
  const revoke = page.getByRole('button', { name: /^Revoke/ }).first();
  await revoke.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Tab'); // from the sheet's way out to the reasons
  await page.keyboard.press('Space');
  await expect(sheet.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(sheet.getByRole('button', { name: 'Revoke this device' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(revoke).toBeFocused();
});

/** The address of somebody with a device, or of the screen that adds one. */
async function somebody(page: Page, verb = ''): Promise<string> {
  const { people } = await ask<{ people: { member: string; name: string }[] }>(page, { do: 'people' });
  const member = people.find(({ name }) => name === 'Officer 10')?.member;
  return `#/person/${member}${verb && `/${verb}`}`;
}
