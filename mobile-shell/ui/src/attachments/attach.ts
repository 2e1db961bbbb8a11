// A file on its way to the core: as bytes, to the host that serves this page.
import { reach, Refused } from '../door/call';
import type { NewAttachment, RecordId, Reply } from '../door/generated';

/** What can be chosen. An iPhone hands over a JPEG when that is asked for. */
export const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf';

/** Attaches a file. */
export async function attach(to: NewAttachment, file: Blob): Promise<RecordId> {
  const asked = new URLSearchParams(Object.entries(to).map(([name, value]) => [name, String(value)]));
  const response = await reach(`./attach?${asked.toString()}`, { method: 'POST', body: file });
  const reply = (await response.json()) as Reply;
  if ('refused' in reply) throw new Refused(reply.refused);
  return reply.ok as RecordId;
}

/** Where the bytes of one are that is on this device. */
export function fileOf(attachment: RecordId): string {
  return `./attachment?attachment=${attachment}`;
}

/** What a file may be called when nobody says otherwise: of a photo, never the camera's number. */
export function nameOf(file: { name: string; type: string }, photo: string): string {
  return file.type === 'application/pdf' ? file.name.replace(/\.pdf$/iu, '').slice(0, 120) : photo;
}
