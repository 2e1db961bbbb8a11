import { expect, test } from 'vitest';

import { Refused, replyOf } from './call';

const answer = (status: number, body: string): Promise<unknown> => replyOf(new Response(body, { status })).catch((problem: unknown) => (problem instanceof Refused ? problem.error : problem));

test('what the core answers is its answer, and what it refuses is refused in its words', async () => {
  expect(await answer(200, '{"ok":null}')).toBeNull();
  const error = { code: 'bad_field', say: 'No.', what_next: 'Try another.' };
  expect(await answer(200, JSON.stringify({ refused: error }))).toEqual(error);
});

test('a host that answers in other words is a refusal that says what to do', async () => {
  expect(await answer(413, 'length limit exceeded')).toMatchObject({ own: true, say: 'This is too large to send.', what_next: 'Make it smaller and try again.' });
  for (const body of ['', '<html>', 'null', '{"else":1}']) {
    expect(await answer(500, body)).toMatchObject({ code: 'internal', say: 'Porchlight on this device gave no answer (500).' });
  }
});
