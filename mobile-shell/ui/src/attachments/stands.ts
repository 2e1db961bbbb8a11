// How an attachment stands, in a line.
import type { AttachmentRow } from '../door/generated';
import { words } from '../words';
import { coreSays } from '../words/refusals';

/** Where its bytes are; the core knows, this only says it. */
export function standing(row: AttachmentRow): string {
  const said = words.attachments.stands[row.stands](row.percent ?? 0);
  return row.why ? `${said}: ${coreSays(row.why).text}` : said;
}
