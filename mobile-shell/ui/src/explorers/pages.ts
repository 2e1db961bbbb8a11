// Which addresses are the Explorers'. Pure.
import type { RecordId } from '../door/generated';
import type { ProgramRoute } from '../router/programs';

const LISTS = ['explorers', 'rides', 'pairings', 'awards', 'adults', 'own_page'] as const;
const FORMS = ['new_explorer', 'new_adult', 'new_session', 'new_ride'] as const;
const DETAILS = ['explorer', 'edit_explorer', 'letter', 'edit_adult', 'session', 'edit_session', 'ride'] as const;

/** A screen of the Explorers. */
export type ExplorerRoute =
  | { at: (typeof LISTS)[number] | (typeof FORMS)[number] }
  | { at: (typeof DETAILS)[number]; id: RecordId };

/** Whether a screen is one of theirs. */
export function isExplorers(route: ProgramRoute): route is ProgramRoute & ExplorerRoute {
  return [...LISTS, ...FORMS, ...DETAILS].some((at) => at === route.at);
}
