import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

import { expect, test } from 'vitest';

import { textsOf } from './checking';
import { en } from './en';
import { wordsIn } from './index';
import { isUnchecked, languages } from './languages';
import { REFUSALS } from './refusals';
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

/** The screens that speak every language, as folders or files, and the groups of others that they may show. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  volunteers: [],
  board: [],
  forms: [],
  events: ['groups'], // the meeting of a group is planned with the same form
  today: [],
  sync: [],
  sharing: [],
  settings: [],
  language: [],
  'explorers/OwnPageScreen.svelte': [],
};
/** The shell, the lock and the ways in lead to every screen: of them only what they say themselves. */
const WAYS = ['lock', 'shell', 'programs'];
/** Names of fields, and their values where two people wrote at once: in English, as requests for data are answered. */
const FIELDS = { group: 'fields', values: 'conflicts/value.ts' };

const source = new URL('..', import.meta.url);

function filesOf(screen: string): URL[] {
  if (screen.includes('.')) return [new URL(screen, source)];
  return readdirSync(new URL(`${screen}/`, source))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => new URL(`${screen}/${file}`, source));
}

/** A file and all that it shows, as far as it is ours. */
function withParts(files: readonly URL[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file.href)) continue;
    seen.add(file.href);
    const imported = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => path);
    const found = imported.flatMap((path) => ['', '.ts', '.svelte.ts'].map((end) => new URL(path + end, file)));
    withParts(found.filter((part) => !part.pathname.includes('/words/') && isFile(part)), seen);
  }
  return seen;
}

function isFile(url: URL): boolean {
  return statSync(url, { throwIfNoEntry: false })?.isFile() === true;
}

/** The groups that files use and not every language has. */
function untranslated(files: Iterable<string>, others: readonly string[]): string[] {
  const known: readonly (string | undefined)[] = [...TRANSLATED, ...others];
  const used = [...files].flatMap((file) => [...readFileSync(new URL(file), 'utf8').matchAll(/\bwords\.([a-zA-Z]+)/g)].map(([, group]) => group));
  return [...new Set(used)].filter((group) => !known.includes(group)).map(String);
}

test.each(Object.entries(SCREENS))('%s has all its words in every language, with the parts that it shows', (screen, others) => {
  const files = [...withParts(filesOf(screen))].filter((file) => !file.endsWith(FIELDS.values));
  expect(untranslated(files, [...others, FIELDS.group])).toEqual([]);
});

test.each(WAYS)('the screens of %s have all their words in every language', (folder) => {
  expect(untranslated(filesOf(folder).map(({ href }) => href), [])).toEqual([]);
});

/** Where a refusal is shown in words of the screens' own; all others go through `coreSays`. */
const OWN = '/parts/Refusal.svelte';

test('no screen shows what the core refused or reports past the catalogs of that', () => {
  const screens = [...Object.keys(SCREENS), ...WAYS, 'parts', 'attachments'].flatMap(filesOf).filter(({ pathname }) => pathname.endsWith('.svelte'));
  const bare = screens.filter(({ pathname }) => !pathname.endsWith(OWN)).filter((file) => /[^=]\{(?:[\w?]+\.)*(?:what_next|why|notice|damage|(?<=detail\.)refused)\}/.test(readFileSync(file, 'utf8').replace(/<script[\s\S]*?<\/script>/g, '')));
  expect(screens.length).toBeGreaterThan(90);
  expect(bare.map(({ pathname }) => pathname)).toEqual([]);
});

/** What a speaker has read: another text is another print. */
function print(language: (typeof LANGUAGES)[number]): string {
  const all = [
    ...textsOf(wordsIn(language), TRANSLATED).map(({ path, text }) => `${path}\n${text}`),
    ...Object.entries(REFUSALS[language]).map(([english, text]) => `${english}\n${text}`),
  ];
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
