// When the door is shut: the page says so in plain words, and comes back by itself.
import { expect, test } from './stories';

test('when the session is over, the page says how to come back', async ({ officer }) => {
  const { page } = officer;
  await page.context().clearCookies();
  await page.evaluate(() => (location.hash = '#/places')); // a link may be gone already: the page asks by itself too
  await expect(page.getByRole('heading', { name: 'Open the address again that Porchlight printed' })).toBeVisible();
  await expect(page.getByText('Everything saved is safe on this device.')).toBeVisible();
  officer.forgives(/401/);
});

test('when the program is gone, what is on the screen stays, and it comes back by itself', async ({ second }) => {
  const { page } = second;
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: 'Porchlight on this device does not answer' })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { name: 'Porchlight on this device does not answer' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Visits, latest first' })).toBeVisible();
  second.forgives(/ERR_INTERNET_DISCONNECTED/);
});

test('what became of a damaged database stands until somebody has read it', async ({ second }) => {
  const { page } = second;
  const told = 'The database on this device was damaged. It is set aside.';
  let read = false;
  // Damage is made in the tests of the core; here the desk says that there was some.
  await page.route('**/call', async (route) => {
    const command = route.request().postDataJSON() as { do: string };
    if (command.do === 'damage_read') read = true;
    if (command.do !== 'sync_status') return route.continue();
    const response = await route.fetch();
    const reply = (await response.json()) as { ok: Record<string, unknown> };
    // Whatever else this desk has to say after other stories, it is not what this one is about.
    await route.fulfill({ response, json: { ok: { ...reply.ok, notice: null, damage: read ? null : told } } });
  });
  await second.reloads();
  await expect(second.light).toContainText('Needs a look');
  await second.goes('#/sync');
  await expect(page.getByText(told)).toBeVisible();
  await second.reloads();
  await expect(page.getByText(told)).toBeVisible();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await expect(page.getByText(told)).toHaveCount(0);
  await expect(second.light).not.toContainText('Needs a look');
});

test('a visit that is not on this device is refused in plain words', async ({ second }) => {
  await second.goes('#/visit/01890000-0000-7000-8000-000000000000');
  await expect(second.page.getByRole('alert')).toBeVisible();
});

test('an address nobody knows leads back to Today', async ({ second }) => {
  await second.goes('#/nowhere');
  await second.page.getByRole('link', { name: 'Go to Today' }).click();
  await expect(second.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});

test('a form that could not begin begins when the program is back', async ({ second }) => {
  const { page } = second;
  const visit = await second.logs('Wolfe Park', 'Asked about the lights.');
  await page.context().setOffline(true);
  await second.goes(`#/visit/${visit}/edit`);
  await expect(page.getByRole('heading', { name: 'Porchlight on this device does not answer' })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByLabel('Public note', { exact: true })).toHaveValue('Asked about the lights.');
  second.forgives(/ERR_INTERNET_DISCONNECTED/);
});

test('what changes before the page begins to listen is shown as well', async ({ second }) => {
  const late = await second.page.context().newPage();
  let begin: () => Promise<void> = () => Promise.resolve();
  await late.route('**/changed', (route) => {
    begin = () => route.continue();
  });
  await late.goto('./#/search');
  const visits = late.getByRole('list', { name: 'Visits, latest first' });
  await visits.getByRole('listitem').first().waitFor();
  await second.logs('Wolfe Park', 'Saved while the other page was still deaf');
  await expect(visits.getByText('Saved while the other page was still deaf')).toHaveCount(0);
  await begin();
  await expect(visits.getByText('Saved while the other page was still deaf')).toBeVisible();
});
