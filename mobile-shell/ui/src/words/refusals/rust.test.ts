// Holds the catalogs against the Rust that they translate: no sentence in them that the core does not say.
import { expect, test } from 'vitest';

import { REFUSALS } from './index';
import { apart, bookOf, sentence, translated } from './match';
import { rustOf, textsIn, textsOf } from './rust';

const OTHERS = ['es', 'so'] as const;
const MAY_NOT = 'Your role may not ';

/** Where the sentences of the core stand. */
const RUST = ['engine', 'store', 'document', 'seal', 'picture', 'protocol', 'sync'].map((crate) => `crates/${crate}/src`);
const HOSTS = ['mobile-shell/desktop/src', 'server/src'];

const texts = new Set([...RUST, ...HOSTS].flatMap(rustOf).flatMap(textsOf));
const sentences = new Set([...texts].map(sentence));

/** Whether the core says it: itself, or put together of a right and what it is not given for. */
function isSaid(key: string): boolean {
  return sentences.has(key) || (key.startsWith(MAY_NOT) && texts.has(key.slice(MAY_NOT.length, -1)));
}

test('texts are read out of Rust as the program has them', () => {
  const rust = String.raw`// "no"
    say("One \
         line.", 'x', '"', "a \"b\" \u{2019}", r#"raw "x""#, concat!("Two ", "halves."), &'a str)`;
  expect(textsIn(rust)).toEqual(['One line.', 'a "b" ’', 'raw "x"', 'Two halves.']);
  expect(textsIn('"one"\n#[cfg(test)]\nmod tests {\n "two"\n}')).toEqual(['one']);
});

test.each(OTHERS)('%s translates nothing that the core does not say', (language) => {
  expect(texts.size).toBeGreaterThan(3_000);
  const keys = Object.keys(REFUSALS[language]);
  expect(keys.length).toBeGreaterThanOrEqual(372);
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});

test('both languages have the same sentences', () => {
  expect(Object.keys(REFUSALS.so).sort()).toEqual(Object.keys(REFUSALS.es).sort());
});

test.each(OTHERS)('%s has the holes of the English, no English left, and no text that is empty', (language) => {
  const entries = Object.entries(REFUSALS[language]);
  const holes = (text: string): string[] => apart(text).holes.sort();
  expect(entries.filter(([key, text]) => String(holes(key)) !== String(holes(text)))).toEqual([]);
  expect(entries.filter(([key, text]) => text.trim() === '' || text === key)).toEqual([]);
  expect(entries.filter(([, text]) => sentence(text) !== text && !/^[¿“{i]/.test(text))).toEqual([]);
});

test.each(OTHERS)('%s finds each of its sentences again when its holes are filled', (language) => {
  const book = bookOf(REFUSALS[language]);
  const filled = (text: string): string => text.replace(/\{([^{}]*)\}/g, '7001');
  const lost = Object.entries(REFUSALS[language]).filter(([key, text]) => translated(book, filled(key)) !== filled(text));
  expect(lost).toEqual([]);
});
