// English texts that lead into the programs. Each program has its words in a file of its own.

/** Merged into the catalog by `en.ts`. */
export const programming = {
  programs: {
    title: 'Programs',
    say: 'What the department does with people. You see what your role takes part in.',
    none: 'Your role takes part in no program. Ask whoever manages people in your department.',
    doors: {
      referrals: { title: 'Referrals', sub: 'People handed to partners who can help: whose step, by when' },
      events: { title: 'Events', sub: 'What is coming, who is on duty, how many came' },
      night_out: { title: 'Night Out', sub: 'The parties of an evening: your next stop, the run-sheet, the plan' },
      volunteers: { title: 'Volunteers', sub: 'Who is on site, teams, roll-calls, badges, forms' },
      explorers: { title: 'Explorers', sub: 'Sessions, attendance, ride-alongs, hours' },
      reviews: { title: 'Social worker', sub: 'What officers ask, short-term cases, the year’s count' },
      crisis: { title: 'Crisis requests', sub: 'What a provider told for one crisis; the patient is told' },
      diversions: { title: 'Juvenile diversion', sub: 'Checks, agreements, decisions; in a partition of its own' },
      chaplains: { title: 'Chaplains', sub: 'Call-outs: who goes, where, what follows' },
      groups: { title: 'Groups', sub: 'Commissions, academies, associations: meetings and promises' },
    },
  },
};
