// An Explorer's own page in plain words. Pure: how a paper stands, the core says.
import type { OwnPageView, OwnRideRow, Paper, Standing } from '../door/generated';
import type { Words } from '../words';

/** A paper as it is shown. */
export interface OwnPaper {
  paper: Paper;
  standing: Standing;
  /** Its last day; none when it was never there. */
  until: string | undefined;
}

const ORDER: readonly Paper[] = ['consent', 'training', 'registration'];

/** The papers in the order in which they are asked for. */
export function papersOf(page: Pick<OwnPageView, 'papers' | 'until'>): OwnPaper[] {
  return ORDER.map((paper) => ({ paper, standing: page.papers[paper] ?? 'missing', until: page.until[paper] }));
}

/** How a paper stands, in a sentence; `day` is its last one, in words. */
export function saysOf(said: Words['ownPage'], standing: Standing, day: string | undefined): string {
  if (day === undefined) return said.missing;
  return { good: said.good, ends_soon: said.endsSoon, missing: said.ended }[standing](day);
}

/** How far a ride-along is. */
export function rideState(ride: OwnRideRow): keyof Words['ownPage']['rideStates'] {
  if (ride.called_off) return 'called_off';
  if (ride.returned) return 'back';
  if (ride.left) return 'out';
  return ride.approved ? 'approved' : 'planned';
}
