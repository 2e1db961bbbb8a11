// Which browser plays the stories: Debian's Chromium, with a software renderer for the map.
import type { LaunchOptions } from '@playwright/test';

/** How it is started. Root may not use Chromium's sandbox; the tests open only our own loopback pages. */
export const launching: LaunchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
};
