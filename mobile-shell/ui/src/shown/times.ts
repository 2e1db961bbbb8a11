// Days and times as the city counts them, in the words of the language in use. The zone is an argument, the
// core gives UTC.
//
// 24-hour times in every language, as on every ICS form.
import { type LanguageCode, spoken } from '../words/spoken.svelte';
import { languages } from '../words/languages';
import { inSomali, knowsSomali } from './somali';

const made = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-US'): Intl.DateTimeFormat {
  const key = locale + zone + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
  made.set(key, fresh);
  return fresh;
}

function say(moment: Date, zone: string, options: Intl.DateTimeFormatOptions, language: LanguageCode = spoken.language): string {
  if (language === 'so' && !knowsSomali) return inSomali(moment, zone, options);
  return format(zone, options, languages[language].locale).format(moment);
}

/** “14:05” */
export function timeOf(utc: string, zone: string): string {
  return say(new Date(utc), zone, { hour: '2-digit', minute: '2-digit' });
}

/** “Tue, Nov 24” or, in another year than `now`, “Tue, Nov 24, 2025” */
export function dayOf(utc: string, zone: string, now: Date): string {
  const sameYear = cityDay(utc, zone).slice(0, 4) === cityDay(now.toISOString(), zone).slice(0, 4);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return say(new Date(utc), zone, { weekday: 'short', month: 'short', day: 'numeric', ...year });
}

/** “14:05” today, “Tue, Nov 24, 14:05” otherwise. */
export function whenOf(utc: string, zone: string, now: Date): string {
  const today = cityDay(utc, zone) === cityDay(now.toISOString(), zone);
  return today ? timeOf(utc, zone) : `${dayOf(utc, zone, now)}, ${timeOf(utc, zone)}`;
}

/** A calendar day such as `2026-11-24` in words; a day has no zone. A paper may want another language than the screens. */
export function dayWords(day: string, long = false, year = false, language: LanguageCode = spoken.language): string {
  const length = long ? 'long' : 'short';
  return say(new Date(`${day}T00:00:00Z`), 'UTC', { weekday: length, month: length, day: 'numeric', ...(year && { year: 'numeric' }) }, language);
}

/** A time as people type it, read as 24 hours: “14:05”, “1405”, “9:05”, “9”, “2:05 pm”. None when it is no time. */
export function readTime(typed: string): string | null {
  const [, hours, minutes = '00', half] = /^(\d{1,2}?)(?:[:.]?(\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(typed.trim()) ?? [];
  if (hours === undefined) return null;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** The calendar day in the city: `2026-11-24`. */
export function cityDay(utc: string, zone: string): string {
  return cityClock(utc, zone).slice(0, 10);
}

/** The day `days` after `day`. */
export function dayAfter(day: string, days: number): string {
  const then = new Date(`${day}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/** The city's clock, day and time as one sorts them: `2026-11-24T14:05`. */
export function cityClock(utc: string, zone: string): string {
  const parts = format(zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(utc));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment a day and a time on the city's clock mean; none when they are not whole. */
export function fromCityClock(clock: string, zone: string): string | null {
  const guess = new Date(`${clock}Z`);
  if (Number.isNaN(guess.getTime())) return null;
  let moment = guess;
  // Twice: the first correction may cross a change of the clocks.
  for (let round = 0; round < 2; round++) {
    const off = Date.parse(`${cityClock(moment.toISOString(), zone)}Z`) - guess.getTime();
    moment = new Date(moment.getTime() - off);
  }
  return moment.toISOString();
}
