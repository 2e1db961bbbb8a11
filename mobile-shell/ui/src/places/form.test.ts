import { expect, test } from 'vitest';

import { emptyPlace, formOfPlace, newPlace, placeChanges } from './form';

const CAFE = { name: 'Test Kitchen', kind: 'business', lat: 44.95, lon: -93.35, note: ['Back door.'] };

test('a name and a kind are a whole place', () => {
  expect(newPlace({ ...emptyPlace(), name: ' Test Kitchen ' })).toEqual({ name: 'Test Kitchen', kind: 'business' });
});

test('an edit sends only what changed', () => {
  const before = formOfPlace(CAFE);
  expect(placeChanges(before, { ...before })).toEqual({});
  expect(placeChanges(before, { ...before, closed: true })).toEqual({ closed: true });
  expect(placeChanges(before, { ...before, here: { lat: 44.95, lon: -93.34 } })).toEqual({
    here: { lat: 44.95, lon: -93.34 },
  });
});

test('an emptied address is sent as empty', () => {
  const before = { ...formOfPlace(CAFE), address: '1 Invented Street' };
  expect(placeChanges(before, { ...before, address: '' })).toEqual({ address: null });
});
