// The doors of the programs and the right that opens each. Pure; the core decides all the same.
//
// A new program: one line here, one in `words/en-programs.ts`, one picture in `ProgramsScreen.svelte`, its
// addresses in `router/programs.ts` and its screens in `ProgramPages.svelte`.

/** A program's list. */
export type ProgramDoor = 'events' | 'groups' | 'night_out' | 'volunteers' | 'explorers' | 'awareness' | 'duplicates' | 'importing' | 'shielded';

type Right = 'read' | 'write' | 'manage';

/** In the order they are listed. */
const DOORS: { door: ProgramDoor; needs: [space: string, right: Right] }[] = [
  { door: 'events', needs: ['outreach', 'read'] },
  { door: 'night_out', needs: ['outreach', 'read'] },
  { door: 'groups', needs: ['outreach', 'read'] },
  { door: 'volunteers', needs: ['cert', 'read'] },
  { door: 'explorers', needs: ['explorers', 'read'] },
  { door: 'awareness', needs: ['patrol', 'read'] },
  { door: 'duplicates', needs: ['places', 'write'] },
  { door: 'importing', needs: ['places', 'write'] },
  { door: 'shielded', needs: ['safe_at_home', 'read'] },
];

/** The programs that a person with these rights takes part in. */
export function programsOf(may: (space: string, right: Right) => boolean): ProgramDoor[] {
  return DOORS.filter(({ needs }) => may(...needs)).map(({ door }) => door);
}
