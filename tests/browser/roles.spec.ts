// What each role is offered: no door to an empty list that reads as if nobody had been anywhere, and no picker
// with people in it who cannot be picked.
import { Person } from './person';
import { open } from './screens';
import { expect, test } from './stories';

test('a social worker has no doors to patrol’s lists, and reads why at their addresses', async ({ browser }) => {
  const worker = await Person.at(browser, 'Social worker 1');
  const { page } = worker;
  const bar = page.getByRole('navigation', { name: 'Screens' });
  await expect(bar.getByRole('link', { name: 'Sync' })).toBeVisible();
  for (const name of ['Places', 'Coverage', 'Search']) await expect(bar.getByRole('link', { name })).toHaveCount(0);
  for (const address of ['#/places', '#/map', '#/coverage', '#/search', '#/visit/new', '#/place/new']) {
    await open(page, address);
    await expect(page.getByText('Your role may not look at this.'), address).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  await worker.leaves();
});

test('people from outside see whom they work with, and nobody’s devices', async ({ browser }) => {
  for (const desk of ['Social worker 1', 'Advocate 1', 'Explorer 7'] as const) {
    const person = await Person.at(browser, desk);
    await person.goes('#/people');
    const list = person.page.getByRole('list', { name: 'People' });
    await expect(list.getByRole('listitem').filter({ hasText: 'Officer 1' }).first()).toBeVisible();
    await expect(list.getByRole('link', { name: desk }).first()).toBeVisible();
    const others = list.getByRole('listitem').filter({ hasNotText: desk });
    // An advisor's role says "Explorers" too: it is the names that are looked for.
    for (const not of [/Explorer \d/, /CERT/, /Partner \d/, /device/, /Unsent/]) await expect(others.filter({ hasText: not }), `${desk}: ${not}`).toHaveCount(0);
    await person.leaves();
  }
});

test('a chaplain is not told that nothing was promised', async ({ browser }) => {
  const chaplain = await Person.at(browser, 'Chaplain 1');
  const { page } = chaplain;
  await chaplain.goes('#/groups');
  await page.getByRole('list', { name: 'Groups' }).getByRole('link').first().click();
  await expect(page.getByText('Your role does not see promises.').first()).toBeVisible();
  await expect(page.getByText('Nothing was promised to this group.')).toHaveCount(0);
  await chaplain.leaves();
});

test('officers alone go along, in the order of their numbers', async ({ browser, officer }) => {
  const { page } = officer;
  await officer.goes('#/visit/new');
  await page.getByLabel('Where?').fill('Wolfe Park');
  await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: 'Wolfe Park' }).first().click();
  await page.getByText(/^Officers with me/).click();
  const along = await page.getByRole('group', { name: 'Officers' }).getByRole('checkbox').evaluateAll((all) => all.map((one) => one.closest('label')?.textContent?.trim() ?? ''));
  expect(along.filter((name) => !/^(Officer|Supervisor|Juvenile officer) \d+$/.test(name))).toEqual([]);
  const numbers = along.filter((name) => name.startsWith('Officer ')).map((name) => Number(name.split(' ')[1]));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(numbers.length).toBeGreaterThan(9);
  await page.keyboard.press('Escape');

  const advisor = await Person.at(browser, 'Advisor 1');
  await advisor.goes('#/ride/new');
  const offered = await advisor.page.getByLabel('Officer', { exact: true }).getByRole('option').allTextContents();
  expect(offered.slice(1).filter((name) => !/^(Officer|Supervisor|Juvenile officer) \d+$/.test(name))).toEqual([]);
  await advisor.leaves();
});

test('what is late in the department is for those who supervise', async ({ officer, supervisor }) => {
  await officer.goes('#/referrals');
  await expect(officer.page.getByRole('heading', { name: 'Somebody else’s step' })).toBeVisible();
  await expect(officer.page.getByRole('heading', { name: 'Late in the department' })).toHaveCount(0);
  await supervisor.goes('#/referrals');
  await expect(supervisor.page.getByRole('heading', { name: 'Late in the department' })).toBeVisible();
});
