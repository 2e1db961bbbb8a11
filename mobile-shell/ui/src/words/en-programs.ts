// English texts that lead into the programs. Each program has its words in a file of its own.

/** Merged into the catalog by `en.ts`. */
export const programming = {
  programs: {
    title: 'Programs',
    say: 'What the department does with people. You see what your role takes part in.',
    none: 'Your role takes part in no program. Ask whoever manages people in your department.',
    doors: {
      events: { title: 'Events', sub: 'What is coming, who is on duty, how many came' },
      night_out: { title: 'Night Out', sub: 'The parties of an evening: your next stop, the run-sheet, the plan' },
      volunteers: { title: 'Volunteers', sub: 'Who is on site, teams, roll-calls, badges, forms' },
      explorers: { title: 'Explorers', sub: 'Sessions, attendance, ride-alongs, hours' },
      awareness: { title: 'Awareness', sub: 'Tips and leaflets, how often they were handed over, the public feed' },
      duplicates: { title: 'Duplicates', sub: 'Places that were written down twice' },
      importing: { title: 'Tables', sub: 'Spreadsheets in and out: places, people, events, CAD numbers' },
      shielded: { title: 'Safe at Home', sub: 'Addresses that are shown nowhere' },
      groups: { title: 'Groups', sub: 'Commissions, academies, associations: meetings and promises' },
    },
  },
};
