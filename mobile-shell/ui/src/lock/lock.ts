// The lock of this device, as the host tells it: who is here, what became of a try.
//
// Beside the core's door: these are the only questions that are answered while it is locked.
import { post, reach } from '../door/call';

/** What a person keeps in their head. */
export type Word = 'pin' | 'passphrase';

/** Somebody who could unlock. */
export interface Listed {
  person: string;
  label: string;
  /** None: there is no lock yet. */
  asks: Word | null;
  /** A lock has to be set before it opens. */
  sets_first: boolean;
  /** What of theirs is here and nowhere else; none when that is not known. */
  waiting: { entries: number; drafts: number; removed: boolean } | null;
  left: number;
  shut_for_s: number;
}

/** How the lock stands. */
export interface LockState {
  /** Who sits here; none while it is locked. */
  open: { person: string; lockable: boolean; locks_in_s: number | null } | null;
  people: Listed[];
  /** Somebody is being added. */
  adding: boolean;
  lock_after_s: number;
  free_tries: number;
}

/** The host would not, and says what to do. */
export interface LockRefusal {
  outcome: 'refused';
  field?: 'label' | 'code' | 'secret';
  say: string;
  what_next: string;
}

/** What became of what somebody wanted. */
export type Outcome =
  | { outcome: 'open' | 'locked' | 'done' | 'idle' }
  | { outcome: 'knocking'; label: string }
  | { outcome: 'waiting'; label: string; comparison: string }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'shut'; for_s: number }
  | LockRefusal;

/** How the lock stands now. Asking is no sign of a person. */
export async function lockState(): Promise<LockState> {
  return (await (await reach('./lock')).json()) as LockState;
}

/** Tries to unlock. */
export function unlock(person: string, secret: string): Promise<Outcome> {
  return ask('./lock/open', { person, secret });
}

/** Locks. */
export function lock(): Promise<Outcome> {
  return ask('./lock', {});
}

/** Takes somebody off the list whose device was removed and has left nothing here. */
export function takeOff(person: string): Promise<Outcome> {
  return ask('./lock/off', { person });
}

/** Sets the first lock of a folder that has none, and opens it. */
export function setFirst(first: { person: string; label: string; word: Word; secret: string }): Promise<Outcome> {
  return ask('./lock/first', first);
}

/** Asks to be let in with an invite code. Answers when there is something to compare, or when it is over. */
export function addPerson(newcomer: { label: string; code: string; word: Word; secret: string }): Promise<Outcome> {
  return ask('./lock/add', newcomer);
}

/** How far somebody is who is being added. */
export async function adding(): Promise<Outcome> {
  return (await (await reach('./lock/add')).json()) as Outcome;
}

/** Stops waiting for the administrator. */
export function stopAdding(): Promise<Outcome> {
  return ask('./lock/add/stop', {});
}

/** Sets or changes the PIN or passphrase of whoever sits here. */
export function setSecret(change: { old: string; word: Word; secret: string }): Promise<Outcome> {
  return ask('./lock/secret', change);
}

/** A person did something. How many seconds are left without more of that; none for no end. */
export async function touched(): Promise<number | null> {
  return (await (await post('./lock/touched', {})).json()) as number | null;
}

async function ask(path: string, body: unknown): Promise<Outcome> {
  return (await (await post(path, body)).json()) as Outcome;
}
