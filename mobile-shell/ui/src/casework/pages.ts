// Which addresses are of casework. Pure.
import type { RecordId } from '../door/generated';
import type { ProgramRoute } from '../router/programs';

const LISTS = ['reviews', 'review_years', 'crisis', 'diversions', 'chaplains'] as const;
const FORMS = ['new_review', 'new_review_request', 'new_crisis', 'new_diversion', 'new_call_out'] as const;
const DETAILS = [
  ...(['review', 'edit_review', 'review_request', 'take_review_request', 'crisis_request'] as const),
  ...(['diversion', 'edit_diversion', 'call_out'] as const),
] as const;

/** A screen of casework. */
export type CaseworkRoute =
  | { at: (typeof LISTS)[number] | (typeof FORMS)[number] }
  | { at: (typeof DETAILS)[number]; id: RecordId };

/** Whether a screen is one of them. */
export function isCasework(route: ProgramRoute): route is ProgramRoute & CaseworkRoute {
  return [...LISTS, ...FORMS, ...DETAILS].some((at) => at === route.at);
}
