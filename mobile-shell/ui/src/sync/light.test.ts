import { expect, test } from 'vitest';

import type { SyncStatus } from '../door/generated';
import { lightOf } from './light';

const QUIET: SyncStatus = {
  link: { state: 'live' },
  on_this_device: 0,
  shared: 0,
  offered: 0,
  brought: 0,
  held_by_relay: 4,
  seen_by_others: 2,
  refused: 0,
  set_aside: 0,
  to_come: 0,
  complete_at: null,
  relay: 'ws://relay',
  clock_ahead_s: null,
  notice: null,
  damage: null,
  sharing: null,
};

test('it is lit only when the relay holds everything', () => {
  expect(lightOf(QUIET)).toEqual({ glow: 'lit', label: 'Held by relay' });
  expect(lightOf({ ...QUIET, on_this_device: 1 })).toEqual({ glow: 'waiting', label: 'Only on this device: 1' });
});

test('without a relay it tells how much waits', () => {
  const offline = { ...QUIET, link: { state: 'offline', why: 'no answer' } as const };
  expect(lightOf({ ...offline, on_this_device: 3 }).label).toBe('Offline — 3 waiting');
  expect(lightOf(offline)).toEqual({ glow: 'dark', label: 'Offline — nothing waiting' });
});

test('what is shared at an event is not called synced, nor only here', () => {
  const offline = { ...QUIET, link: { state: 'offline', why: 'no answer' } as const, on_this_device: 3 };
  const sharing = { link: { state: 'live' } as const, own: false, devices: 4, refused: 0, unread: 0, code: '' };
  expect(lightOf({ ...offline, shared: 3, sharing }).label).toBe('No relay — 3 waiting, shared with 3');
  expect(lightOf({ ...offline, shared: 2, sharing }).label).toBe('Offline — 3 waiting');
  expect(lightOf({ ...offline, shared: 3, sharing: { ...sharing, devices: 1 } }).label).toBe('Offline — 3 waiting');
  expect(lightOf({ ...QUIET, on_this_device: 3, shared: 3, sharing })).toEqual({ glow: 'waiting', label: 'Not at the relay yet: 3' });
});

test('what the lead’s device shares itself is not called shared with anybody, nor only here', () => {
  const offline = { ...QUIET, link: { state: 'offline', why: 'no answer' } as const, on_this_device: 3 };
  const sharing = { link: { state: 'live' } as const, own: true, devices: 4, refused: 0, unread: 0, code: '' };
  expect(lightOf({ ...offline, offered: 3, sharing }).label).toBe('No relay — 3 waiting, 3 joined here');
  expect(lightOf({ ...offline, offered: 2, sharing }).label).toBe('Offline — 3 waiting');
  expect(lightOf({ ...offline, offered: 3, sharing: { ...sharing, devices: 1 } }).label).toBe('Offline — 3 waiting');
  expect(lightOf({ ...QUIET, on_this_device: 3, offered: 3, sharing })).toEqual({ glow: 'waiting', label: 'Not at the relay yet: 3' });
});

test('a refusal is an alarm even when everything else is well', () => {
  expect(lightOf({ ...QUIET, refused: 2 })).toEqual({ glow: 'alarm', label: 'Refused: 2' });
  expect(lightOf({ ...QUIET, link: { state: 'refused', why: 'left' } }).glow).toBe('alarm');
  expect(lightOf({ ...QUIET, notice: 'The disk is full.' }).glow).toBe('alarm');
  expect(lightOf({ ...QUIET, damage: 'It is set aside.' }).glow).toBe('alarm');
});

test('before the first answer it claims nothing', () => {
  expect(lightOf(undefined).glow).toBe('dark');
});

test('with nobody behind the door it repeats no old figure', () => {
  expect(lightOf(QUIET, { door: 'gone', unsaved: false })).toEqual({ glow: 'dark', label: 'Porchlight does not answer' });
  expect(lightOf(QUIET, { door: 'signed_out', unsaved: false }).glow).toBe('dark');
});

test('typed text that is not kept is an alarm, whatever else is well', () => {
  for (const door of ['open', 'gone', 'signed_out'] as const) {
    const light = lightOf(QUIET, { door, unsaved: true });
    expect(light.glow).toBe('alarm');
    expect(light.label).toMatch(/^Not saved — .*[Kk]eep this page open/);
  }
});
