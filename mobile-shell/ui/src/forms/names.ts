// The forms by the names that the core gives them. Pure.
import type { FormName } from '../door/generated';
import { words } from '../words';

/** Whether an address is one of a form. */
export function isFormName(at: string): at is FormName {
  return Object.hasOwn(words.board.formNames, at);
}
