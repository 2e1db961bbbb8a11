// The upkeep as people live it: one shop written down twice, a spreadsheet with a wrong row, a name in a public
// note, an address that is shown nowhere, tips handed over.
import { SIZES, sticksOut, TARGET_PX, tooSmall, violations } from './measures';
import { Person } from './person';
import { ask, open } from './screens';
import { expect, test } from './stories';

const HERE = { lat: 44.9483, lon: -93.348 };
const BESIDE = { lat: 44.94865, lon: -93.34805 };

const adds = ({ page }: Person, name: string, here: typeof HERE, address?: string): Promise<string> =>
  ask(page, { do: 'add_place', place: { name, kind: 'business', here, ...(address && { address }) } });

test('two officers wrote one shop down; a supervisor keeps one, and the visits follow', async ({ officer, second, supervisor }) => {
  const first = await adds(officer, 'Quince Tree Tailor', HERE);
  const twin = await adds(second, 'The Quince Tree Tailors', BESIDE);
  await ask(second.page, { do: 'log_visit', visit: { place: twin, note: 'Wants a rack for bikes.' } });
  const { page } = supervisor;
  await supervisor.goes('#/duplicates');
  const pair = page.getByRole('group', { name: /Quince Tree/ });
  await expect(pair).toContainText(/Names \d+% alike · \d+ ft apart/);
  await pair.getByRole('button', { name: 'Keep “Quince Tree Tailor”' }).click();
  await expect(pair).toHaveCount(0);
  await officer.goes(`#/place/${twin}`);
  const screen = officer.page;
  await expect(screen.getByRole('heading', { level: 1, name: 'Quince Tree Tailor' })).toBeVisible();
  await expect(screen.getByText('The Quince Tree Tailors')).toBeVisible();
  await expect(screen.getByText('Wants a rack for bikes.').first()).toBeVisible();
  await screen.getByRole('button', { name: 'They are two: take apart' }).click();
  await expect(screen.getByText('The Quince Tree Tailors').first()).toBeVisible();
  await ask(page, { do: 'upkeep', ask: 'apart', place: first, from: twin });
});

test('a spreadsheet is looked at first: one wrong row stops all of it', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/importing');
  const table = page.getByLabel('Or paste the table');
  await table.fill('name,kind,lat,lon\nMarsh Wren Books,business,44.95,-93.35\nLost Spot,business,440.95,-93.35\n');
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByText('1 row is wrong, so nothing is written.')).toBeVisible();
  const rows = page.getByRole('list', { name: 'Rows of the table' });
  await expect(rows.getByRole('listitem').first()).toContainText('Line 3');
  await expect(rows).toContainText('That is no point on the map.');
  await table.fill('name,kind,lat,lon\nMarsh Wren Books,business,44.95,-93.35\n');
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByRole('button', { name: 'Write 1 row' }).click();
  await expect(page.getByText('Written: 1 added, 0 changed.')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Places as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('places.csv');
});

test('a name in a public note is asked about, moved with one tap, and never in the way', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  await page.getByLabel('Public note', { exact: true }).fill('Lights are out.\nSpoke with Exa Mpleson, 952-555-0142.');
  await expect(page.getByText('“Exa Mpleson” may be a person’s name.')).toBeVisible();
  await expect(page.getByText('“952-555-0142” looks like a phone number.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Move to the not-public note' }).first().click();
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue('Lights are out.');
  await expect(page.getByLabel(/^Not-public note/)).toHaveValue('Spoke with Exa Mpleson, 952-555-0142.');
  await expect(page.getByText('Anybody may ask for this text')).toHaveCount(0);
});

test('an address of Safe at Home is taken off every screen', async ({ officer, custodian }) => {
  const place = await adds(officer, 'Blue porch house', { lat: 44.955_571_3, lon: -93.366_6 }, '99 Yarrow Bend');
  const { page } = custodian;
  await expect(async () => {
    await ask(page, { do: 'place', place });
  }).toPass();
  await custodian.goes(`#/place/${place}`);
  await page.getByRole('button', { name: 'Safe at Home: show this address nowhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show it nowhere' }).click();
  await expect(page.getByText('99 Yarrow Bend')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Safe at Home' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await officer.goes('#/places');
  await expect(async () => {
    const all = JSON.stringify([
      await ask(officer.page, { do: 'places', limit: 2000 }),
      await ask(officer.page, { do: 'place', place }),
      await ask(officer.page, { do: 'upkeep', ask: 'export_table', what: 'places' }),
    ]);
    expect(all).not.toContain('Yarrow');
    expect(all).not.toContain('44.9555713');
  }).toPass();
  await officer.goes('#/programs');
  await expect(officer.page.getByRole('link', { name: /^Safe at Home/ })).toHaveCount(0);
});

test('tips are given at a visit, counted, and the feed is shown as it would be read', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click();
  const tips = page.getByRole('group', { name: 'Tips given' });
  await tips.getByText("The nine o'clock routine").click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(officer.sheet).toBeVisible();
  await officer.goes('#/awareness');
  await expect(page.getByRole('rowheader', { name: "The nine o'clock routine" }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Public feed' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save JSON Feed' }).click();
  expect((await saved).suggestedFilename()).toBe('feed.json');
});

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the upkeep's screens: ${size}, ${colorScheme}`, async ({ browser }, info) => {
      test.setTimeout(120_000);
      const person = await Person.at(browser, 'Custodian 1', { viewport, colorScheme });
      const { page } = person;
      await adds(person, 'Teasel Corner Cafe', HERE);
      await adds(person, 'Teasel Corner Café', BESIDE);
      for (const screen of ['duplicates', 'importing', 'awareness', 'shielded', 'programs']) {
        await open(page, `#/${screen}`);
        if (screen === 'importing') {
          await page.getByLabel('Or paste the table').fill('name,kind\nOne,business\nTwo,cave\n');
          await page.getByRole('button', { name: 'See what it would do' }).click();
          await page.getByText('so nothing is written').waitFor();
        }
        expect.soft(await violations(page), screen).toEqual([]);
        expect.soft(await page.evaluate(tooSmall, TARGET_PX), screen).toEqual([]);
        expect.soft(await page.evaluate(sticksOut), screen).toEqual([]);
        await page.screenshot({ path: info.outputPath(`${screen}.png`), fullPage: true });
      }
      await person.leaves();
    });
  }
}
