// Every screen of the product with something on it, for the tests that look at all of them.
import type { Page } from '@playwright/test';

/** Asks a desk through its own door, as the page would. */
export async function ask<T>(page: Page, command: Record<string, unknown>): Promise<T> {
  const reply = await page.evaluate(async (body) => {
    const response = await fetch('./call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { ok?: unknown; refused?: { say: string } };
  }, command);
  if (reply.refused) throw new Error(`${JSON.stringify(command)}: ${reply.refused.say}`);
  return reply.ok as T;
}

/** Logs a visit to the place of this name through the desk's door. Its id. */
export async function logVisit(page: Page, name: string, more: Record<string, unknown>): Promise<string> {
  const [place] = await ask<{ place: string }[]>(page, { do: 'places', text: name, limit: 1 });
  return ask(page, { do: 'log_visit', visit: { place: place?.place, ...more } });
}

/** The addresses of all screens, by name. */
export async function everyScreen(page: Page): Promise<Record<string, string>> {
  const { visits } = await ask<{ visits: { visit: string; place: string | null }[] }>(page, {
    do: 'search',
    query: { limit: 50 },
  });
  const known = visits.find((visit) => visit.place !== null);
  if (!known) throw new Error('the demo has no visit to a known place');
  return {
    today: '#/today',
    'where picker': '#/visit/new',
    'new visit': `#/visit/new?place=${known.place}`,
    visit: `#/visit/${known.visit}`,
    'edit visit': `#/visit/${known.visit}/edit`,
    places: '#/places',
    map: '#/map',
    place: `#/place/${known.place}`,
    'new place': '#/place/new',
    'edit place': `#/place/${known.place}/edit`,
    coverage: '#/coverage',
    search: '#/search',
    sync: '#/sync',
    settings: '#/settings',
    'unknown address': '#/nowhere',
  };
}

/** The addresses of the office's screens, by name: as much of them as this person has. */
export async function officeScreens(page: Page): Promise<Record<string, string>> {
  const { member } = await ask<{ member: string }>(page, { do: 'whoami' });
  return {
    office: '#/office',
    people: '#/people',
    person: `#/person/${member}`,
    invite: `#/person/${member}/invite`,
    'recovery kit': '#/kit',
    custody: '#/custody',
    'who looked': '#/looks',
    removed: '#/removed',
    retention: '#/retention',
    requests: '#/requests',
    'new request': '#/requests/new',
    summary: '#/summary',
    year: '#/year',
    settings: '#/settings',
  };
}

/** The demonstration's night out, its calendar's game, and a group. */
export async function programsOf(page: Page): Promise<{ evening: string; game: string; group: string }> {
  const [evening] = await ask<{ event: string }[]>(page, { do: 'night_out', ask: 'evenings' });
  const events = await ask<{ event: string; name: string }[]>(page, { do: 'outreach', ask: 'events' });
  const game = events.find(({ name }) => name.startsWith('Basketball'));
  const groups = await ask<{ group: string; name: string }[]>(page, { do: 'outreach', ask: 'groups' });
  const group = groups.find(({ name }) => name.startsWith('Neighborhood'));
  if (!evening || !game || !group) throw new Error('the demo has no night out, no game or no group');
  return { evening: evening.event, game: game.event, group: group.group };
}

/** The addresses of the programs' screens, by name. */
export async function programScreens(page: Page): Promise<Record<string, string>> {
  const { evening, game, group } = await programsOf(page);
  const { parties } = await ask<{ parties: { party: string }[] }>(page, { do: 'night_out', ask: 'sheet', event: evening });
  return {
    programs: '#/programs',
    events: '#/events',
    event: `#/event/${game}`,
    'new event': '#/event/new',
    'edit event': `#/event/${game}/edit`,
    'head counts': '#/head_counts',
    groups: '#/groups',
    group: `#/group/${group}`,
    'new group': '#/group/new',
    'edit group': `#/group/${group}/edit`,
    'new meeting': `#/group/${group}/meeting`,
    'night out': '#/night_out',
    evening: `#/evening/${evening}`,
    parties: `#/evening/${evening}/parties`,
    plan: `#/evening/${evening}/plan`,
    'add parties': `#/evening/${evening}/add`,
    'edit party': `#/evening/${evening}/party/${parties[0]?.party}`,
    paper: `#/evening/${evening}/sheet`,
  };
}

/** The addresses of the screens of the weekly meeting and of what is brought to it, by name. */
export async function meetingScreens(page: Page): Promise<Record<string, string>> {
  const problems = await ask<{ problem: string; state: string }[]>(page, { do: 'problems', ask: 'all' });
  const problem = problems.find(({ state }) => state === 'response') ?? problems[0];
  if (!problem) throw new Error('the demo has no problem');
  return {
    weekly: '#/weekly',
    'weekly paper': '#/weekly_paper',
    trends: '#/trends',
    problems: '#/problems',
    problem: `#/problem/${problem.problem}`,
    'new problem': '#/problem/new',
    'edit problem': `#/problem/${problem.problem}/edit`,
    'time off': '#/time_off',
    retail: '#/retail',
    'new trend': '#/retail/new',
  };
}

/** Goes to a screen and waits until nothing on it is still on its way. */
export async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), address);
  await page.locator('h1').last().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}
