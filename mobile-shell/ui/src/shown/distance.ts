// Distances in words an officer can use: coarse when far. Pure.
import { words } from '../words';

/** “80 m”, “1.4 km” */
export function distance(metres: number): string {
  if (metres < 950) return words.days.metres(Math.max(10, Math.round(metres / 10) * 10));
  return words.days.kilometres((metres / 1000).toFixed(metres < 9500 ? 1 : 0));
}
