import { expect, test } from 'vitest';

import { isList, keyOf, readRoute, type Route, writeRoute } from './route';

const ROUTES: Route[] = [
  { at: 'today' },
  { at: 'map' },
  { at: 'search' },
  { at: 'search', place: 'p&1' },
  { at: 'new_visit' },
  { at: 'new_visit', place: 'p1', draft: 'd1' },
  { at: 'visit', visit: 'v1' },
  { at: 'edit_visit', visit: 'v1' },
  { at: 'new_place' },
  { at: 'edit_place', place: 'p1' },
  { at: 'office' },
  { at: 'looks' },
  { at: 'looks', record: 'r1', member: 'm1' },
  { at: 'person', member: 'm1' },
  { at: 'invite', member: 'm1' },
  { at: 'kit' },
  { at: 'requests' },
  { at: 'new_request' },
  { at: 'programs' },
  { at: 'events' },
  { at: 'new_event' },
  { at: 'event', id: 'e1' },
  { at: 'edit_event', id: 'e1' },
  { at: 'new_meeting', id: 'g1' },
  { at: 'evening_plan', id: 'e1' },
  { at: 'edit_party', id: 'e1', party: 'p1' },
  { at: 'new_adult' },
  { at: 'new_trend' },
  { at: 'edit_adult', id: 'm1' },
  { at: 'referrals' },
  { at: 'new_referral' },
  { at: 'refer_from', id: 'v1' },
  { at: 'referral', id: 'r1' },
];

test.each(ROUTES)('$at is read as it was written', (route) => {
  expect(readRoute(writeRoute(route))).toEqual(route);
});

test('an empty address is today', () => {
  expect(readRoute('')).toEqual({ at: 'today' });
  expect(readRoute('#/')).toEqual({ at: 'today' });
});

test('an address nobody knows keeps its path, to be shown', () => {
  expect(readRoute('#/nowhere/at/all')).toEqual({ at: 'unknown', path: 'nowhere/at/all' });
  expect(readRoute('#/today/extra').at).toBe('unknown');
  expect(readRoute('#/visit').at).toBe('unknown');
  expect(readRoute('#/requests/old').at).toBe('unknown');
  expect(readRoute('#/person').at).toBe('unknown');
  expect(readRoute('#/events/e1').at).toBe('unknown');
  expect(readRoute('#/event/e1/nothing').at).toBe('unknown');
});

test('a visit is a detail, today is a list', () => {
  expect(isList({ at: 'today' })).toBe(true);
  expect(isList({ at: 'visit', visit: 'v1' })).toBe(false);
});

test.each<[Route, Route]>([
  [{ at: 'edit_place', place: 'p1' }, { at: 'edit_place', place: 'p2' }],
  [{ at: 'place', place: 'p1' }, { at: 'place', place: 'p2' }],
  [{ at: 'place', place: 'p1' }, { at: 'edit_place', place: 'p1' }],
  [{ at: 'edit_visit', visit: 'v1' }, { at: 'edit_visit', visit: 'v2' }],
  [{ at: 'person', member: 'm1' }, { at: 'person', member: 'm2' }],
  [{ at: 'edit_party', id: 'e1', party: 'p1' }, { at: 'edit_party', id: 'e1', party: 'p2' }],
  [{ at: 'edit_group', id: 'g1' }, { at: 'edit_group', id: 'g2' }],
])('%j and %j are two screens', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('a new visit stays on its screen while its place and draft become known', () => {
  expect(keyOf({ at: 'new_visit', place: 'p1', draft: 'd1' })).toBe(keyOf({ at: 'new_visit' }));
});
