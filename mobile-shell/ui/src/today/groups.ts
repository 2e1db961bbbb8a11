// Promises under the districts they are in. Pure.
import type { FollowUpRow } from '../door/generated';

/** The promises of one district; of no district, for those outside of every one. */
export interface Group {
  district: string | null;
  promises: FollowUpRow[];
}

/** In the order of the districts, what is in none last; within one, as they came. */
export function byDistrict(promises: readonly FollowUpRow[], districts: readonly { code: string }[]): Group[] {
  const groups = new Map<string | null, FollowUpRow[]>();
  for (const promise of promises) {
    const district = promise.record.district ?? null;
    groups.set(district, [...(groups.get(district) ?? []), promise]);
  }
  const order = (district: string | null): number => {
    const at = districts.findIndex(({ code }) => code === district);
    return at < 0 ? districts.length + (district === null ? 1 : 0) : at;
  };
  return [...groups].map(([district, promises]) => ({ district, promises })).sort((a, b) => order(a.district) - order(b.district));
}
