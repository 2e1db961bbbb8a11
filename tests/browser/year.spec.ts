// The turn of a district year. By its name the last of the stories: the others play in the year before.
import { ask } from './screens';
import { expect, test } from './stories';

test('a new district year shows what changes hands, and then hands it over', async ({ custodian, officer }) => {
  const [place] = await ask<{ place: string }[]>(officer.page, { do: 'places', district: '1', limit: 1 });
  await ask(officer.page, { do: 'add_follow_up', follow_up: { promise: 'Ask about the fence', due: '2026-12-01', place: place?.place } });
  const owners = async (): Promise<string[]> => {
    const view = await ask<{ follow_ups: { owner: string; record: { promise: string } }[] }>(officer.page, { do: 'place', place: place?.place });
    return view.follow_ups.filter(({ record }) => record.promise === 'Ask about the fence').map(({ owner }) => owner);
  };
  expect(await owners()).toEqual(['Officer 1']);
  const { page } = custodian;
  await custodian.goes('#/year');
  const first = page.getByRole('region', { name: /^District 1/ });
  await expect(first).toContainText('Officer 1, Officer 2, Officer 3');
  for (const name of ['Officer 1', 'Officer 2', 'Officer 3']) {
    await first.getByRole('button', { name: `Take ${name} off again` }).click();
  }
  await expect(page.getByText(/^Nobody holds District 1/)).toBeVisible();
  await first.getByRole('combobox').selectOption({ label: 'Officer 12' });
  const hands = page.getByRole('list', { name: 'Promises that change hands' });
  const ours = hands.getByRole('listitem').filter({ hasText: 'Ask about the fence' });
  await expect(ours).toContainText('Officer 1 → Officer 12');
  const { city } = await ask<{ city: { year: number } }>(page, { do: 'city' });
  await page.getByRole('button', { name: `Begin ${city.year + 1}` }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('A year that has begun is not taken back.');
  const begin = sheet.getByRole('button', { name: `Begin ${city.year + 1}` });
  await expect(begin).toBeDisabled();
  await sheet.getByLabel(`Type ${city.year + 1} to go on`).fill(String(city.year + 1));
  await begin.click();
  await expect(page.getByText(`${city.year + 1} has begun.`)).toBeVisible();
  await expect(first).toContainText('Then held by');
  await expect(first).toContainText('Officer 12');
  await expect(page.getByText('No promise changes hands.')).toBeVisible();
  await expect(page.getByText(`The city is in ${city.year + 1}.`)).toBeVisible();
  await expect.poll(owners).toEqual(['Officer 12']);
});
