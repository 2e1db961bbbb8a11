import { expect, test } from 'vitest';

import { programsOf } from './doors';

test('whoever reads outreach has its doors, whoever has no program has none', () => {
  expect(programsOf((space) => space === 'outreach')).toEqual(['events', 'night_out', 'groups']);
  expect(programsOf((space) => space === 'cert')).toEqual(['volunteers']);
  expect(programsOf((space) => space === 'explorers')).toEqual(['explorers']);
  expect(programsOf((space, right) => space === 'places' && right === 'write')).toEqual(['duplicates', 'importing']);
  expect(programsOf((space) => space === 'safe_at_home')).toEqual(['shielded']);
  expect(programsOf(() => false)).toEqual([]);
});
