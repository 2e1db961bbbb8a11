// The social worker's and the chaplain's day, from an officer's asking to what came of it, without a connection
// in the middle; a crisis; and a child in the juvenile partition.
import { cityDay } from './days';
import { Person } from './person';
import { ask } from './screens';
import { expect, test } from './stories';

test('the social worker takes up what an officer asks, and closes the case', async ({ browser, officer, second }) => {
  test.setTimeout(120_000);
  const worker = await Person.at(browser, 'Social worker 1');
  const { page: asking } = officer;
  const { page } = worker;

  // In a dead spot: it is on this device, and says so.
  await officer.turnsRelay(false);
  await officer.goes('#/reviews');
  await asking.getByRole('link', { name: 'Ask' }).click();
  await asking.getByLabel('Who it is about').fill('Person 41');
  await asking.getByLabel('What you saw').fill('Sat at the bus stop all day.\nSaid she would like to talk.');
  // Called away in the middle: the form waits on Today, as it was left, and does not show whom it is about.
  await expect(asking.getByText('Draft kept on this device')).toBeVisible();
  await officer.goes('#/today');
  await asking.reload();
  const left = asking.getByRole('list', { name: 'Not finished' });
  await expect(left.getByRole('link', { name: 'Form: Request to the social worker' })).toBeVisible();
  await expect(left).not.toContainText('Person 41');
  await left.getByRole('link', { name: 'Form: Request to the social worker' }).click();
  await expect(asking.getByText('You had begun this')).toBeVisible();
  await expect(asking.getByLabel('What you saw')).toHaveValue('Sat at the bus stop all day.\nSaid she would like to talk.');
  await asking.getByRole('button', { name: 'Save' }).click();
  await expect(officer.detail.getByText('Only on this device')).toBeVisible();
  await officer.turnsRelay(true);
  await expect(officer.detail.getByText('Only on this device')).toBeHidden();
  expect((await ask<{ form: string }[]>(asking, { do: 'drafts' })).filter(({ form }) => form === 'ask')).toEqual([]);

  // She opens it, and a case of it.
  await worker.goes('#/reviews');
  const [, id] = /review_request\/([\w-]+)/.exec(asking.url()) ?? [];
  const request = page.getByRole('list', { name: 'Asked by officers' }).locator(`a[href$="${id}"]`);
  await expect(request).toContainText('Asked by Officer 1');
  await request.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Person 41' })).toBeVisible();
  await page.getByRole('link', { name: 'Open a case' }).click();
  await page.getByLabel('Goals').fill('A room for this month');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Goals' })).toBeVisible();
  await expect(asking.getByText('Taken up by Social worker 1').first()).toBeVisible();

  // A contact in a stairwell, and the end: without a word for it, it does not close.
  await worker.turnsRelay(false);
  await page.getByRole('button', { name: 'Write a contact down' }).click();
  await page.getByRole('dialog').getByLabel('What it was about').fill('Walked to the shelter together.');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByText('Walked to the shelter together.')).toBeVisible();
  await worker.turnsRelay(true);
  await page.getByRole('button', { name: 'Close the case' }).click();
  await page.getByLabel('In a sentence').fill('Has a room since Monday.');
  await page.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByRole('alert')).toContainText('how it ended');
  await page.getByText('Goals reached', { exact: true }).click();
  await page.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByText('Has a room since Monday.')).toBeVisible();

  // The officer hears what they may know; another officer has nothing of it.
  await worker.goes(`#/review_request/${id}`);
  await page.getByRole('button', { name: 'Answer the officer' }).click();
  await page.getByLabel('What the officer may know').fill('She is being helped. Thank you.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(asking.getByText('She is being helped. Thank you.')).toBeVisible();
  await second.goes('#/reviews');
  await expect(second.page.getByText('You have asked nothing yet.')).toBeVisible();
  await expect(ask(second.page, { do: 'reviews', ask: 'request', request: id })).rejects.toThrow();
  await worker.leaves();
});

