// What a left form holds, in words that people can read. Pure: forms of other versions show as they came.

/** The page a form is on: its own book-keeping. */
const PAGE = 'at';

/** Where a visit was: an edit of one says it, changed or not. */
const WHERE = 'where';

/** What names a record or a person to the core, and to nobody who reads. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Stands for what somebody has emptied. */
const EMPTIED = '–';

/** The filled-in fields of a form: name and text. Of an edit of a visit, what differs from the visit as it was. */
export function filledIn(fields: unknown): [name: string, text: string][] {
  if (!isFields(fields)) return [];
  if (isFields(fields['form'])) return changed(fields['form'], isFields(fields['before']) ? fields['before'] : {});
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (name === PAGE) return [];
    const text = inWords(value);
    return text ? [[name, text]] : [];
  });
}

function changed(form: Fields, before: Fields): [name: string, text: string][] {
  return Object.entries(form).flatMap(([name, value]): [string, string][] => {
    const [text, was] = [inWords(value), inWords(before[name])];
    if (text !== was) return [[name, text || EMPTIED]];
    return name === WHERE && text ? [[name, text]] : [];
  });
}

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return ID.test(value.trim()) ? '' : value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ');
  // What is switched on or nested is the form's own book-keeping.
  return '';
}
