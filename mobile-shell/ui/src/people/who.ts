// Who may be picked for what, by the rights of their role. Pure: the core decides all the same.
//
// A picker of people never offers everybody: a member may be an Explorer, a partner or an advocate, and
// what is picked may stand on a public record.
import type { City, PersonView } from '../door/generated';

/** What the city says of its roles. */
type Roles = Partial<Pick<City, 'roles' | 'parts'>>;
type Right = 'read' | 'write' | 'manage';

/** By name, numbers as numbers: “Officer 2” before “Officer 10”. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}

const may = (city: Roles | undefined, { role }: PersonView, space: string, right: Right): boolean => city?.roles?.[role]?.[space]?.[right] === true;
const works = (city: Roles | undefined, person: PersonView, space: string): boolean => may(city, person, space, 'write') && !may(city, person, space, 'manage');

/** Officers: their role writes visits and manages none. They walk districts, go along, take riders. */
export function officers(people: readonly PersonView[], city: Roles | undefined): PersonView[] {
  return people.filter((person) => works(city, person, 'patrol')).sort(byName);
}

/** Who may have written a visit, whoever manages them too. */
export function writers(people: readonly PersonView[], city: Roles | undefined): PersonView[] {
  return people.filter((person) => may(city, person, 'patrol', 'write')).sort(byName);
}

/** Who is on duty at an event or attends a group for the department. */
export function staff(people: readonly PersonView[], city: Roles | undefined): PersonView[] {
  return people.filter((person) => works(city, person, 'outreach')).sort(byName);
}

/** Who may ask the social worker for something. */
export function askers(people: readonly PersonView[], city: Roles | undefined): PersonView[] {
  return people.filter(({ role }) => city?.parts?.[role]?.['review_request']?.opens === true).sort(byName);
}

/** Adults who may be there for Explorers: of the department and its volunteers, those who lead Explorers first. */
export function adults(people: readonly PersonView[], city: Roles | undefined): PersonView[] {
  const leads = (person: PersonView): boolean => works(city, person, 'explorers');
  const belongs = (person: PersonView): boolean => leads(person) || may(city, person, 'patrol', 'read') || may(city, person, 'cert', 'read');
  return people.filter(belongs).sort((a, b) => Number(leads(b)) - Number(leads(a)) || byName(a, b));
}

/** Those offered, and whoever was picked before they took another role: they stay to be seen and taken off. */
export function andPicked(offered: readonly PersonView[], people: readonly PersonView[], picked: readonly string[]): PersonView[] {
  const before = people.filter((person) => picked.includes(person.member) && !offered.includes(person));
  return [...offered, ...before.sort(byName)];
}

/** As choices of chips or of a list. */
export function choicesOf(people: readonly PersonView[]): { word: string; label: string }[] {
  return people.map(({ member, name }) => ({ word: member, label: name }));
}
