// How the officer's day is played in a browser: Debian's Chromium, one day after another (the desks of
// one demo share a relay), a software renderer for the map.
import { defineConfig } from '@playwright/test';

import { launching } from './browser';

const SECOND_MS = 1000;

export default defineConfig({
  testDir: '.',
  outputDir: '../../mobile-shell/ui/test-results',
  globalSetup: './demo.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A machine that others work on stumbles now and then: a story may try again there, and is then printed as
  // flaky, by name. That is a defect to mend, only not one that hides what all the others found.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  timeout: 60 * SECOND_MS,
  expect: { timeout: 15 * SECOND_MS },
  use: {
    launchOptions: launching,
    viewport: { width: 390, height: 844 },
    geolocation: { latitude: 44.9483, longitude: -93.348 },
    permissions: ['geolocation'],
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'stories', testIgnore: /pictures/ },
    ...(process.env['SCREENS'] ? [{ name: 'screens', testMatch: /pictures/ }] : []),
  ],
});
