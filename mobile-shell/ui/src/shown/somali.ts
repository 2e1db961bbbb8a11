// Days in Somali, for a browser that does not know them: not every one brings Somali along. Pure.
//
// The names are those of Unicode's CLDR, which the others use.

/** Whether this browser writes Somali dates by itself. */
export const knowsSomali = Intl.DateTimeFormat.supportedLocalesOf(['so']).length > 0;

const DAYS = {
  short: ['Axd', 'Isn', 'Tldo', 'Arbc', 'Khms', 'Jmc', 'Sbti'],
  long: ['Axad', 'Isniin', 'Talaado', 'Arbaco', 'Khamiis', 'Jimco', 'Sabti'],
} as const;
const MONTHS = {
  short: ['Jan', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Lul', 'Ogs', 'Seb', 'Okt', 'Nof', 'Dis'],
  long: [
    ...['Janaayo', 'Febraayo', 'Maarso', 'Abriil', 'Maayo', 'Juun'],
    ...['Luulyo', 'Agosto', 'Sebtembar', 'Oktoobar', 'Noofeembar', 'Diseembar'],
  ],
} as const;

/** “Tldo, Nof 24”, “Talaado, Noofeembar 24, 2026”, “14:05”. */
export function inSomali(moment: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  const english = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options });
  const numbers = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(moment);
  const number = (type: string): number => Number(numbers.find((part) => part.type === type)?.value);
  const day = new Date(Date.UTC(number('year'), number('month') - 1, number('day')));
  const named = (length: string | undefined): 'short' | 'long' => (length === 'long' ? 'long' : 'short');
  const parts = english.formatToParts(moment).map(({ type, value }) => {
    if (type === 'weekday') return DAYS[named(options.weekday)][day.getUTCDay()] ?? value;
    if (type === 'month') return MONTHS[named(options.month)][day.getUTCMonth()] ?? value;
    return value;
  });
  return parts.join('');
}
