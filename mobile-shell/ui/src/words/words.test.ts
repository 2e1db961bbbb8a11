import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { textsOf } from './checking';
import { en } from './en';
import { wordsIn } from './index';
import { isUnchecked, languages } from './languages';
import { LANGUAGES } from './spoken.svelte';
import { TRANSLATED } from './translated';

const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const english = textsOf(en, TRANSLATED);

/** Names, signs and words that are the same in both. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  es: ['Porchlight', 'CERT', 'Explorer', 'Explorers', 'Night Out', 'Safe at Home', 'ICS 211', 'ICS 214', 'ICS 204', 'ICS 205A', 'ICS 203', 'CERT Form 2', 'PIN', 'n', '/', '↑ ↓', 'Esc', 'No', 'Supervisor', 'Base', 'Helibase', '7001', '1', '0', '7001 mi', '1 mi', '0 mi', '7001–7002', '1–7002', '0–7002'],
  so: ['Porchlight', 'CERT', 'Explorer', 'Explorers', 'Night Out', 'Safe at Home', 'ICS 211', 'ICS 214', 'ICS 204', 'ICS 205A', 'ICS 203', 'CERT Form 2', 'PIN', 'n', '/', '↑ ↓', 'Esc', '7001', '1', '0', '7001–7002', '1–7002', '0–7002'],
};

test.each(OTHERS)('%s says everything that it promises, and leaves no English behind', (language) => {
  const said = textsOf(wordsIn(language), TRANSLATED);
  expect(said.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
  const left = said.filter(({ text }, at) => text === english[at]?.text && text !== '' && !SAME[language]?.includes(text));
  expect(left.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  const empty = said.filter(({ text }, at) => text.trim() === '' && english[at]?.text.trim() !== '');
  expect(empty.map(({ path }) => path)).toEqual([]);
});

test.each(OTHERS)('%s says every number and name that English says', (language) => {
  const lost = textsOf(wordsIn(language), TRANSLATED).flatMap(({ path, text }, at) => {
    const { given = [], text: before = '' } = english[at] ?? {};
    return given.filter((one) => before.includes(one) && !text.includes(one)).map((one) => `${path} lost ${one}`);
  });
  expect(lost).toEqual([]);
});

test.each(OTHERS)('what %s has no words for is said in English', (language) => {
  expect(wordsIn(language).retention).toBe(en.retention);
  expect(wordsIn(language).board).not.toBe(en.board);
});

/** The folders whose screens speak every language, and the groups of others that they may show. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  volunteers: [],
  board: [],
  forms: [],
  events: ['groups'], // the meeting of a group is planned with the same form
  lock: [],
  shell: [],
  settings: [],
  language: [],
  sync: [],
  programs: [],
};

test.each(Object.entries(FOLDERS))('the screens of %s have all their words in every language', (folder, others) => {
  const here = new URL(`../${folder}/`, import.meta.url);
  const used = readdirSync(here)
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(new URL(file, here), 'utf8').matchAll(/\bwords\.([a-zA-Z]+)/g)].map(([, group]) => group));
  const known: readonly (string | undefined)[] = [...TRANSLATED, ...others];
  expect([...new Set(used)].filter((group) => !known.includes(group))).toEqual([]);
});

/** What a speaker has read: another text is another print. */
function print(language: (typeof LANGUAGES)[number]): string {
  const all = textsOf(wordsIn(language), TRANSLATED).map(({ path, text }) => `${path}\n${text}`);
  return createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 12);
}

test('nobody has signed a language but who stands in docs/words.md, for the words as they are', () => {
  const signed = readFileSync(new URL('../../../../docs/words.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| [a-z]{2} \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()).slice(1, 5).join(' '));
  const claimed = OTHERS.flatMap((language) => {
    const { reviewed } = languages[language];
    return reviewed ? [`${language} ${reviewed.by} ${reviewed.on} ${print(language)}`] : [];
  });
  expect(claimed).toEqual(signed);
  expect(isUnchecked('en')).toBe(false);
});
