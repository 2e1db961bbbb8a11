// In which of its states a ride-along is shown. Pure: what bars it and whether it is late, the core says.
import type { RideRow } from '../door/generated';

/** How a ride stands. */
export type RideState = 'called_off' | 'back' | 'late' | 'out' | 'barred' | 'ready';

/** The one word for it. */
export function stateOf(ride: RideRow): RideState {
  if (ride.called_off) return 'called_off';
  if (ride.returned) return 'back';
  if (ride.left) return ride.overdue ? 'late' : 'out';
  return ride.barred.length > 0 ? 'barred' : 'ready';
}
