// What is said in every language: whole groups of the catalog, and the screens that consist of them. What is
// not in this list is in English, and the shell says so.
import type { Route } from '../router/route';
import type { Words } from './index';

/** The groups that every language has. One that is left out of a language's catalog is a type error there. */
export const TRANSLATED = [
  ...(['app', 'trouble', 'demo', 'kinds', 'kindsMany', 'days', 'position', 'count', 'saved', 'roles', 'shut'] as const),
  ...(['settings', 'settingsOffice', 'office', 'programs', 'language', 'input', 'careful', 'today'] as const),
  ...(['keeping', 'changes', 'promise', 'promiseStates', 'attachments', 'sharing'] as const),
  ...(['unlock', 'adding', 'locking', 'farewell'] as const),
  ...(['delivery', 'deliverySay', 'light', 'sync'] as const),
  ...(['volunteers', 'board', 'incident', 'events', 'consent', 'ownPage', 'reveal', 'classes'] as const),
] as const satisfies readonly (keyof Words)[];

/** What a catalog of another language holds. */
export type Translation = Pick<Words, (typeof TRANSLATED)[number]>;

/** The screens whose words are all in it. */
const SCREENS: readonly Route['at'][] = [
  ...(['today', 'sync', 'sharing', 'settings', 'programs', 'unknown', 'own_page'] as const),
  ...(['events', 'event', 'new_event', 'edit_event', 'head_counts'] as const),
  ...(['volunteers', 'volunteer', 'new_volunteer', 'edit_volunteer', 'badges'] as const),
  ...(['board', 'board_teams', 'board_roll', 'board_log', 'board_forms', 'incident'] as const),
  ...(['ics_211', 'ics_214', 'ics_204', 'ics_205a', 'ics_203', 'cert_2', 'fema_hours'] as const),
];

/** Whether a screen speaks the language that was chosen. */
export function isTranslated(at: Route['at']): boolean {
  return SCREENS.includes(at);
}
