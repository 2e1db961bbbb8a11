import { expect, test, vi } from 'vitest';

import { Keeper, type Keeping } from './keeper';

/** Everything that waits for nothing but its turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 9; turn++) await Promise.resolve();
}

/** A door that answers when told to. */
function slowDoor() {
  const arrived: string[] = [];
  const answers: ((well: boolean) => void)[] = [];
  const said: Keeping[] = [];
  const send = (fields: string): Promise<void> =>
    new Promise((resolve, reject) => {
      arrived.push(fields);
      answers.push((well) => (well ? resolve() : reject(new Error('disk full'))));
    });
  const answer = async (well = true): Promise<void> => {
    await settled();
    answers.shift()?.(well);
    await settled();
  };
  return { arrived, said, answer, keeper: new Keeper(send, (keeping) => said.push(keeping)) };
}

test('keystrokes go one at a time, and only the latest of those that waited', async () => {
  const { arrived, answer, keeper } = slowDoor();
  for (const typed of ['T', 'Te', 'Tes', 'Test']) keeper.keep(typed);
  expect(arrived).toEqual(['T']);
  await answer();
  expect(arrived).toEqual(['T', 'Test']);
});

test('“kept” is said only for the latest keystroke', async () => {
  const { said, answer, keeper } = slowDoor();
  keeper.keep('T');
  keeper.keep('Te');
  await answer();
  expect(said.at(-1)).toBe('keeping');
  await answer();
  expect(said.at(-1)).toBe('kept');
});

test('a refused draft says so, and the next keystroke tries again', async () => {
  const { said, answer, keeper } = slowDoor();
  keeper.keep('T');
  await answer(false);
  expect(said.at(-1)).toBe('failed');
  keeper.keep('Te');
  await answer();
  expect(said.at(-1)).toBe('kept');
});

test('while nobody answers it tries again by itself, less and less often, with all that was typed', async () => {
  vi.useFakeTimers();
  let home = false;
  const arrived: string[] = [];
  const said: Keeping[] = [];
  const send = (fields: string): Promise<void> => {
    arrived.push(fields);
    return home ? Promise.resolve() : Promise.reject(new Error('gone'));
  };
  const keeper = new Keeper(send, (keeping) => said.push(keeping), () => true);
  keeper.keep('T');
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual(['keeping', 'unreachable']);
  for (const typed of ['Te', 'Tes', 'Test']) keeper.keep(typed);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(said).not.toContain('kept');
  expect(arrived.length).toBeGreaterThan(4);
  expect(arrived.length).toBeLessThan(9);
  home = true;
  keeper.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect([arrived.at(-1), said.at(-1)]).toEqual(['Test', 'kept']);
  const tries = arrived.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrived.length).toBe(tries);
  vi.useRealTimers();
});

test('an end during the wait between two tries does not hang', async () => {
  const { arrived, answer, keeper } = slowDoor();
  keeper.keep('T');
  await answer(false);
  await keeper.end();
  expect(arrived).toEqual(['T']);
});

test('after the end nothing arrives that could bring a finished draft back', async () => {
  const { arrived, answer, keeper } = slowDoor();
  keeper.keep('T');
  keeper.keep('Te');
  const ended = keeper.end();
  await answer();
  await ended;
  keeper.keep('Tes');
  expect(arrived).toEqual(['T']);
});
