// Who can be on duty or attend for the department. Pure.
import type { PersonView, Rights } from '../door/generated';

/** Those whose role writes outreach and manages none of it, by name: “Officer 2” before “Officer 10”. */
export function staff(
  people: readonly PersonView[],
  roles: Readonly<Record<string, Readonly<Record<string, Rights>>>>,
): { word: string; label: string }[] {
  const goes = ({ role }: PersonView): boolean => {
    const outreach = roles[role]?.['outreach'];
    return outreach !== undefined && outreach.write && !outreach.manage;
  };
  return people
    .filter(goes)
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map(({ member, name }) => ({ word: member, label: name }));
}
