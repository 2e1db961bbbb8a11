import { expect, test } from 'vitest';

import type { PartyRow } from '../door/generated';
import { changeOfParty, draftOfParty, emptyParty, hostOf, partyForm } from './party';

test('a party goes as it was written, its host apart, its times on the evening’s day', () => {
  const here = { lat: 44.9, lon: -93.3 };
  const starts = '2026-08-04T22:45:00Z';
  expect(partyForm({ ...emptyParty(), address: ' 3700 Invented Dr ' }, here, starts, 'America/Chicago')).toEqual({ address: '3700 Invented Dr', ...here });
  const full = { ...emptyParty(), address: 'X', from: '18:30', wishes: 'fire truck, ,bikes', host: 'Host 1' };
  expect(partyForm(full, here, starts, 'America/Chicago')).toMatchObject({
    from: '2026-08-04T23:30:00.000Z', wishes: ['fire truck', 'bikes'], host: { name: 'Host 1' },
  });
});

test('of a known party only what was put right goes, its times on its own day', () => {
  const zone = 'America/Chicago';
  const row = { address: '1 Invented Way', lat: 44.9, lon: -93.3, from: '2026-08-04T23:30:00Z', until: '2026-08-05T01:00:00Z' } as PartyRow;
  const first = draftOfParty(row, zone);
  expect([first.day, first.from, first.until]).toEqual(['2026-08-04', '18:30', '20:00']);
  expect(changeOfParty(first, first, zone)).toEqual({});
  const now = { ...first, address: '2 Invented Way', until: '20:30', point: { lat: 44.9, lon: -93.31 } };
  expect(changeOfParty(now, first, zone)).toEqual({ address: '2 Invented Way', point: [44.9, -93.31], until: '2026-08-05T01:30:00.000Z' });
  expect(hostOf(first)).toBeUndefined();
  expect(hostOf({ host: ' Host 2 ', phone: '', email: 'host@example.org' })).toEqual({ name: 'Host 2', email: 'host@example.org' });
});
