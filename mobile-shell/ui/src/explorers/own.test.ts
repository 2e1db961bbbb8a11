import { expect, test } from 'vitest';

import { wordsIn } from '../words';
import { papersOf, rideState, saysOf } from './own';

const said = wordsIn('en').ownPage;

test('each paper says how long it is good, or what is missing without it', () => {
  const papers = papersOf({
    papers: { consent: 'good', training: 'missing', registration: 'missing' },
    until: { consent: '2027-01-10', training: '2026-06-01' },
  });
  expect(papers.map(({ paper }) => paper)).toEqual(['consent', 'training', 'registration']);
  expect(papers.map(({ standing, until }) => saysOf(said, standing, until))).toEqual([
    'In order until 2027-01-10',
    'Ended on 2026-06-01. You cannot ride along without it. Ask your advisor.',
    'Missing. You cannot ride along without it. Ask your advisor.',
  ]);
  expect(saysOf(said, 'ends_soon', '2026-12-01')).toContain('Ends soon');
});

test('a ride-along is where it is', () => {
  const ride = { officer: 'Officer 12', starts: '', ends: '', approved: false, called_off: false };
  expect(rideState(ride)).toBe('planned');
  expect(rideState({ ...ride, approved: true })).toBe('approved');
  expect(rideState({ ...ride, approved: true, left: 'x' })).toBe('out');
  expect(rideState({ ...ride, approved: true, left: 'x', returned: 'y' })).toBe('back');
  expect(rideState({ ...ride, approved: true, called_off: true })).toBe('called_off');
});
