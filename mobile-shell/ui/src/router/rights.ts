// Which screens of the field a role has, by the right that each needs. Pure; the core decides all the same.
//
// Without the right the core answers with an empty list, and an empty list reads as if nobody had been anywhere.
import type { Route } from './route';

type Right = 'read' | 'write' | 'manage';

const NEEDS: Partial<Record<Route['at'], [space: string, right: Right]>> = {
  places: ['places', 'read'],
  map: ['places', 'read'],
  place: ['places', 'read'],
  new_place: ['places', 'write'],
  edit_place: ['places', 'write'],
  coverage: ['patrol', 'read'],
  search: ['patrol', 'read'],
  visit: ['patrol', 'read'],
  new_visit: ['patrol', 'write'],
  edit_visit: ['patrol', 'write'],
};

/** Whether a person with these rights has a screen. What is not listed everybody has, or it asks the core itself. */
export function hasScreen(at: Route['at'], may: (space: string, right: Right) => boolean): boolean {
  const needs = NEEDS[at];
  return needs === undefined || may(...needs);
}
