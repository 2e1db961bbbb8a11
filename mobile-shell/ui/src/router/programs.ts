// The addresses of the programs' screens. A new screen is one line: a list `#/events`, a form for something
// new `#/event/new`, a detail `#/event/ID` or `#/event/ID/edit`. Pure.
import type { RecordId } from '../door/generated';

/** The lists. */
const LISTS = [
  ...(['programs', 'events', 'head_counts', 'groups', 'night_out'] as const),
  ...(['volunteers', 'badges', 'explorers', 'rides', 'pairings', 'awards', 'adults', 'own_page'] as const),
  ...(['referrals'] as const),
  ...(['reviews', 'review_years', 'crisis', 'diversions', 'chaplains'] as const),
  ...(['weekly', 'weekly_paper', 'trends', 'problems', 'time_off', 'retail'] as const),
  ...(['awareness', 'duplicates', 'importing', 'shielded'] as const),
] as const;

/** Details and forms about one record: the words around its id. */
const DETAILS = {
  event: ['event'],
  edit_event: ['event', 'edit'],
  group: ['group'],
  edit_group: ['group', 'edit'],
  new_meeting: ['group', 'meeting'],
  evening: ['evening'],
  evening_parties: ['evening', 'parties'],
  evening_plan: ['evening', 'plan'],
  add_parties: ['evening', 'add'],
  evening_sheet: ['evening', 'sheet'],
  volunteer: ['volunteer'],
  edit_volunteer: ['volunteer', 'edit'],
  board: ['board'],
  board_teams: ['board', 'teams'],
  board_roll: ['board', 'roll'],
  board_log: ['board', 'log'],
  board_forms: ['board', 'forms'],
  incident: ['board', 'incident'],
  ics_211: ['board', 'ics_211'],
  ics_214: ['board', 'ics_214'],
  ics_204: ['board', 'ics_204'],
  ics_205a: ['board', 'ics_205a'],
  ics_203: ['board', 'ics_203'],
  cert_2: ['board', 'cert_2'],
  fema_hours: ['board', 'fema_hours'],
  explorer: ['explorer'],
  edit_explorer: ['explorer', 'edit'],
  letter: ['explorer', 'letter'],
  edit_adult: ['adult', 'edit'],
  session: ['session'],
  edit_session: ['session', 'edit'],
  ride: ['ride'],
  referral: ['referral'],
  refer_from: ['referral', 'from'],
  review: ['review'],
  edit_review: ['review', 'edit'],
  review_request: ['review_request'],
  take_review_request: ['review_request', 'take'],
  crisis_request: ['crisis_request'],
  diversion: ['diversion'],
  edit_diversion: ['diversion', 'edit'],
  call_out: ['call_out'],
  problem: ['problem'],
  edit_problem: ['problem', 'edit'],
} as const satisfies Record<string, readonly [string, string?]>;

/** Forms for something new: the word before `/new`. */
const NEW = {
  new_event: 'event',
  new_group: 'group',
  new_volunteer: 'volunteer',
  new_explorer: 'explorer',
  new_adult: 'adult',
  new_session: 'session',
  new_ride: 'ride',
  new_referral: 'referral',
  new_review: 'review',
  new_review_request: 'review_request',
  new_crisis: 'crisis_request',
  new_diversion: 'diversion',
  new_call_out: 'call_out',
  new_problem: 'problem',
  new_trend: 'retail',
} as const;

/** The screens that end with Save; they need the whole of a phone. */
const FORMS = [
  ...['new_event', 'edit_event', 'new_group', 'edit_group', 'new_meeting', 'add_parties', 'edit_party'],
  ...['new_volunteer', 'edit_volunteer', 'incident'],
  ...['new_explorer', 'edit_explorer', 'new_adult', 'edit_adult', 'new_session', 'edit_session', 'new_ride'],
  ...['new_referral', 'refer_from'],
  ...['new_review', 'edit_review', 'new_review_request', 'take_review_request', 'new_crisis'],
  ...['new_diversion', 'edit_diversion', 'new_call_out'],
  ...['new_problem', 'edit_problem', 'new_trend'],
];

type List = (typeof LISTS)[number];
type Detail = keyof typeof DETAILS;
type New = keyof typeof NEW;

/** Where a person is in the programs. */
export type ProgramRoute = { at: List | New } | { at: Detail; id: RecordId } | { at: 'edit_party'; id: RecordId; party: RecordId };

/** What `#/head/id/verb/of` means here; none when it is no screen of the programs. */
export function readProgram(head: string, id: string, verb: string, of = ''): ProgramRoute | undefined {
  if (head === 'evening' && verb === 'party' && of) return { at: 'edit_party', id, party: of };
  if (!id) {
    const list = LISTS.find((name) => name === head);
    return list && { at: list };
  }
  if (id === 'new') {
    const form = keysOf(NEW).find((name) => NEW[name] === head);
    return form && { at: form };
  }
  const detail = keysOf(DETAILS).find((name) => {
    const [before, after = ''] = DETAILS[name] as readonly [string, string?];
    return before === head && after === verb;
  });
  return detail && { at: detail, id };
}

/** The address of a screen of the programs; none when it is none of theirs. */
export function writeProgram(route: { at: string; id?: RecordId; party?: RecordId }): string | undefined {
  if (route.at === 'edit_party') return `#/evening/${route.id}/party/${route.party}`;
  if (isKey(NEW, route.at)) return `#/${NEW[route.at]}/new`;
  if (!isKey(DETAILS, route.at)) return undefined;
  const [before, after] = DETAILS[route.at] as readonly [string, string?];
  return `#/${[before, route.id, after].filter(Boolean).join('/')}`;
}

/** The lists that are reached through the programs. */
export function isProgramList(at: string): boolean {
  return LISTS.some((name) => name === at);
}

/** Whether it is a form of the programs. */
export function isProgramForm(at: string): boolean {
  return FORMS.includes(at);
}

/** Whether it is a screen of the programs at all. */
export function isProgram<R extends { at: string }>(route: R): route is Extract<R, ProgramRoute> {
  return isProgramList(route.at) || isKey(NEW, route.at) || isKey(DETAILS, route.at) || route.at === 'edit_party';
}

function keysOf<T extends object>(of: T): (keyof T)[] {
  return Object.keys(of) as (keyof T)[];
}

function isKey<T extends object>(of: T, key: string): key is keyof T & string {
  return Object.hasOwn(of, key);
}
