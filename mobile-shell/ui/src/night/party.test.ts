import { expect, test } from 'vitest';

import { emptyParty, partyForm } from './party';

test('a party goes as it was written, its host apart, its times on the evening’s day', () => {
  const here = { lat: 44.9, lon: -93.3 };
  const starts = '2026-08-04T22:45:00Z';
  expect(partyForm({ ...emptyParty(), address: ' 3700 Invented Dr ' }, here, starts, 'America/Chicago')).toEqual({ address: '3700 Invented Dr', ...here });
  const full = { ...emptyParty(), address: 'X', from: '18:30', wishes: 'fire truck, ,bikes', host: 'Host 1' };
  expect(partyForm(full, here, starts, 'America/Chicago')).toMatchObject({
    from: '2026-08-04T23:30:00.000Z', wishes: ['fire truck', 'bikes'], host: { name: 'Host 1' },
  });
});
