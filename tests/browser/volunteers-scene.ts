// The programs of volunteers and Explorers with something on every screen, for the stories, the measures and
// the pictures.
import type { Page } from '@playwright/test';

import { ask } from './screens';

/** The event that is under way in the demonstration. */
export const PARADE = 'Parktacular parade';

/** The id of the event of this name. */
export async function eventNamed(page: Page, name: string): Promise<string> {
  const from = new Date(Date.now() - 7 * 864e5).toISOString();
  const events = await ask<{ event: string; name: string }[]>(page, { do: 'outreach', ask: 'events', from });
  const found = events.find((event) => event.name === name);
  if (!found) throw new Error(`the demonstration has no ${name}`);
  return found.event;
}

/** The addresses of the screens of volunteers' work, by name. */
export async function volunteerScreens(page: Page): Promise<Record<string, string>> {
  const parade = await eventNamed(page, PARADE);
  const [one] = await ask<{ volunteer: string }[]>(page, { do: 'volunteers', ask: 'roster' });
  return {
    programs: '#/programs',
    volunteers: '#/volunteers',
    volunteer: `#/volunteer/${one?.volunteer}`,
    'volunteer form': `#/volunteer/${one?.volunteer}/edit`,
    board: `#/board/${parade}`,
    teams: `#/board/${parade}/teams`,
    'roll-call': `#/board/${parade}/roll`,
    'activity log': `#/board/${parade}/log`,
    forms: `#/board/${parade}/forms`,
    organization: `#/board/${parade}/incident`,
    'check-in list': `#/board/${parade}/ics_211`,
    'donated labor': `#/board/${parade}/fema_hours`,
    badges: '#/badges', // the last: as a list it would stay beside the others
  };
}

/** The addresses of the Explorers' screens, by name. */
export async function explorerScreens(page: Page): Promise<Record<string, string>> {
  const asked = <T>(question: string): Promise<T[]> => ask<T[]>(page, { do: 'explorers', ask: question });
  const [one] = await asked<{ explorer: string }>('roster');
  const [session] = await asked<{ session: string }>('sessions');
  const [adult] = await asked<{ member: string }>('adults');
  const [ride] = await asked<{ ride: string }>('rides');
  return {
    explorers: '#/explorers',
    explorer: `#/explorer/${one?.explorer}`,
    'explorer form': `#/explorer/${one?.explorer}/edit`,
    letter: `#/explorer/${one?.explorer}/letter`,
    session: `#/session/${session?.session}`,
    'session form': `#/session/${session?.session}/edit`,
    rides: '#/rides',
    ride: `#/ride/${ride?.ride}`,
    'new ride': '#/ride/new',
    pairings: '#/pairings',
    awards: '#/awards',
    adults: '#/adults',
    'new adult': '#/adult/new',
    'adult form': `#/adult/${adult?.member}/edit`,
  };
}
