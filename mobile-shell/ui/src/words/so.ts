// Every text that is translated, in Somali: plain words, as they are spoken in Minnesota.
import { changing } from './so-changes';
import { events } from './so-events';
import { locks } from './so-lock';
import { own } from './so-own';
import { sharing } from './so-sharing';
import { shell } from './so-shell';
import { syncing } from './so-sync';
import { volunteering } from './so-volunteers';
import type { Translation } from './translated';

/** The Somali catalog. */
export const so: Translation = { ...shell, ...locks, ...syncing, ...volunteering, ...events, ...own, ...changing, ...sharing };
