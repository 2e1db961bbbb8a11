import { expect, test } from 'vitest';

import { programsOf } from './doors';

test('whoever reads outreach has its doors, whoever has no program has none', () => {
  expect(programsOf((space) => space === 'outreach')).toEqual(['events', 'night_out', 'groups']);
  expect(programsOf((space) => space === 'cert')).toEqual(['volunteers']);
  expect(programsOf((space) => space === 'patrol')).toEqual(['weekly', 'trends', 'awareness']);
  expect(programsOf((space) => space === 'region'), 'a partner agency').toEqual(['retail']);
  expect(programsOf((space) => space === 'explorers')).toEqual(['explorers']);
  expect(programsOf(() => false, (template) => template === 'referral')).toEqual(['referrals']);
  expect(programsOf((space) => space === 'juvenile')).toEqual(['diversions']);
  expect(programsOf(() => false, (template) => template === 'chaplain_call')).toEqual(['chaplains']);
  expect(programsOf((space, right) => space === 'places' && right === 'write')).toEqual(['duplicates', 'importing']);
  expect(programsOf((space) => space === 'safe_at_home')).toEqual(['shielded']);
  expect(programsOf(() => false, undefined, (template) => template === 'explorer_own'), 'an Explorer').toEqual(['own_page']);
  expect(programsOf(() => false)).toEqual([]);
});
