// What of a person's work waits on this computer, in words. Pure.
import { words } from '../words';
import type { Listed } from './lock';

/** What waits; nothing to say when all of it was sent. */
export function waitsHere({ waiting }: Pick<Listed, 'waiting'>): string {
  if (!waiting) return words.unlock.mayWait;
  const { entries, drafts } = waiting;
  return [entries > 0 ? words.unlock.entriesWait(entries) : '', drafts > 0 ? words.unlock.draftsWait(drafts) : '']
    .filter(Boolean)
    .join(' ');
}