test('a chaplain is called, goes, is there without a connection, and does what follows', async ({ browser, officer }) => {
  test.setTimeout(120_000);
  const chaplain = await Person.at(browser, 'Chaplain 1');
  const { page } = chaplain;
  await officer.goes('#/call_out/new');
  await officer.page.getByText('With a family', { exact: true }).click();
  await officer.page.getByLabel('Where to').fill('Invented Street 12, side door');
  await officer.page.getByLabel('What to know before').fill('They speak Somali.');
  await officer.page.getByRole('button', { name: 'Save' }).click();
  await expect(officer.detail.getByText('No chaplain yet').first()).toBeVisible();

  await chaplain.goes('#/chaplains');
  await page.getByRole('list', { name: 'Chaplain call-outs' }).getByRole('link', { name: /With a family/ }).first().click();
  await expect(page.getByText('Invented Street 12, side door')).toBeVisible();
  await page.getByRole('button', { name: 'I go' }).click();
  await expect(officer.page.getByText('Chaplain 1 is on the way').first()).toBeVisible();

  await chaplain.turnsRelay(false);
  await page.getByRole('button', { name: 'I am there' }).click();
  await page.getByRole('button', { name: 'I leave' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('What follows').fill('Ring the grandmother');
  await sheet.getByRole('button', { name: 'I leave' }).click();
  await expect(sheet.getByRole('alert')).toContainText('By when');
  await sheet.getByLabel('By when').fill(cityDay(2));
  await sheet.getByRole('button', { name: 'I leave' }).click();
  await expect(page.getByText('Something follows').first()).toBeVisible();
  await chaplain.turnsRelay(true);
  await expect(officer.page.getByText('Something follows').first()).toBeVisible();
  await page.getByRole('button', { name: 'Follow-up is done' }).click();
  await expect(officer.page.getByText('Over', { exact: true }).first()).toBeVisible();
  await chaplain.leaves();
});

test('what a provider told is shown once, and the patient is told of it', async ({ officer }) => {
  const { page } = officer;
  await officer.goes('#/crisis_request/new');
  await page.getByLabel('CAD or case number of the call').fill('26-004799');
  await page.getByLabel('Patient').fill('Person 42');
  await page.getByLabel('Provider who told').fill('Clinic 3');
  await page.getByLabel('Why it was necessary').fill('His safety');
  await page.getByLabel('What was told').fill('Likes to be asked about trains.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('It is shown once.')).toBeVisible();
  await expect(page.getByText('trains')).toBeHidden();
  await page.getByRole('button', { name: 'Use it now' }).click();
  await page.getByLabel('What for').fill('Spoke with him');
  await page.getByRole('button', { name: 'Use it, and show it once' }).click();
  const told = page.getByRole('dialog').getByText('Likes to be asked about trains.');
  await expect(told).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.click(4, 4);
  await expect(told, 'what is shown once does not go by a slip').toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Spoke with him')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use it now' })).toBeHidden();
  await page.getByRole('button', { name: 'The patient was told' }).click();
  await page.getByLabel('How', { exact: true }).fill('In person');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Nothing left to do').first()).toBeVisible();
});

test('a child is checked, agreed for and diverted, and no other desk has a door to it', async ({ browser, officer, supervisor }) => {
  const juvenile = await Person.at(browser, 'Juvenile officer 1');
  const { page } = juvenile;
  await juvenile.goes('#/diversion/new');
  await page.getByLabel('Child', { exact: true }).fill('Child 43');
  await page.getByLabel('Age then').fill('18');
  await page.getByLabel('Class of the offence').selectOption({ label: 'Misdemeanor' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The program does not take this child').first()).toBeVisible();
  await expect(page.getByText('Asked: 10 to 17')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Divert', exact: true })).toBeHidden();
  await juvenile.detail.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Age then').fill('14');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Parent or guardian' }).click();
  await page.getByRole('textbox', { name: 'Parent or guardian' }).fill('Guardian 43');
  await page.getByLabel('They agree').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Divert', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('16 hours of service')).toBeVisible();
  for (const outside of [officer, supervisor]) {
    await outside.goes('#/programs');
    await expect(outside.page.getByRole('link', { name: /Social worker/ })).toBeVisible();
    await expect(outside.page.getByRole('link', { name: /Juvenile/ })).toBeHidden();
    await expect(ask(outside.page, { do: 'diversions', ask: 'all' })).rejects.toThrow(/may not/);
  }
  await juvenile.leaves();
});
