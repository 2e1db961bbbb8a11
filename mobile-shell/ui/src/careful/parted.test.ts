import { expect, test } from 'vitest';

import { parted } from './parted';

test('the paragraph with the name goes over, the others stay', () => {
  expect(parted('Parking.\nSpoke with Exa Mpleson.\nLights.', 'Exa Mpleson')).toEqual({
    stays: 'Parking.\nLights.',
    goes: 'Spoke with Exa Mpleson.',
  });
  expect(parted('Parking.', 'Exa')).toEqual({ stays: 'Parking.', goes: '' });
});
