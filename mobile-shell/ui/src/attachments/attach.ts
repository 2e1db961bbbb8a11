// A file on its way to the core: as bytes, to the host that serves this page.
import { reach, replyOf } from '../door/call';
import type { NewAttachment, RecordId } from '../door/generated';

/** What can be chosen. An iPhone hands over a JPEG when that is asked for. */
export const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf';

/** The largest file that the core takes, in MB of 1024 × 1024 bytes. The test reads the core's own number. */
export const LARGEST_MB = 25;

/** Whether the core would refuse it for its size: said before it is sent. */
export function isTooLarge(file: { size: number }): boolean {
  return file.size > LARGEST_MB * 1024 * 1024;
}

/** Attaches a file. */
export async function attach(to: NewAttachment, file: Blob): Promise<RecordId> {
  const asked = new URLSearchParams(Object.entries(to).map(([name, value]) => [name, String(value)]));
  const response = await reach(`./attach?${asked.toString()}`, { method: 'POST', body: file });
  return (await replyOf(response)) as RecordId;
}

/** Where the bytes of one are that is on this device. */
export function fileOf(attachment: RecordId): string {
  return `./attachment?attachment=${attachment}`;
}

/** What a file may be called when nobody says otherwise: of a photo, never the camera's number. */
export function nameOf(file: { name: string; type: string }, photo: string): string {
  return file.type === 'application/pdf' ? file.name.replace(/\.pdf$/iu, '').slice(0, 120) : photo;
}
