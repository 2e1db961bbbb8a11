// A supervisor's and an analyst's day before the weekly meeting: the pack in two taps, on paper and as a table; a
// problem brought a step on with the network gone; trends, and files for the analyst's own tools.
import { readFileSync } from 'node:fs';

import { ask } from './screens';
import { expect, test } from './stories';

interface Pack {
  weeks: { visits: number }[];
  gaps: { name: string }[];
  topics: { label: string; now: number }[];
  csv: string;
}

interface Problem {
  problem: string;
  title: string;
  state: string;
}

test('a supervisor has the pack of the week in two taps, on paper too', async ({ supervisor }) => {
  const { page } = supervisor;
  const pack = await ask<Pack>(page, { do: 'meeting', ask: 'pack' });
  await supervisor.taps(page.getByRole('navigation').getByRole('link', { name: 'Programs' }));
  await supervisor.taps(page.getByRole('link', { name: /^Weekly meeting/ }));
  expect(supervisor.tapCount).toBe(2);
  const chart = page.getByRole('img', { name: /^Visits by week: / });
  await expect(chart, 'the chart says in words what it shows').toHaveAccessibleName(new RegExp(`: ${pack.weeks.at(-1)?.visits}\\.$`));
  await expect(page.getByText('nothing is compared yet')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'District 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: pack.gaps[0]?.name ?? 'no place waits' }).first()).toBeVisible();
  await expect(page.getByText('Too few to tell').first(), 'a demo’s season has rare topics').toBeVisible();
  expect(await page.locator('main').innerText(), 'no figure is by officer').not.toMatch(/Officer \d/);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save as a table/ }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^week-\d{4}-\d\d-\d\d\.csv$/);
  expect(readFileSync(await file.path(), 'utf8')).toBe(pack.csv);

  await page.getByRole('button', { name: 'Week after' }).click();
  await expect(page.getByText('nothing is compared yet')).toBeVisible();
  await page.getByRole('button', { name: 'Week before' }).click();
  await expect(page.getByText('nothing is compared yet')).toHaveCount(0);
  await page.getByRole('link', { name: 'Printable pages' }).click();
  const sheets = page.getByRole('article');
  await expect(sheets.nth(2)).toBeVisible();
  const pages = await sheets.count();
  expect(pages).toBeGreaterThan(2);
  await expect(sheets.last()).toHaveAccessibleName(`Page ${pages} of ${pages}`);
  const paper = await page.pdf({ preferCSSPageSize: true });
  const printed = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  expect(printed, 'each sheet fits on the page it is for').toBe(pages);
});

test('a problem goes a step on with the network gone, and what is missing is said', async ({ officer, supervisor }) => {
  const { page } = officer;
  await officer.goes('#/problem/new');
  await officer.turnsRelay(false);
  await page.getByLabel('What it is called').fill('Graffiti under the bridge');
  await page.getByLabel('Topic of visits it is about').selectOption({ label: 'Graffiti and damage' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Graffiti under the bridge' })).toBeVisible();
  await expect(page.getByText('Write under Scanning what happens')).toBeVisible();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Scanning', { exact: true }).fill('New paint every two weeks.\nAlways the north wall.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'On to Analysis' }).click();
  await expect(page.locator('[aria-current="step"]')).toContainText('Analysis');
  await page.getByRole('button', { name: 'Tie something' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Words of a place or a visit').fill('Park');
  await sheet.getByRole('button', { name: /Places$/ }).first().click();
  await expect(sheet.getByRole('button', { pressed: true })).toHaveCount(1);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('list', { name: 'Tied to it' }).getByRole('listitem')).toHaveCount(1);
  await officer.turnsRelay(true);
  await supervisor.goes('#/problems');
  await expect(supervisor.page.getByRole('link', { name: /^Graffiti under the bridge Analysis/ })).toBeVisible();

  // One that was measured is closed with what came of it.
  const all = await ask<Problem[]>(supervisor.page, { do: 'problems', ask: 'all' });
  const measured = all.find(({ state }) => state === 'assessment');
  await supervisor.goes(`#/problem/${measured?.problem}`);
  await supervisor.page.getByLabel('How it ended').fill('Two in eight weeks, eleven before');
  await supervisor.page.getByRole('button', { name: 'Close the problem' }).click();
  await expect(supervisor.page.locator('[aria-current="step"]')).toContainText('Closed');
});

test('an officer writes down time off the beat in three taps, and is not named', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/time_off');
  await officer.taps(page.getByText('Court', { exact: true }).first());
  await officer.taps(page.getByText('2 h', { exact: true }));
  await officer.taps(page.getByRole('button', { name: 'Save' }));
  const rows = page.getByRole('list', { name: 'Time off the beat' });
  await expect(rows.getByRole('listitem').first()).toContainText('120 minutes');
  expect(await rows.innerText()).not.toContain('Officer');
});

test('an analyst looks at trends, tells the region of one, and takes files home', async ({ analyst }) => {
  const { page } = analyst;
  await analyst.goes('#/trends');
  await page.getByLabel('Topic').selectOption({ label: 'Scams and fraud' });
  await expect(page.getByRole('img', { name: /^Visits by week: / })).toBeVisible();
  await expect(page.getByRole('table', { name: 'When' })).toBeVisible();
  await page.getByRole('button', { name: 'Make the files' }).click();
  await expect(page.getByText('counts by officer are made by nobody')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /GeoJSON/ }).click();
  const map = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as { type: string; features: unknown[] };
  expect(map.type).toBe('FeatureCollection');
  expect(map.features.length).toBeGreaterThan(10);

  await analyst.goes('#/retail');
  await page.getByRole('link', { name: 'Report a trend' }).click();
  await page.getByLabel('How it is done').selectOption({ label: 'At the self-checkout' });
  await page.getByLabel('Where, as widely as helps').fill('Grocers along the highway');
  await page.getByLabel('What is taken').fill('steaks, detergent');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Retail crime in the region' })).toContainText('Grocers along the highway');
});
