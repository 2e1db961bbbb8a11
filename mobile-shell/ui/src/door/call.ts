// The door: one command in, its answer out, typed by what the core generated.
//
// Knows only how a command travels. A refusal is thrown as `Refused`, with the core's own words; a
// host that is gone, locked or wants a new sign-in is thrown as `Closed`, and the shell says so on every screen.
import { words } from '../words';
import { doorway, type Shut } from './doorway.svelte';
import type { Answers, ApiError, Command, Reply } from './generated';

/** The answer to a command; of a program, to what is asked of it. */
export type AnswerTo<C extends Command> = C extends { do: infer D extends keyof Answers; ask: infer A }
  ? A extends keyof Answers[D]
    ? Answers[D][A]
    : never
  : Answers[C['do']];

/** A refusal as screens show it: of the core, in English, or in the screens' own words and language. */
export type Refusing = ApiError & { own?: true };

/** The core said no, and says what to do. */
export class Refused extends Error {
  constructor(readonly error: Refusing) {
    super(error.say);
  }
}

/** Nobody answers behind the door, it is locked, or the session is over. */
export class Closed extends Error {
  constructor(readonly reason: Shut) {
    super(reason);
  }
}

/** Asks the core. What it saves may finish a form: that draft then goes with it, both or neither. */
export async function call<C extends Command>(command: C, finishes?: string): Promise<AnswerTo<C>> {
  return (await replyOf(await post('./call', finishes ? { ...command, finishes } : command))) as AnswerTo<C>;
}

/** What the core answered. A host that cannot pass a question on, for it is too large or the host itself has
    failed, answers in no words of the core: that is a refusal as well, and what it says is for people. */
export async function replyOf(response: Response): Promise<unknown> {
  const reply: unknown = await response.json().catch(() => undefined);
  if (isReply(reply)) {
    if ('refused' in reply) throw new Refused(reply.refused);
    return reply.ok;
  }
  const { tooLarge, noAnswer, noAnswerNext } = words.trouble;
  throw new Refused(
    response.status === 413
      ? { own: true, code: 'bad_field', ...tooLarge }
      : { own: true, code: 'internal', say: noAnswer(response.status), what_next: noAnswerNext },
  );
}

function isReply(reply: unknown): reply is Reply {
  return typeof reply === 'object' && reply !== null && ('ok' in reply || 'refused' in reply);
}

/** Sends JSON to the host. */
export function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return reach(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Asks the host for anything, and notes whether it answers. */
export async function reach(path: string, how?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, how);
  } catch {
    throw shut('gone');
  }
  if (response.status === 401) throw shut('signed_out');
  if (response.status === 423) throw shut('locked');
  doorway.opened();
  return response;
}

function shut(reason: Shut): Closed {
  doorway.closed(reason);
  return new Closed(reason);
}

/** What a screen shows of a failed call: the refusal, or nothing when the shell tells of a closed door. */
export function refusal(problem: unknown): Refusing | undefined {
  if (problem instanceof Refused) return problem.error;
  if (problem instanceof Closed) return undefined;
  throw problem;
}
