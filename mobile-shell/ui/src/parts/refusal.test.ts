import { render } from 'svelte/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Refusing } from '../door/call';
import { spoken } from '../words/spoken.svelte';
import Refusal from './Refusal.svelte';

beforeEach(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }));
afterEach(() => spoken.choose('en'));

/** What stands in the paragraph, as the page has it. */
function shown(error: Refusing): string {
  const { body } = render(Refusal, { props: { error } });
  const [, inside = ''] = /<p>(.*)<\/p>/s.exec(body.replace(/<!--.*?-->/gs, '')) ?? [];
  return inside.trim();
}

test('a refusal is shown in the language in use, and what nobody translated is marked as English', () => {
  const error: Refusing = { code: 'bad_field', say: 'Not accounted for: Ana.', what_next: 'Do a new thing.' };
  expect(shown(error)).toBe('<strong><span>Not accounted for: Ana.</span></strong> <span>Do a new thing.</span>');
  spoken.choose('es');
  expect(shown(error)).toBe('<strong><span>No se sabe dónde están: Ana.</span></strong> <span lang="en">Do a new thing.</span>');
});

test('words of the screens’ own are in the screen’s language already', () => {
  spoken.choose('es');
  expect(shown({ own: true, code: 'internal', say: 'Esto es demasiado grande.', what_next: 'Hágalo más pequeño.' })).not.toContain('lang');
});
