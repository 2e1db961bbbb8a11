import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { spoken } from '../spoken.svelte';
import { coreSays, refusalSays } from './index';

beforeEach(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }));
afterEach(() => spoken.choose('en'));

const HELD = { say: 'No volunteer has this badge.', what_next: 'Check them in by name, or as somebody who walked up.' };

test('English is said as it came, and not marked', () => {
  expect(coreSays(HELD.say)).toEqual({ text: HELD.say });
  expect(coreSays('Something new.')).toEqual({ text: 'Something new.' });
});

test('a refusal is said in the language in use, with the screen’s words in it', () => {
  spoken.choose('es');
  expect(coreSays(HELD.say)).toEqual({ text: 'Ningún voluntario tiene esta credencial.' });
  expect(coreSays(HELD.what_next).text).toContain('“Sin registro”');
  spoken.choose('so');
  expect(coreSays(HELD.say)).toEqual({ text: 'Mutadawac kaarkan leh ma jiro.' });
});

test('what nobody translated is said in English, and marked for a screen reader', () => {
  spoken.choose('so');
  expect(coreSays('Something new.')).toEqual({ text: 'Something new.', lang: 'en' });
});

test('a text of two parts is in one language', () => {
  spoken.choose('es');
  expect(refusalSays({ say: 'Nobody is using this computer.', what_next: '' }).text).toBe('Nadie está usando esta computadora.');
  expect(refusalSays({ say: 'Nobody is using this computer.', what_next: 'Something new.' })).toEqual({
    text: 'Nobody is using this computer. Something new.',
    lang: 'en',
  });
});
