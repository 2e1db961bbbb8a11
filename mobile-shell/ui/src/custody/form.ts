// What a left form holds, in words that people can read. Pure: forms of other versions show as they came.

/** The page a form is on: its own book-keeping. */
const PAGE = 'at';

/** The filled-in fields of a form: name and text. */
export function filledIn(fields: unknown): [name: string, text: string][] {
  if (typeof fields !== 'object' || fields === null) return [];
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (name === PAGE) return [];
    const text = inWords(value);
    return text ? [[name, text]] : [];
  });
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ');
  // What is switched on or nested is the form's own book-keeping.
  return '';
}
