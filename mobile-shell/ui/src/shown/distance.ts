// Distances in words an officer can use: feet near by, then miles; coarse when far. Pure: metres come in.
import { words } from '../words';

const FEET_A_METRE = 3.280_84;
const FEET_A_MILE = 5280;
/** From here on a tenth of a mile says more than feet. */
const MANY_FEET = 1000;

/** “260 ft”, “0.9 mi” */
export function distance(metres: number): string {
  const feet = metres * FEET_A_METRE;
  const step = feet < 200 ? 10 : 50;
  const rounded = Math.max(step, Math.round(feet / step) * step);
  if (rounded < MANY_FEET) return words.days.feet(rounded);
  const miles = feet / FEET_A_MILE;
  return words.days.miles(miles.toFixed(miles < 9.95 ? 1 : 0));
}
