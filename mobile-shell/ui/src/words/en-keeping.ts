// English texts of forms that keep themselves while they are filled in.

/** Merged into the catalog by `en.ts`. */
export const keepingForms = {
  keeping: {
    again: 'You had begun this',
    againSay: (when: string) => `It is as you left it ${when}.`,
    fresh: 'Start over',
    states: {
      keeping: 'Keeping the draft…',
      kept: 'Draft kept on this device',
      unreachable: 'Not saved: Porchlight does not answer. Keep this page open.',
      failed: 'Not saved: the draft could not be kept. Keep this page open; it is tried again.',
    },
    discard: 'Discard',
    discardSure: 'Discard this draft? What was typed is gone.',
    nothingYet: 'no place yet',
    /** What an unfinished form is called: never by what is in it. */
    forms: {
      ...{ visit: 'Visit', edit_visit: 'Visit', place: 'Place', referral: 'Referral', problem: 'Problem', case: 'Case of the social worker' },
      ...{ ask: 'Request to the social worker', crisis: 'Crisis request', diversion: 'Juvenile diversion', call_out: 'Call to a chaplain' },
      ...{ event: 'Event', group: 'Group', party: 'Party', volunteer: 'Volunteer', incident: 'Organization of an incident' },
      ...{ explorer: 'Explorer', adult: 'Registered adult', session: 'Session of the Explorers', ride: 'Ride-along', ride_report: 'Report of a ride-along', awards: 'Table of awards' },
      ...{ time_off: 'Time off the beat', trend: 'Retail-crime trend', debrief: 'How an event went', request: 'Data request', activity: 'Line of an activity log' },
    },
  },
};
