// Who is picked to hold which district. Pure: the core says what follows from it.
import type { DistrictView, MemberId, NewAssignment, PersonView } from '../door/generated';

/** By district code: the members picked, in the order they were. */
export type Picks = Readonly<Record<string, readonly MemberId[]>>;

/** Everybody stays where they are: what one starts from. A name that two people have is left to pick by hand. */
export function stay(districts: readonly DistrictView[], people: readonly PersonView[]): Picks {
  const called = new Map<string, MemberId[]>();
  for (const { name, member } of people) called.set(name, [...(called.get(name) ?? []), member]);
  return Object.fromEntries(
    districts.map(({ code, officers }) => [
      code,
      officers.flatMap((name) => {
        const members = called.get(name) ?? [];
        return members.length === 1 ? members : [];
      }),
    ]),
  );
}

/** With this member in the district. */
export function put(picks: Picks, district: string, member: MemberId): Picks {
  const there = picks[district] ?? [];
  return there.includes(member) ? picks : { ...picks, [district]: [...there, member] };
}

/** Without this member in the district. */
export function take(picks: Picks, district: string, member: MemberId): Picks {
  return { ...picks, [district]: (picks[district] ?? []).filter((other) => other !== member) };
}

/** Those of `names` who are not picked: each pick stands for one, so that the other of two of one name stays. */
export function beside(names: readonly string[], picked: readonly string[]): string[] {
  const left = [...picked];
  return names.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** As the door wants them. */
export function assignments(picks: Picks): NewAssignment[] {
  return Object.entries(picks).flatMap(([district, members]) => members.map((member) => ({ member, district })));
}
