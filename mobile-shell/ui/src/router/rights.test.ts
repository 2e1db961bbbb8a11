import { expect, test } from 'vitest';

import { hasScreen } from './rights';

const rights = (...given: string[]) => (space: string, right: string): boolean => given.includes(`${space} ${right}`);

test('without patrol there is no list of visits, no coverage and no form of one', () => {
  const clinician = rights('directory read', 'referral read', 'referral write');
  expect((['places', 'map', 'coverage', 'search', 'visit', 'new_visit', 'new_place'] as const).filter((at) => hasScreen(at, clinician))).toEqual([]);
  expect((['today', 'sync', 'settings', 'referrals', 'events'] as const).filter((at) => !hasScreen(at, clinician))).toEqual([]);
});

test('an analyst reads visits and writes none', () => {
  const analyst = rights('places read', 'patrol read');
  expect(hasScreen('search', analyst)).toBe(true);
  expect(hasScreen('place', analyst)).toBe(true);
  expect(hasScreen('new_visit', analyst)).toBe(false);
  expect(hasScreen('edit_place', analyst)).toBe(false);
});
