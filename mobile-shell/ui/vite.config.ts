// How the screens are built: relative addresses only, nothing inlined (the host's content security
// policy allows neither inline scripts nor data: fonts), and browsers back to 2023.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  worker: { format: 'es' },
  build: {
    target: ['es2022', 'chrome109', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200, // maplibre-gl is 1 MB, loaded only by the map
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
