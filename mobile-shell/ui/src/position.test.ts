import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { minutesOld, Position } from './position.svelte';

/** A browser that knows where it is, and how often it was asked. */
let asked = 0;
let latitude = 44.9483;
let permission = 'granted';
let answers = true;

beforeEach(() => {
  [asked, latitude, permission, answers] = [0, 44.9483, 'granted', true];
  const geolocation = {
    getCurrentPosition(found: PositionCallback, failed: PositionErrorCallback) {
      asked++;
      const coords = { latitude, longitude: -93.348 };
      if (answers) found({ coords, timestamp: Date.now() } as GeolocationPosition);
      else failed({ code: 3 } as GeolocationPositionError);
    },
  };
  const permissions = { query: () => Promise.resolve({ state: permission }) };
  vi.stubGlobal('navigator', { geolocation, permissions });
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a position that has grown old is taken anew, a fresh one is left alone', async () => {
  const position = new Position();
  await position.ask();
  vi.advanceTimersByTime(60_000);
  await position.freshen();
  expect(asked).toBe(1);
  vi.advanceTimersByTime(60_000);
  latitude = 44.95;
  await position.freshen();
  expect([asked, position.here?.lat, minutesOld(position.at, Date.now())]).toEqual([2, 44.95, 0]);
});

test('what cannot be taken anew stays, with its age', async () => {
  const position = new Position();
  await position.ask();
  answers = false;
  vi.advanceTimersByTime(5 * 60_000);
  await position.freshen();
  expect([position.here?.lat, position.state, minutesOld(position.at, Date.now())]).toEqual([44.9483, 'known', 5]);
  await position.ask();
  expect([position.here?.lat, position.state]).toEqual([44.9483, 'refused']);
});

test('nobody is looked for who never asked, or who took the permission back', async () => {
  const position = new Position();
  await position.freshen();
  expect(asked).toBe(0);
  await position.ask();
  permission = 'denied';
  vi.advanceTimersByTime(5 * 60_000);
  await position.freshen();
  expect(asked).toBe(1);
});

test('a clock that was put back makes no position from the future', () => {
  expect(minutesOld(10 * 60_000, 0)).toBe(0);
});
