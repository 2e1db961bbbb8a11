// What the core refuses and reports, in Somali. Unreviewed like the rest of the language, until a speaker has signed.
import { device } from './so-device';
import { events } from './so-events';
import { forms } from './so-forms';
import { line } from './so-line';
import { lock } from './so-lock';
import { notices } from './so-notices';
import { relay } from './so-relay';
import { signed } from './so-signed';
import { volunteers } from './so-volunteers';
import type { Catalog } from './match';

/** Every sentence of the core that a translated screen can show. */
export const so: Catalog = { ...volunteers, ...events, ...forms, ...device, ...lock, ...line, ...notices, ...relay, ...signed };
