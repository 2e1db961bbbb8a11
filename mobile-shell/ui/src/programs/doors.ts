// The doors of the programs and the right that opens each. Pure; the core decides all the same.
//
// A new program: one line here, one in `words/en-programs.ts`, one picture in `ProgramsScreen.svelte`, its
// addresses in `router/programs.ts` and its screens in `ProgramPages.svelte`.

/** A program's list. */
export type ProgramDoor =
  | 'events'
  | 'groups'
  | 'night_out'
  | 'volunteers'
  | 'own_page'
  | 'explorers'
  | 'referrals'
  | 'reviews'
  | 'crisis'
  | 'diversions'
  | 'chaplains'
  | 'weekly'
  | 'trends'
  | 'problems'
  | 'time_off'
  | 'retail'
  | 'awareness'
  | 'duplicates'
  | 'importing'
  | 'shielded';

type Right = 'read' | 'write' | 'manage';

/** In the order they are listed. */
const DOORS: { door: ProgramDoor; needs: [space: string, right: Right] | [template: string, 'part' | 'own'] }[] = [
  { door: 'events', needs: ['outreach', 'read'] },
  { door: 'night_out', needs: ['outreach', 'read'] },
  { door: 'groups', needs: ['outreach', 'read'] },
  { door: 'volunteers', needs: ['cert', 'read'] },
  { door: 'own_page', needs: ['explorer_own', 'own'] },
  { door: 'explorers', needs: ['explorers', 'read'] },
  { door: 'referrals', needs: ['referral', 'part'] },
  { door: 'reviews', needs: ['review_request', 'part'] },
  { door: 'chaplains', needs: ['chaplain_call', 'part'] },
  { door: 'crisis', needs: ['crisis_request', 'part'] },
  { door: 'diversions', needs: ['juvenile', 'read'] },
  { door: 'weekly', needs: ['patrol', 'read'] },
  { door: 'trends', needs: ['patrol', 'read'] },
  { door: 'problems', needs: ['problems', 'read'] },
  { door: 'time_off', needs: ['problems', 'read'] },
  { door: 'retail', needs: ['region', 'read'] },
  { door: 'awareness', needs: ['patrol', 'read'] },
  { door: 'duplicates', needs: ['places', 'write'] },
  { door: 'importing', needs: ['places', 'write'] },
  { door: 'shielded', needs: ['safe_at_home', 'read'] },
];

/** The programs that a person with these rights takes part in; `owns`: such a space is about them. */
export function programsOf(
  may: (space: string, right: Right) => boolean,
  takesPart: (template: string) => boolean = () => false,
  owns: (template: string) => boolean = () => false,
): ProgramDoor[] {
  const opens = ([space, right]: (typeof DOORS)[number]['needs']): boolean => {
    if (right === 'own') return owns(space);
    return right === 'part' ? takesPart(space) : may(space, right);
  };
  return DOORS.filter(({ needs }) => opens(needs)).map(({ door }) => door);
}
