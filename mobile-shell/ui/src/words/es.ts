// Every text that is translated, in Spanish: as people in the United States speak it, with “usted”.
import { changing } from './es-changes';
import { events } from './es-events';
import { locks } from './es-lock';
import { own } from './es-own';
import { sharing } from './es-sharing';
import { shell } from './es-shell';
import { syncing } from './es-sync';
import { volunteering } from './es-volunteers';
import type { Translation } from './translated';

/** The Spanish catalog. */
export const es: Translation = { ...shell, ...locks, ...syncing, ...volunteering, ...events, ...own, ...changing, ...sharing };
