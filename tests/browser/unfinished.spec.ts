// Forms that somebody is called away from: each keeps what was typed, waits on Today without saying whom it is
// about, comes back as it was left, and is gone when it is saved.
import type { Page } from '@playwright/test';

import type { DeskName } from './desks';
import { violations } from './measures';
import { Person } from './person';
import { ask, open, programsOf } from './screens';
import { expect, test } from './stories';
import { eventNamed, PARADE } from './volunteers-scene';

interface Unfinished {
  desk: DeskName;
  /** As the draft is kept, and as Today calls it. */
  form: string;
  called: string;
  at: (page: Page) => Promise<string> | string;
  /** What is typed, by the fields' labels; the first is what must not be read on Today. */
  types: Record<string, string>;
  /** The button, and the head of the page that comes then: Save, and what was typed first. */
  saves?: string;
  ends?: string;
  /** What else has to be chosen before it can be saved. */
  chooses?: (page: Page) => Promise<void>;
}

const groupOf = async (page: Page): Promise<string> => (await programsOf(page)).group;

const explorerOf = async (page: Page): Promise<string> => {
  const roster = await ask<{ explorer: string; name: string }[]>(page, { do: 'explorers', ask: 'roster' });
  return roster.find(({ name }) => name === 'Explorer 6')?.explorer ?? '';
};

/** A ride-along that is out with an officer. */
const rideOut = async (page: Page): Promise<string> => {
  const explorers = <T>(question: string, more = {}): Promise<T> => ask<T>(page, { do: 'explorers', ask: question, ...more });
  const roster = await explorers<{ explorer: string; name: string }[]>('roster');
  const explorer = roster.find(({ name }) => name === 'Explorer 4')?.explorer;
  const { people } = await ask<{ people: { member: string; name: string }[] }>(page, { do: 'city' });
  const officer = people.find(({ name }) => name === 'Officer 3')?.member;
  const starts = new Date();
  const ends = new Date(starts.getTime() + 2 * 60 * 60 * 1000);
  const ride = await explorers<string>('plan_ride', { explorer, officer, starts, ends });
  for (const step of ['approve', 'leave']) await explorers('ride', { ride, step });
  return `#/ride/${ride}`;
};

/** The forms that keep themselves; a visit's has stories of its own, and so have papers, casework and referrals. */
const FORMS: Record<string, Unfinished> = {
  'an event': {
    desk: 'Supervisor 1', form: 'event', called: 'Event', at: () => '#/event/new',
    types: { Name: 'Invented supper 1', 'What those on duty should know': 'Bring the long tables.' },
    chooses: (page) => page.getByRole('region', { name: 'Details' }).getByText('Officer 1', { exact: true }).click(),
  },
  'the meeting of a group': {
    desk: 'Supervisor 1', form: 'event', called: 'Event', at: async (page) => `#/group/${await groupOf(page)}/meeting`,
    types: { Name: 'Invented meeting 2' },
  },
  'a group': {
    desk: 'Supervisor 1', form: 'group', called: 'Group', at: () => '#/group/new',
    types: { Name: 'Invented association 3', 'What it is, in a sentence': 'Porch lights.' },
    chooses: (page) => page.getByRole('region', { name: 'Details' }).getByText('Officer 2', { exact: true }).click(),
  },
  'a place': {
    desk: 'Officer 1', form: 'place', called: 'Place', at: () => '#/place/new',
    types: { Name: 'Invented bakery 4' },
  },
  'a problem': {
    desk: 'Officer 1', form: 'problem', called: 'Problem', at: () => '#/problem/new',
    types: { 'What it is called': 'Invented noise 5' },
  },
  'an Explorer': {
    desk: 'Advisor 1', form: 'explorer', called: 'Explorer', at: async (page) => `#/explorer/${await explorerOf(page)}/edit`,
    types: { Name: 'Explorer 66' },
  },
  'a session of the Explorers': {
    desk: 'Advisor 1', form: 'session', called: 'Session of the Explorers', at: () => '#/session/new',
    types: { 'What it is about': 'Invented evening 7' },
    chooses: (page) => page.getByText('Advisor 2', { exact: true }).click(),
  },
  'the report of a ride-along': {
    desk: 'Advisor 1', form: 'ride_report', called: 'Report of a ride-along', at: rideOut,
    types: { 'Calls they went to': 'Invented alarm 8' }, saves: 'They are back', ends: 'Explorer 4 with Officer 3',
  },
  'a volunteer': {
    desk: 'CERT lead 1', form: 'volunteer', called: 'Volunteer', at: () => '#/volunteer/new',
    types: { 'Name, as it stands on the badge': 'Reservist 4', 'Skills': 'radio' },
  },
  'the organization of an incident': {
    desk: 'CERT lead 1', form: 'incident', called: 'Organization of an incident', at: async (page) => `#/board/${await eventNamed(page, PARADE)}/incident`,
    types: { 'Incident number': '26-0777' }, ends: PARADE,
  },
  'a line of an activity log': {
    desk: 'CERT lead 1', form: 'activity', called: 'Line of an activity log', at: async (page) => `#/board/${await eventNamed(page, PARADE)}/log`,
    types: { 'What happened': 'Water was handed out.' }, saves: 'Write it down', ends: PARADE,
  },
  'how an event went': {
    desk: 'Supervisor 1', form: 'debrief', called: 'How an event went', at: async (page) => `#/event/${(await programsOf(page)).game}`,
    types: { 'How did it go, and what should be different next time?': 'More balls.' }, saves: 'Say how it went', ends: 'Basketball in the Park',
  },
  'a trend': {
    desk: 'Analyst 1', form: 'trend', called: 'Retail-crime trend', at: () => '#/retail/new',
    types: { 'Where, as widely as helps': 'Invented mall 9' }, ends: 'Retail crime in the region',
  },
  'time off the beat': {
    desk: 'Officer 1', form: 'time_off', called: 'Time off the beat', at: () => '#/time_off',
    types: { 'A word about it': 'Bicycle class' }, ends: 'Time off the beat',
    chooses: (page) => page.getByText('Training', { exact: true }).first().click(),
  },
};

