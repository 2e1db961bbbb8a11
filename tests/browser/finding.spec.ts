// Finding things again: search, places, map, coverage.
import { tinyMap } from './tiny-map';
import { expect, test } from './stories';

test('search finds as one types, and filters narrow it', async ({ officer }) => {
  const { page } = officer;
  await officer.logs('Wolfe Park', 'Talked about the zebra crossing.');
  await officer.goes('#/search');
  const found = page.getByRole('list', { name: 'Visits, latest first' });
  await page.getByLabel('Words in notes').pressSequentially('zebra cross');
  await expect(found.getByRole('link')).toHaveCount(1);
  await expect(found).toContainText('zebra crossing');

  await page.getByText('Filters', { exact: true }).click();
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Schools' });
  await expect(page.getByText('No visit matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(found.getByRole('link')).toHaveCount(1);

  await page.getByLabel('Words in notes').fill('zebra giraffe');
  await expect(page.getByText('No visit matches')).toBeVisible();
  await page.getByRole('button', { name: 'Show all visits again' }).click();
  await expect(page.getByLabel('Words in notes')).toHaveValue('');
  await expect(found.getByRole('link').first()).toBeVisible();
  await page.getByLabel('Words in notes').fill('zebra cross');
  await expect(found.getByRole('link')).toHaveCount(1);

  await found.getByRole('link').click();
  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.getByLabel('Words in notes')).toHaveValue('zebra cross');
  await found.getByRole('link').click();
  await page.goBack();
  await expect(page.getByLabel('Words in notes')).toHaveValue('zebra cross');
});

test('a long list comes a page at a time', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/search');
  const found = page.getByRole('list', { name: 'Visits, latest first' }).getByRole('link');
  await expect(found).toHaveCount(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(found).toHaveCount(100);
});

test('places are narrowed by kind, words and district', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/places');
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Parks' });
  await page.getByLabel('Name or address').fill('wolfe');
  const places = page.getByRole('list', { name: 'Places' });
  await expect(places.getByRole('link')).toHaveCount(1);
  await places.getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Wolfe Park' })).toBeVisible();
  await page.getByRole('link', { name: 'Log a visit here' }).click();
  await expect(page.getByRole('heading', { name: 'Wolfe Park' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
});

test('a place is added where the officer stands, and corrected', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/places');
  await page.getByRole('link', { name: 'Add a place' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Test Kiosk (invented)');
  await page.getByRole('button', { name: 'I am there now' }).click();
  await expect(officer.detail.getByText(/District \d/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Test Kiosk (invented)' })).toBeVisible();
  await officer.detail.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Street and number').fill('1 Invented Avenue');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(officer.detail.getByText('1 Invented Avenue')).toBeVisible();
});

test('the map draws districts and places without any city map', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/map');
  await expect(page.locator('.district-label')).toHaveCount(4);
  await page.getByLabel('Shade districts by coverage').check();
  await expect(page.getByText('No city map is installed')).toBeVisible();
  const canvas = page.getByRole('region', { name: /Map of districts/ });
  await expect(canvas).toBeVisible();
});

test('a city’s own map is laid below; what is no map says so', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/map');
  await expect(page.locator('.district-label')).toHaveCount(4);
  const file = page.getByLabel('Open a city map file');
  await file.setInputFiles({ name: 'not-a-map.pmtiles', mimeType: '', buffer: Buffer.from('words, not tiles') });
  await expect(page.getByRole('alert')).toContainText('not a PMTiles map');
  await file.setInputFiles({ name: 'city.pmtiles', mimeType: '', buffer: tinyMap() });
  await expect(page.getByText('No city map is installed')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a browser that cannot draw a map gives the districts in numbers', async ({ officer }) => {
  const { page } = officer;
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await officer.reloads();
  await officer.goes('#/map');
  await expect(page.getByText('cannot draw the map')).toBeVisible();
  await expect(page.getByRole('list', { name: 'District' }).getByRole('listitem')).toHaveCount(4);
});

test('coverage tells, by district and kind, where nobody has been', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/coverage');
  await expect(page.getByRole('table')).toHaveCount(4);
  await expect(page.getByRole('row', { name: /All kinds \d+ of \d+/ })).toHaveCount(4);
});
