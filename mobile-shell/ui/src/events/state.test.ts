import { expect, test } from 'vitest';

import { minutesLate, stateOf } from './state';

const parade = (state: string) => ({ state, starts: '2026-07-04T18:00:00Z', ends: '2026-07-04T20:00:00Z' });
const at = (time: string): Date => new Date(`2026-07-04T${time}Z`);

test('what is planned is on as soon as the clock says so, and over when its time is', () => {
  expect(stateOf(parade('planned'), at('17:59:59'))).toBe('planned');
  expect(stateOf(parade('planned'), at('18:00:00'))).toBe('on_now');
  expect(stateOf(parade('planned'), at('20:00:00'))).toBe('over');
});

test('what somebody said stands against the clock', () => {
  expect(stateOf(parade('called_off'), at('19:00:00'))).toBe('called_off');
  expect(stateOf(parade('over'), at('19:00:00'))).toBe('over');
  expect(stateOf(parade('underway'), at('21:00:00'))).toBe('underway');
});

test('a roll-call is late by whole minutes', () => {
  expect(minutesLate('2026-07-04T13:40:00Z', at('14:28:30'))).toBe(48);
  expect(minutesLate('2026-07-04T13:40:00Z', at('13:00:00'))).toBe(0);
});
