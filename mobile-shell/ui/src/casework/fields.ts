// What a form of casework asks: a list of fields, each with how it is filled in. Pure.

/** A word to choose, and what people read. */
export interface Choice {
  word: string;
  label: string;
}

/** One field of a form. */
export interface Field {
  name: string;
  label: string;
  kind: 'text' | 'lines' | 'day' | 'number' | 'chips' | 'select' | 'check';
  hint?: string | undefined;
  required?: boolean;
  choices?: readonly Choice[];
  /** Of a day or a number. */
  min?: string | undefined;
  max?: string | undefined;
}

/** What was filled in, by the fields' names; a check is `yes` or nothing. */
export type Values = Record<string, string>;

/** A form as it begins: every field has a text. */
export function filled(fields: readonly Field[], begin: Values): Values {
  return Object.fromEntries(fields.map(({ name }) => [name, begin[name] ?? '']));
}

/** What was said; nothing when it was left empty. */
export function said(values: Values, name: string): string | undefined {
  return values[name]?.trim() || undefined;
}

/** A whole number that was given; 0 when it was left empty. */
export function number(values: Values, name: string): number {
  return numberOf(values[name]) || 0;
}

/** What a field of a number holds: its digits, nothing, or `NaN` as long as what is typed is none. */
export function numberOf(text: string | undefined): number | null {
  return text ? Number(text) : null;
}

/** The entries of a catalog of words, as choices. */
export function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([word, label]) => ({ word, label }));
}
