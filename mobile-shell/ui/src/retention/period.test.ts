import { expect, test } from 'vitest';

import { words } from '../words';
import { periodWords } from './period';

test('a period is said by the units it has', () => {
  expect(periodWords({ years: 1, months: 6, days: 0 }, words.retention)).toBe('1 year 6 months');
  expect(periodWords({ years: 0, months: 0, days: 90 }, words.retention)).toBe('90 days');
  expect(periodWords({ years: 0, months: 0, days: 0 }, words.retention)).toBe('');
});
