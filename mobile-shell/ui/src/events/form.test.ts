import { expect, test } from 'vitest';

import type { PlaceRow } from '../door/generated';
import { emptyEvent, eventForm } from './form';

const ZONE = 'America/Chicago';
const PARK = { place: 'p1', name: 'Wolfe Park' } as PlaceRow;

test('only what changed is sent, and a known place as the place it is', () => {
  const before = { ...emptyEvent('2026-08-04'), name: 'Game' };
  expect(eventForm({ ...before, where: 'Wolfe Park ' }, [PARK], ZONE, before)).toEqual({ place: 'p1' });
  expect(eventForm({ ...before, where: 'The pond' }, [PARK], ZONE, before)).toEqual({ whereabouts: 'The pond' });
  expect(eventForm(before, [PARK], ZONE, before)).toEqual({});
});

test('times are the city’s, and an evening may end after midnight', () => {
  const late = { ...emptyEvent('2026-08-04'), name: 'Dance', starts: '22:00', ends: '01:00' };
  const form = eventForm(late, [], ZONE);
  expect([form.starts, form.ends]).toEqual(['2026-08-05T03:00:00.000Z', '2026-08-05T06:00:00.000Z']);
});
