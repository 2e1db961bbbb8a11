// What every not-public answer of the core says of itself.
import type { Class, RecordId } from '../door/generated';

export interface Secret {
  /** The record: for saying why it was looked at. */
  record: RecordId;
  class: Class;
  citation: string;
}
