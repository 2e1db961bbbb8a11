// The screens of casework with something on each, for the stories, the measures and the pictures.
import type { Page } from '@playwright/test';

import { ask } from './screens';

/** The id that the first row of a list has under this name; another row when one fits. */
async function first<T extends object>(page: Page, command: Record<string, unknown>, name: keyof T, fits: (row: T) => boolean = () => true): Promise<string> {
  const rows = await ask<T[]>(page, command);
  const row = rows.find(fits) ?? rows[0];
  if (!row) throw new Error(`the demonstration has nothing for ${JSON.stringify(command)}`);
  return String(row[name]);
}

/** The addresses of the social worker's screens, by name. */
export async function reviewScreens(page: Page): Promise<Record<string, string>> {
  const review = await first<{ review: string; due: boolean }>(page, { do: 'reviews', ask: 'all' }, 'review', (row) => row.due);
  const request = await first<{ request: string; taken?: string }>(page, { do: 'reviews', ask: 'requests' }, 'request', (row) => !row.taken);
  return {
    cases: '#/reviews',
    case: `#/review/${review}`,
    'case form': `#/review/${review}/edit`,
    'new case': '#/review/new',
    request: `#/review_request/${request}`,
    'taking up': `#/review_request/${request}/take`,
    'cases of each year': '#/review_years',
  };
}

/** The addresses of the chaplains' screens, by name. */
export async function callOutScreens(page: Page): Promise<Record<string, string>> {
  const waiting = await first<{ call: string; stage: string }>(page, { do: 'chaplains', ask: 'all' }, 'call', (row) => row.stage === 'waiting');
  const went = await first<{ call: string; stage: string }>(page, { do: 'chaplains', ask: 'all' }, 'call', (row) => row.stage !== 'waiting');
  return { 'call-outs': '#/chaplains', 'call-out': `#/call_out/${waiting}`, 'call-out with a follow-up': `#/call_out/${went}`, 'new call-out': '#/call_out/new' };
}

/** The addresses of the juvenile officer's screens, by name. */
export async function diversionScreens(page: Page): Promise<Record<string, string>> {
  const of = (stage: string): Promise<string> => first<{ diversion: string; stage: string }>(page, { do: 'diversions', ask: 'all' }, 'diversion', (row) => row.stage === stage);
  const [undecided, diverted] = [await of('undecided'), await of('diverted')];
  return {
    diversions: '#/diversions',
    diversion: `#/diversion/${undecided}`,
    'diversion under way': `#/diversion/${diverted}`,
    'diversion form': `#/diversion/${undecided}/edit`,
    'new diversion': '#/diversion/new',
  };
}

/** The addresses of an officer's screens of casework, by name. */
export async function officerScreens(page: Page): Promise<Record<string, string>> {
  const crisis = await first<{ request: string }>(page, { do: 'crisis', ask: 'all' }, 'request');
  return {
    'crisis requests': '#/crisis',
    'crisis request': `#/crisis_request/${crisis}`,
    'new crisis request': '#/crisis_request/new',
    asked: '#/reviews',
    'asking the social worker': '#/review_request/new',
  };
}
