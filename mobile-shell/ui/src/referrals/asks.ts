// What is asked with a step. Pure: whether it is enough, the core says.
import type { ReferralState } from '../door/generated';
import type { Soon } from './due';

/** What a step has to be said with. */
export type Asks = 'next' | 'because' | 'becauseMay' | 'outcome';

const ENDS: Readonly<Record<string, Asks>> = {
  closed: 'outcome',
  withdrawn: 'because',
  declined: 'becauseMay',
  expired: 'becauseMay',
};

/** What is asked, in order. */
export function asksOf(to: ReferralState): readonly Asks[] {
  if (to === 'refused') return ['because', 'next'];
  return [ENDS[to] ?? 'next'];
}

/** The steps that alarm: they end it without help. */
export function isSad(to: ReferralState): boolean {
  return ['refused', 'withdrawn', 'expired', 'declined'].includes(to);
}

/** How soon the next step usually is. */
export function soonAfter(to: ReferralState): Soon {
  if (to === 'sent' || to === 'accepted') return 'half_hour';
  if (to === 'received' || to === 'offered') return 'two_hours';
  return to === 'contacting' ? 'tomorrow' : 'week';
}
