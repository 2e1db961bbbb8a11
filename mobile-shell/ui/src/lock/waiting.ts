// What of a person's work waits on this computer, in words. Pure.
import { words } from '../words';
import type { Listed } from './lock';

/** Whether somebody is no longer a member and has left nothing here. */
export function isOver({ waiting }: Pick<Listed, 'waiting'>): boolean {
  return waiting !== null && waiting.removed && waiting.entries + waiting.drafts === 0;
}

/** What waits; nothing to say when all of it was sent. */
export function waitsHere({ waiting }: Pick<Listed, 'waiting'>): string {
  if (!waiting) return words.unlock.mayWait;
  if (isOver({ waiting })) return words.unlock.over;
  const { entries, drafts } = waiting;
  return [entries > 0 ? words.unlock.entriesWait(entries) : '', drafts > 0 ? words.unlock.draftsWait(drafts) : '']
    .filter(Boolean)
    .join(' ');
}
