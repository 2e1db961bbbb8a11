import { expect, test, vi } from 'vitest';

import { type call, Refused } from './call';
import { Live } from './live.svelte';

const answers = vi.hoisted(() => ({ next: (): unknown => undefined }));
vi.mock('./call', async (original) => ({
  ...(await original<typeof import('./call')>()),
  call: (() => Promise.resolve().then(() => answers.next())) as unknown as typeof call,
}));

const coverage = (from: string) => ({ do: 'coverage', from }) as const;
const refuses = (): never => {
  throw new Refused({ code: 'bad_field', say: 'No.', what_next: 'Another day.' });
};

test('figures of another question do not stay under a refusal; those of the same question do', async () => {
  const live = new Live<ReturnType<typeof coverage>>();
  answers.next = () => ({ rows: [1] });
  await live.ask(coverage('2026-01-01'));
  expect(live.answered).toEqual(coverage('2026-01-01'));

  answers.next = refuses;
  await live.ask(coverage('2026-01-01'));
  expect([live.value, live.refused?.say]).toEqual([{ rows: [1] }, 'No.']);

  await live.ask(coverage('2099-01-01'));
  expect([live.value, live.answered, live.refused?.say]).toEqual([undefined, undefined, 'No.']);

  answers.next = () => ({ rows: [2] });
  await live.ask(coverage('2026-02-01'));
  expect([live.value, live.refused]).toEqual([{ rows: [2] }, undefined]);
});
