// Reads the Rust for the tests of the catalogs: the texts that stand in it, as the core says them.
import { readdirSync, readFileSync, statSync } from 'node:fs';

const root = new URL('../../../../../', import.meta.url);

/** A comment, a raw text, a text, a letter: what comes first hides the others. */
const TOKENS = /\/\/[^\n]*|r(#+)"([\s\S]*?)"\1|"((?:[^"\\]|\\[\s\S])*)"|'(?:\\[^']+|[^'\\])'/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** The files of a folder of the repository, or the one file; without tests. */
export function rustOf(path: string): string[] {
  const url = new URL(path, root);
  if (statSync(url).isFile()) return [path];
  const inside = readdirSync(url).sort();
  return inside.flatMap((name) => (name.startsWith('tests') ? [] : name.endsWith('.rs') || !name.includes('.') ? rustOf(`${path}/${name}`) : []));
}

/** Each text between quotes in a file, in one line where the Rust breaks it with a `\`, as the program has it. */
export function textsOf(path: string): string[] {
  return textsIn(readFileSync(new URL(path, root), 'utf8'));
}

/** The same of a text of Rust. */
export function textsIn(rust: string): string[] {
  const [code = ''] = rust.split(/#\[cfg\(test\)\]\s*mod \w+ \{/);
  const joined = code.replace(/concat!\(([^()]*)\)/g, (all, inside: string) => (/^[\s",]*(?:"(?:[^"\\]|\\[\s\S])*"[\s,]*)+$/.test(inside) ? inside.replace(/"\s*,\s*"/g, '') : all));
  return [...joined.matchAll(TOKENS)].flatMap(([, , raw, text]) => (raw !== undefined ? [raw] : text !== undefined ? [unescaped(text)] : []));
}

function unescaped(text: string): string {
  return text
    .replace(/\\\r?\n\s*/g, '')
    .replace(/\\u\{([0-9a-fA-F]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}

/** Words one after the other: not a name of a field, a file or a table. */
const SEVERAL_WORDS = /^\S+\s+\S/;

/** Whole sentences: what is refused, and what to do. */
export function isSentence(text: string): boolean {
  return SEVERAL_WORDS.test(text) && /^[A-Z“{]/.test(text) && /[.!?]$/.test(text);
}

/** The other half of “your role may not …”, or of an error's text. */
export function isPhrase(text: string): boolean {
  return SEVERAL_WORDS.test(text) && /^[a-z]/.test(text);
}
