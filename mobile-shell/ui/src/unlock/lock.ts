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
  /** None: there is no lock. */
  asks: Word | null;
  forgotten: boolean;
  /** Something of theirs may be here and nowhere else. */
  unsent: boolean;
  left: number;
  shut_for_s: number;
}

/** How the lock stands. */
export interface LockState {
  /** Who sits here; none while it is locked. */
  open: { person: string; lockable: boolean; locks_in_s: number | null } | null;
  people: Listed[];
  lock_after_s: number | null;
  wipes: boolean;
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
  | { outcome: 'open' | 'locked' | 'done' | 'forgotten' }
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

/** Joins with an invite code, and sits down. */
export function addPerson(newcomer: { label: string; code: string; word: Word; secret: string }): Promise<Outcome> {
  return ask('./lock/add', newcomer);
}

/** The characters to compare, while somebody who is being added waits to be let in. */
export async function comparison(): Promise<string | null> {
  return (await (await reach('./lock/add')).json()) as string | null;
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
