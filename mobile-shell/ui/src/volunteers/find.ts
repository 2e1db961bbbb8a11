// Finds volunteers by what somebody types: a part of the name, a skill, a badge. Pure.
import type { VolunteerRow } from '../door/generated';
import { byName } from '../people/who';

/** Those whose name, badge or skill has every word in it. */
export function findVolunteers(all: readonly VolunteerRow[], text: string): VolunteerRow[] {
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((one) => {
    const said = [one.name, one.badge, ...one.skills].join(' ').toLowerCase();
    return asked.every((word) => said.includes(word));
  });
  return found.sort((a, b) => Number(a.left) - Number(b.left) || byName(a, b));
}

/** Words with commas between them, each once. */
export function listed(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()).filter(Boolean))];
}
