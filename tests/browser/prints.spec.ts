// What comes out of the printer: each form on the paper it is made for, as many sheets as it says, and nothing
// of the screen around it.
import { expect, type Page, test } from '@playwright/test';

import { Person } from './person';
import { open } from './screens';
import { explorerScreens, volunteerScreens } from './volunteers-scene';

const DESK = { width: 1280, height: 800 };
const UPRIGHT = '0 0 612 792';
const LYING = '0 0 792 612';

/** The paper of each sheet, in points, as the printed file says. */
async function sheets(page: Page): Promise<string[]> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...file.matchAll(/\/Type \/Page\n[^]*?\/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box ?? '');
}

test('each form is printed on its own paper, and on no sheet more', async ({ browser }) => {
  const lead = await Person.at(browser, 'CERT lead 1', { viewport: DESK });
  const list = (await volunteerScreens(lead.page))['check-in list'] ?? '';
  for (const [form, paper] of [
    ['ics_211', LYING],
    ['cert_2', LYING],
    ['fema_hours', LYING],
    ['ics_203', UPRIGHT],
    ['ics_204', UPRIGHT],
    ['ics_205a', UPRIGHT],
    ['ics_214', UPRIGHT],
  ] as const) {
    await open(lead.page, list.replace('ics_211', form));
    const articles = lead.page.locator('.sheets article');
    await expect(articles.first()).toBeVisible();
    expect(await sheets(lead.page), form).toEqual(Array.from({ length: await articles.count() }, () => paper));
  }
  await open(lead.page, '#/badges');
  await expect(lead.page.locator('.sheets ul').first()).toBeVisible();
  expect(await sheets(lead.page)).toEqual([UPRIGHT, UPRIGHT]);
  await lead.leaves();
});

test('a letter is one sheet', async ({ browser }) => {
  const advisor = await Person.at(browser, 'Advisor 1', { viewport: DESK });
  await open(advisor.page, (await explorerScreens(advisor.page))['letter'] ?? '');
  await expect(advisor.page.getByText('Signature of the advisor')).toBeVisible();
  expect(await sheets(advisor.page)).toEqual([UPRIGHT]);
  await advisor.leaves();
});
