// Referrals with something on every screen, for the stories, the measures and the pictures.
import type { Page } from '@playwright/test';

import { ask } from './screens';

interface Row {
  referral: string;
  organization: string;
  state: string;
}

/** The first referral that is in this state, as this desk sees it. */
export async function referralIn(page: Page, state: string): Promise<string> {
  const rows = await ask<Row[]>(page, { do: 'referrals', ask: 'all' });
  const found = rows.find((row) => row.state === state);
  if (!found) throw new Error(`no referral of the demonstration is ${state}`);
  return found.referral;
}

/** The addresses of an officer's screens of referrals, by name. */
export async function referralScreens(page: Page): Promise<Record<string, string>> {
  return {
    referrals: '#/referrals',
    'new referral': '#/referral/new',
    'referral to ask about': `#/referral/${await referralIn(page, 'draft')}`,
    'referral that is sent': `#/referral/${await referralIn(page, 'sent')}`,
    'referral declined': `#/referral/${await referralIn(page, 'declined')}`,
  };
}

/** The addresses of a partner's screens, by name. */
export async function partnerScreens(page: Page): Promise<Record<string, string>> {
  const [one] = await ask<Row[]>(page, { do: 'referrals', ask: 'all' });
  return { desk: '#/referrals', 'referral at the desk': `#/referral/${one?.referral}` };
}
