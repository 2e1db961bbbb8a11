// Which addresses are those of the meeting, of trends and of problems. Pure.
import type { RecordId } from '../door/generated';
import type { ProgramRoute } from '../router/programs';

const LISTS = ['weekly', 'weekly_paper', 'trends', 'problems', 'time_off', 'retail', 'new_problem', 'new_trend'] as const;
const DETAILS = ['problem', 'edit_problem'] as const;

/** A screen of the meeting and of what is brought to it. */
export type MeetingRoute = { at: (typeof LISTS)[number] } | { at: (typeof DETAILS)[number]; id: RecordId };

/** Whether a screen is one of them. */
export function isMeeting(route: ProgramRoute): route is ProgramRoute & MeetingRoute {
  return [...LISTS, ...DETAILS].some((at) => at === route.at);
}
