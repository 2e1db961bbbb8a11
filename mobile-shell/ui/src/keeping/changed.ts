// What a form sends: only what somebody changed, so that it overwrites nobody who changed something else. Pure.

/** The fields of `now` that differ from `first`. */
export function changed<F extends object>(now: F, first: Partial<F>): Partial<F> {
  const names = Object.keys(now) as (keyof F)[];
  return given(Object.fromEntries(names.map((name) => [name, isSame(now[name], first[name]) ? undefined : now[name]])) as Partial<F>);
}

/** Without what nobody said. */
export function given<F extends object>(said: F): Partial<F> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<F>;
}

/** The same with `null`, which takes back, where one of these fields was emptied. */
export function emptied<F extends object, N extends keyof F>(said: F, names: readonly N[]): Omit<F, N> & { [name in N]?: F[N] | null } {
  const taken = names.filter((name) => said[name] === '').map((name) => [name, null]);
  return { ...said, ...(Object.fromEntries(taken) as { [name in N]?: null }) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