for (const [what, { desk, form, called, at, types, chooses, saves = 'Save', ends }] of Object.entries(FORMS)) {
  test(`${what} is not lost by a reload in the middle`, async ({ browser }) => {
    const person = await Person.at(browser, desk);
    const { page } = person;
    const address = await at(page);
    const [[, secret = ''] = []] = Object.entries(types);
    const drafts = async (): Promise<number> =>
      (await ask<{ form: string }[]>(page, { do: 'drafts' })).filter((draft) => draft.form === form).length;
    await open(page, address);
    for (const [label, text] of Object.entries(types)) await page.getByLabel(label, { exact: true }).fill(text);
    await chooses?.(page);
    const chosen = await page.getByRole('checkbox', { checked: true }).count();
    await expect(page.getByText('Draft kept on this device')).toBeVisible();

    await person.reloads();
    await open(page, '#/today');
    const left = page.getByRole('list', { name: 'Not finished' });
    const link = left.getByRole('link', { name: new RegExp(`^(Edit|Form): ${called}`) }).first();
    await expect(link).toBeVisible();
    await expect(left).not.toContainText(secret);
    await link.click();
    await expect(page.getByText('You had begun this')).toBeVisible();
    for (const [label, text] of Object.entries(types)) await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(chosen);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: saves }).click();
    await expect(page.getByText('Draft kept on this device')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: ends ?? secret }).last()).toBeVisible();
    expect(await drafts()).toBe(0);
    await person.leaves();
  });
}

test('what was typed and taken back again is no unfinished form', async ({ supervisor }) => {
  const { page } = supervisor;
  const drafts = async (): Promise<string[]> => (await ask<{ form: string }[]>(page, { do: 'drafts' })).map(({ form }) => form);
  await supervisor.goes('#/group/new');
  await page.getByLabel('Name', { exact: true }).fill('Typed by mistake');
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  expect(await drafts()).toContain('group');
  await page.getByLabel('Name', { exact: true }).fill('');
  await expect(page.getByText('Draft kept on this device')).toHaveCount(0);
  await expect.poll(drafts).not.toContain('group');

  await page.getByLabel('Name', { exact: true }).fill('Begun for good');
  await expect(page.getByText('Draft kept on this device')).toBeVisible();
  await supervisor.reloads();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('');
  await expect.poll(drafts).not.toContain('group');
});
