// Several records removed one after the other: a visit, its note, its promises. Each removal is a statement
// of its own at the relay; when one is refused, those before it stay removed and the rest stay.
import { Act } from '../door/act.svelte';
import type { Authority, RecordId } from '../door/generated';

/** Something that can be removed together with others. */
export interface Part {
  record: RecordId;
  name: string;
}

/** The removal that a sheet is about. */
export class Removing {
  readonly act = new Act();
  /** How many of them are gone. */
  done = $state(0);

  /** Removes them in this order. Whether all of them are gone. */
  async all(records: readonly RecordId[], authority: Authority): Promise<boolean> {
    for (const record of records.slice(this.done)) {
      const said = await this.act.do({ do: 'expunge', record, authority });
      if (said === undefined) return false;
      this.done++;
    }
    return true;
  }
}
