// Who is chosen to drive, and for which district. Pure: the core proposes, a person changes.
import type { CrewForm, CrewRow, MemberId } from '../door/generated';

/** What a person changed about the proposal; an empty district is anywhere. */
export type Choices = Readonly<Partial<Record<MemberId, { chosen?: boolean; district?: string }>>>;

/** Whether somebody drives. */
export function drives(row: CrewRow, choices: Choices): boolean {
  return choices[row.officer]?.chosen ?? row.chosen;
}

/** Whose parties they get. */
export function districtOf(row: CrewRow, choices: Choices): string {
  return choices[row.officer]?.district ?? row.district ?? '';
}

/** As the door wants them. */
export function crews(rows: readonly CrewRow[], choices: Choices): CrewForm[] {
  return rows
    .filter((row) => drives(row, choices))
    .map((row) => {
      const district = districtOf(row, choices);
      return { officer: row.officer, ...(district && { district }), ...(row.here && { here: row.here }) };
    });
}
