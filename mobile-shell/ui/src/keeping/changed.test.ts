import { expect, test } from 'vitest';

import { changed, emptied, given } from './changed';

test('only what was changed is sent', () => {
  const first = { name: 'Explorer 1', day: '2026-06-15', adults: ['a', 'b'], left: false };
  expect(changed(first, first)).toEqual({});
  expect(changed({ ...first, name: 'Explorer 2', adults: ['a'] }, first)).toEqual({ name: 'Explorer 2', adults: ['a'] });
  expect(changed(first, {})).toEqual(first);
});

test('what was emptied is taken back, what was left alone is not spoken of', () => {
  const first = { name: 'Explorer 1', consent: '2026-06-15', training: '' };
  expect(emptied(changed({ ...first, consent: '' }, first), ['consent', 'training'])).toEqual({ consent: null });
  expect(emptied(changed({ ...first, training: '2027-01-01' }, first), ['consent', 'training'])).toEqual({ training: '2027-01-01' });
  expect(given({ phone: '', email: undefined })).toEqual({ phone: '' });
});
