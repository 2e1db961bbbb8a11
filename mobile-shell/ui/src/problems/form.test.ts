import { expect, test } from 'vitest';

import { draftOfProblem, emptyProblem, problemForm } from './form';

test('a new problem sends what was said, a changed one only what differs', () => {
  expect(problemForm({ ...emptyProblem(), title: 'Noise at the pond' })).toEqual({ title: 'Noise at the pond' });
  const before = draftOfProblem({
    title: 'Noise at the pond',
    state: 'analysis',
    owner: 'm',
    topic: 'noise',
    scanning: ['Fridays', 'Late'],
    review: '2026-07-01',
    recorded: '2026-06-01T12:00:00Z',
  });
  expect(before.scanning).toBe('Fridays\nLate');
  expect(problemForm({ ...before, topic: '', analysis: 'No lamps', review: '' }, before)).toEqual({ topic: '', analysis: 'No lamps', review: null });
});
