import { beforeEach, expect, test, vi } from 'vitest';

import { words } from './index';
import { spoken } from './spoken.svelte';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  spoken.turnTo(null);
});

test('each person of a device has their own language, and the lock has the device’s', () => {
  spoken.turnTo('ames');
  spoken.choose('so');
  spoken.turnTo('baker');
  expect(spoken.language).toBe('en');
  spoken.turnTo(null);
  expect(spoken.language, 'the lock').toBe('en');
  spoken.turnTo('ames');
  expect(spoken.language).toBe('so');
});

test('what is chosen before anybody unlocks holds for whoever has chosen nothing', () => {
  spoken.turnTo('ames');
  spoken.choose('en');
  spoken.turnTo(null);
  spoken.choose('es');
  spoken.turnTo('newcomer');
  expect(spoken.language).toBe('es');
  spoken.turnTo('ames');
  expect(spoken.language, 'their own choice stands').toBe('en');
});

test('the catalog in use follows', () => {
  expect(words.app.today).toBe('Today');
  spoken.choose('es');
  expect(words.app.today).toBe('Hoy');
  expect(words.retention.title).toBe('Due for disposal');
  spoken.choose('en');
});
