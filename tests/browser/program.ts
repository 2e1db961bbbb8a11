// Where the program is that the stories are played with.
import { resolve } from 'node:path';

/** `porchlight`: built by cargo, or the one that PORCHLIGHT names. */
export const PROGRAM = process.env['PORCHLIGHT'] ?? resolve(__dirname, '../../target/debug/porchlight');
