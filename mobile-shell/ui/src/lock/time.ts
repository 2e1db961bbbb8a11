// How long until a door opens, in words and as a clock. Pure.
import { words } from '../words';

/** “14:05”, “1:02:00”. */
export function clock(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** “14:05” on this computer's clock: nobody's city is known yet. */
export function atTime(moment: Date): string {
  return new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment);
}

/** “15 minutes”, “2 hours”: rounded up, to promise nothing too early. */
export function roughly(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes > 90 ? words.unlock.hours(Math.ceil(minutes / 60)) : words.unlock.minutes(minutes);
}
