import { expect, test } from 'vitest';

import type { DeviceRow, KnockRow } from '../door/generated';
import { byInvite, knockCount } from './knocks';
import { inGroups, ofToday, onlyThere } from './standing';

const KNOCK: KnockRow = { invite: 'i1', member: 'm1', name: 'Officer 12', comparison: '7K2M-XQ4T', contested: false };
const DEVICE: DeviceRow = { device: 'd1', short: '3f2a91c0', this: false };

test('two devices with one code are one decision, and an alarm', () => {
  const knocks = [
    { ...KNOCK, contested: true },
    { ...KNOCK, contested: true, comparison: 'AAAA-0000' },
    { ...KNOCK, invite: 'i2', name: 'Analyst 1' },
  ];
  expect(knockCount(knocks)).toBe(2);
  const [first, second] = byInvite(knocks);
  expect(first).toMatchObject({ invite: 'i1', contested: true, comparisons: ['7K2M-XQ4T', 'AAAA-0000'] });
  expect(second).toMatchObject({ name: 'Analyst 1', contested: false });
});

test('what is only on two devices is added up, as of the one that was silent longest', () => {
  const devices = [
    { ...DEVICE, waiting: 2, drafts: 0, heard: '2026-11-24T20:05:00Z' },
    { ...DEVICE, device: 'd2', waiting: 1, drafts: 1, heard: '2026-11-20T08:00:00Z' },
  ];
  expect(onlyThere(devices)).toEqual({ entries: 3, forms: 1, heard: '2026-11-20T08:00:00Z' });
});

test('a device that has never said leaves the time open', () => {
  expect(onlyThere([{ ...DEVICE, waiting: 0, heard: '2026-11-24T20:05:00Z' }, DEVICE]).heard).toBeUndefined();
  expect(onlyThere([])).toEqual({ entries: 0, forms: 0, heard: undefined });
});

test('a revoked device no longer speaks for the person', () => {
  expect(ofToday([DEVICE, { ...DEVICE, device: 'd2', revoked: 'lost' }])).toEqual([DEVICE]);
});

test('a short id is read out in groups', () => {
  expect(inGroups('3f2a91c0')).toBe('3F2A 91C0');
  expect(inGroups('')).toBe('');
});
