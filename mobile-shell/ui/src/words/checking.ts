// Goes through a catalog text by text, for the tests that look after translations. Pure.

/** A text as it is said: of a function, with numbers in the places of its arguments. */
export interface Said {
  /** Such as `board.warnings.too_few`. */
  path: string;
  text: string;
  /** The numbers that stand for its arguments. */
  given: string[];
}

type Says = (...given: number[]) => unknown;

/** Every text of these groups; functions are asked with one, with many, and with none. */
export function textsOf(catalog: object, groups: readonly string[]): Said[] {
  return groups.flatMap((group) => [...walk(group, (catalog as Record<string, unknown>)[group])]);
}

function* walk(path: string, value: unknown): Generator<Said> {
  if (typeof value === 'string') {
    yield { path, text: value, given: [] };
  } else if (typeof value === 'function') {
    const says = value as Says;
    for (const first of [7001, 1, 0]) {
      const given = Array.from({ length: says.length }, (_, at) => (at === 0 ? first : 7001 + at));
      yield { path: `${path}(${first})`, text: String(says(...given)), given: first === 7001 ? given.map(String) : [] };
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* walk(`${path}.${key}`, inner);
  }
}
