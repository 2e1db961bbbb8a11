// A period in words. Pure.
import type { Period } from '../door/generated';

interface Said {
  years: (count: number) => string;
  months: (count: number) => string;
  days: (count: number) => string;
}

/** “1 year 6 months”; empty for no time at all. */
export function periodWords(period: Pick<Period, 'years' | 'months' | 'days'>, said: Said): string {
  return (['years', 'months', 'days'] as const)
    .filter((unit) => period[unit] > 0)
    .map((unit) => said[unit](period[unit]))
    .join(' ');
}
