// English texts of choosing a language, of the fields that every form has, and of an Explorer's own page.

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Merged into the catalog by `en.ts`. */
export const speaking = {
  language: {
    title: 'Language',
    readIn: 'Read this in',
    unchecked: 'Translation not yet checked by a speaker',
    onlyEnglish: 'This screen is in English only',
  },
  input: {
    timeHint: '24 hours, such as 14:05',
    timeWrong: 'That is no time of day. Type it as 14:05.',
    numberWrong: (least: string, most: string) => `Type a whole number from ${least} to ${most}, in digits.`,
    fewer: 'One fewer',
    another: 'One more',
    allChoices: (count: number) => `Show all ${count}`,
  },
  ownPage: {
    title: 'My page',
    say: 'You, your advisors and the records custodian read this page. Administrators can read your hours, sessions, ride-alongs and papers too. Nobody else can.',
    none: 'Your page is not on this device yet. An advisor’s device writes it as soon as it connects. If it stays away, ask your advisor.',
    joined: (day: string) => `Explorer since ${day}`,
    left: 'You are no longer an Explorer. What is written here stays yours to read.',
    papers: 'My papers',
    paperNames: { consent: 'Guardian’s consent', training: 'Youth-protection training', registration: 'Registration' },
    paperAbout: {
      consent: 'Your parent or guardian has agreed that you take part. Once you are 18, you agree yourself.',
      training: 'A short course on how young people and adults keep each other safe.',
      registration: 'You are signed up for this year, and insured.',
    },
    good: (day: string) => `In order until ${day}`,
    endsSoon: (day: string) => `Ends soon, on ${day}. Ask your advisor what is needed.`,
    ended: (day: string) => `Ended on ${day}. You cannot ride along without it. Ask your advisor.`,
    missing: 'Missing. You cannot ride along without it. Ask your advisor.',
    hours: 'My hours',
    hoursSay: 'Hours and minutes. Each kind stands for itself.',
    columns: {
      training: 'Training',
      service: 'Service',
      ride_along: 'Ride-along',
      competition: 'Competition',
      unapproved: 'Not approved yet',
    },
    sessions: 'My sessions',
    sessionsNone: 'You were at no session yet.',
    sessionCount: (count: number) => many(count, 'session', 'sessions'),
    kinds: { training: 'Training', service: 'Service', competition: 'Competition' },
    approved: 'Approved',
    notApproved: 'Not approved yet',
    unclear: 'A coming or a going is not written down. Tell your advisor when you came and went.',
    rides: 'My ride-alongs',
    ridesNone: 'You have no ride-along yet.',
    rideWith: (officer: string) => `With ${officer}`,
    rideStates: { planned: 'Planned, not approved yet', approved: 'Approved', out: 'Out', back: 'Back', called_off: 'Called off' },
  },
};
