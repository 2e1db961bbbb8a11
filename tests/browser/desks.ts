// Where the demonstration's desks are. Written by `demo.ts` when it starts them, read by every story.
import type { BrowserContextOptions } from '@playwright/test';

/** Whose desks there are, as the demonstration names them. */
export const DESKS = [
  ...(['Officer 1', 'Officer 2', 'Supervisor 1', 'Custodian 1', 'Admin 1', 'CERT lead 1', 'Advisor 1'] as const),
  ...(['Advocate 1', 'Social worker 1', 'Clinician 1', 'Chaplain 1', 'Juvenile officer 1', 'Analyst 1', 'Explorer 7'] as const),
] as const;

/** One of them. */
export type DeskName = (typeof DESKS)[number];

type Storage = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** A desk's address, and the session that its one-time address has bought. */
export interface Session {
  address: string;
  cookies: Storage['cookies'];
}

/** The session of a desk. */
export function session(desk: DeskName): Session {
  const said = process.env['PORCHLIGHT_SESSIONS'];
  if (!said) throw new Error('no demonstration is running: demo.ts starts it');
  return (JSON.parse(said) as Record<DeskName, Session>)[desk];
}
