// Hears what changed behind the door and tells every listener.
//
// Before the stream is open, first or again, nobody knows what was missed, so listeners hear "everything".
import { doorway } from './doorway.svelte';
import type { Changed } from './generated';

type Listener = (changed: Changed, missed: boolean) => void;

const listeners = new Set<Listener>();
const RETRY_MS = 2000;
let source: EventSource | undefined;

/** Calls `listener` for every change until the returned function is called. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  source ??= open();
  return () => listeners.delete(listener);
}

function open(): EventSource {
  const stream = new EventSource('./changed');
  stream.onopen = () => tell({ kinds: [], records: [], sync: true, drafts: true, trust: true }, true);
  stream.onmessage = (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Changed, false);
  stream.addEventListener('locked', () => {
    stream.close();
    doorway.closed('locked');
  });
  stream.onerror = () => {
    tell({ kinds: [], records: [], sync: true, drafts: false, trust: false }, true);
    // The browser retries by itself unless the host answered with an error, such as 401.
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(() => (source = open()), RETRY_MS);
  };
  return stream;
}

function tell(changed: Changed, missed: boolean): void {
  for (const listener of listeners) listener(changed, missed);
}
