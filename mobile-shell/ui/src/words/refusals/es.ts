// What the core refuses and reports, in Spanish. Unreviewed like the rest of the language, until a speaker has signed.
import { device } from './es-device';
import { events } from './es-events';
import { forms } from './es-forms';
import { line } from './es-line';
import { lock } from './es-lock';
import { notices } from './es-notices';
import { relay } from './es-relay';
import { signed } from './es-signed';
import { volunteers } from './es-volunteers';
import type { Catalog } from './match';

/** Every sentence of the core that a translated screen can show. */
export const es: Catalog = { ...volunteers, ...events, ...forms, ...device, ...lock, ...line, ...notices, ...relay, ...signed };
