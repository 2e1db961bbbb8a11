// What the rows of a list are known by. Pure.

/** The keys as they are, and those that come again with the number of their turn: two rows may say the same of
 *  themselves (one time, one name), and a list in which they do must not fall over. */
export function apart(keys: readonly string[]): string[] {
  const times = new Map<string, number>();
  return keys.map((key) => {
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return before === 0 ? key : `${key}\u0000${before + 1}`;
  });
}
