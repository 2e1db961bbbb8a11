// Days as the city counts them: at night UTC is a day ahead, and a paper that ended yesterday there is good here.
const DAY_MS = 864e5;

/** The day in St. Louis Park that is so many days from today, as a form takes it: “2026-06-15”. */
export function cityDay(ahead: number): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago', dateStyle: 'short' });
  return format.format(new Date(Date.now() + ahead * DAY_MS));
}
