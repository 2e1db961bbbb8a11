import { expect, test } from 'vitest';

import { asked, complete, EMPTY, exporting } from './form';

test('what is empty is not asked', () => {
  expect(asked(EMPTY)).toEqual({});
  expect(asked({ ...EMPTY, text: ' lights ', district: '2', from: '2026-01-01' })).toEqual({
    text: 'lights',
    district: '2',
    from: '2026-01-01',
  });
});

test('a request to anybody needs a purpose and no choice', () => {
  expect(complete(EMPTY, [])).toBe(false);
  const form = { ...EMPTY, purpose: 'A story about parks' };
  expect(complete(form, [])).toBe(true);
  expect(exporting(form, { text: 'park' }, [])).toEqual({
    asked: { text: 'park' },
    audience: 'anybody',
    purpose: 'A story about parks',
  });
});

test('not-public data go out one by one, to an agency by a law', () => {
  const subject = { ...EMPTY, audience: 'data_subject' as const, purpose: 'Own data' };
  expect(complete(subject, [])).toBe(false);
  expect(complete(subject, ['r1'])).toBe(true);
  const agency = { ...subject, audience: 'agency' as const };
  expect(complete(agency, ['r1'])).toBe(false);
  const named = { ...agency, authority: 'Minn. Stat. 13.82' };
  expect(complete(named, ['r1'])).toBe(true);
  expect(exporting(named, {}, ['r1'])).toEqual({
    asked: {},
    audience: 'agency',
    purpose: 'Own data',
    chosen: ['r1'],
    authority: 'Minn. Stat. 13.82',
  });
});
