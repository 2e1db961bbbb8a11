// What the office lists for a person: only what their role may do. Pure; the core decides all the same.

/** A screen of the office. */
export type OfficeDoor = 'people' | 'year' | 'custody' | 'looks' | 'retention' | 'requests' | 'removed' | 'summary';

type Right = 'read' | 'write' | 'manage';

/** In the order they are listed; what needs nothing everybody has. */
const DOORS: { group: 'people' | 'records'; door: OfficeDoor; needs: [space: string, right: Right][] }[] = [
  { group: 'people', door: 'people', needs: [] },
  { group: 'people', door: 'year', needs: [['directory', 'write'], ['patrol', 'write']] },
  { group: 'records', door: 'custody', needs: [] },
  { group: 'records', door: 'looks', needs: [['view_log', 'read']] },
  { group: 'records', door: 'requests', needs: [['records', 'read']] },
  { group: 'records', door: 'retention', needs: [['records', 'write']] },
  { group: 'records', door: 'removed', needs: [['patrol', 'manage']] },
  { group: 'records', door: 'summary', needs: [['patrol', 'read']] },
];

/** The doors of a group that a person with these rights has. */
export function doorsOf(group: 'people' | 'records', may: (space: string, right: Right) => boolean): OfficeDoor[] {
  return DOORS.filter((door) => door.group === group && door.needs.every((need) => may(...need))).map(({ door }) => door);
}

/** Whether the office is a part of this person's work: they manage people or keep records. */
export function keepsOffice(may: (space: string, right: Right) => boolean): boolean {
  return may('directory', 'manage') || may('custody', 'read');
}
