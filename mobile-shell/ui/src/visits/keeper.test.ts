import { expect, test } from 'vitest';

import { Keeper, type Keeping } from './keeper';

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
    answers.shift()?.(well);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
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
