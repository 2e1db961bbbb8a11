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
      own_page: { title: 'My page', sub: 'Your hours, sessions, ride-alongs and papers' },
      explorers: { title: 'Explorers', sub: 'Sessions, attendance, ride-alongs, hours' },
      reviews: { title: 'Social worker', sub: 'What officers ask, short-term cases, the year’s count' },
      crisis: { title: 'Crisis requests', sub: 'What a provider told for one crisis; the patient is told' },
      diversions: { title: 'Juvenile diversion', sub: 'Checks, agreements, decisions; in a partition of its own' },
      chaplains: { title: 'Chaplains', sub: 'Call-outs: who goes, where, what follows' },
      weekly: { title: 'Weekly meeting', sub: 'One week: coverage, late follow-ups, topics, events, on paper too' },
      trends: { title: 'Trends', sub: 'Topics by week, hour and place; files for the analyst' },
      problems: { title: 'Problems', sub: 'What keeps coming back, worked on in four steps (SARA)' },
      time_off: { title: 'Time off the beat', sub: 'What pulled time away, and from which district' },
      retail: { title: 'Retail crime', sub: 'Trends for the agencies of the region, without suspects' },
      awareness: { title: 'Awareness', sub: 'Tips and leaflets, how often they were handed over, the public feed' },
      duplicates: { title: 'Duplicates', sub: 'Places that were written down twice' },
      importing: { title: 'Tables', sub: 'Spreadsheets in and out: places, people, events, CAD numbers' },
      shielded: { title: 'Safe at Home', sub: 'Addresses that are shown nowhere' },
      groups: { title: 'Groups', sub: 'Commissions, academies, associations: meetings and promises' },
    },
  },
};
