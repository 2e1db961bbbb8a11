// The run-sheet of an evening, kept true: asked again when a party changes, and each minute, since what is
// late becomes so by itself.
import { desk } from '../desk.svelte';
import { type Live, live } from '../door/live.svelte';
import type { RecordId } from '../door/generated';

interface SheetCommand {
  do: 'night_out';
  ask: 'sheet';
  event: RecordId;
}

/** Asks for it while the component lives. */
export function runSheet(event: () => RecordId): Live<SheetCommand> {
  const here = desk();
  const sheet = live<SheetCommand>(() => ({ do: 'night_out', ask: 'sheet', event: event() }), { kinds: ['party', 'event', 'member'] });
  $effect(() => {
    if (here.now) void sheet.ask();
  });
  return sheet;
}
