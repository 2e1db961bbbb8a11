// What the model has a word for, people read in words: what the catalog lacks shows as the program's own word.
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { wordsIn } from './index';
import { LANGUAGES } from './spoken.svelte';

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** The rows of a table of docs/rights.md, which the test of the rights prints from the model and the pack. */
const tables = read('docs/rights.md').split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split('|').map((cell) => cell.trim()).slice(1, -1));
const roles = [...new Set(tables.map(([role = '']) => role).filter((role) => role !== 'role'))];
const spaces = tables.filter(([first]) => first === 'role').flatMap(([, ...names]) => names);

/** The words of a generated type that is a choice of them. */
function choices(type: string): string[] {
  const [, of = ''] = new RegExp(`^export type ${type} = ("[^;]+);`, 'm').exec(read('mobile-shell/ui/src/door/generated.ts')) ?? [];
  return [...of.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word);
}

/** The retention classes, as the model writes them. */
function retentionClasses(): string[] {
  const [, body = ''] = /impl Retention \{(.+?)\n\}/s.exec(read('crates/model/src/fields.rs')) ?? [];
  return [...body.matchAll(/Self::\w+ => "(\w+)"/g)].map(([, word = '']) => word);
}

const lacks = (said: Readonly<Record<string, string>>, all: readonly string[]): string[] => all.filter((word) => !said[word]);

test.each(LANGUAGES)('every role has a name in %s', (language) => {
  expect(roles.length).toBeGreaterThan(10);
  expect(lacks(wordsIn(language).roles, roles)).toEqual([]);
});

test.each(LANGUAGES)('every space, class and kind of record has a name in %s', (language) => {
  const { spaces: names, classes, recordKinds, retention } = wordsIn(language);
  expect([spaces.length > 20, choices('Class').length, choices('RecordKind').length > 40, retentionClasses().length > 8]).toEqual([true, 5, true, true]);
  expect(lacks(names, spaces)).toEqual([]);
  expect(lacks(classes, choices('Class'))).toEqual([]);
  expect(lacks(recordKinds, choices('RecordKind'))).toEqual([]);
  expect(lacks(retention.classNames, retentionClasses())).toEqual([]);
});
