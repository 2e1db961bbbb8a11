// A new phone that somebody holds beside the screen: a folder of its own, driven by `porchlight` in a shell.
//
// It is not on line unless it syncs, so what it logs stays on it: as on a phone without a signal.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { PROGRAM } from './program';

const run = promisify(execFile);

/** One phone. */
export class Phone {
  private readonly folder = mkdtempSync(join(tmpdir(), 'porchlight-phone-'));
  private joining: ChildProcess | undefined;

  /** Types the code in, and gives the eight characters that the phone then shows. It waits to be let in. */
  async knocks(code: string): Promise<string> {
    const joining = spawn(PROGRAM, ['join', '--data', this.folder, code], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.joining = joining;
    let said = '';
    return new Promise((shown, failed) => {
      joining.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        const characters = /shows {2}(\S+) {2}/.exec(said)?.[1];
        if (characters) shown(characters);
      });
      joining.once('exit', (code) => failed(new Error(`the phone gave up with ${code}: ${said}`)));
    });
  }

  /** Waits until it was let in, or sent away: then with an exit code that is not 0. */
  async joined(): Promise<number | null> {
    const { joining } = this;
    if (!joining) throw new Error('this phone has not knocked');
    if (joining.exitCode !== null) return joining.exitCode;
    return new Promise((done) => joining.once('exit', done));
  }

  /** Asks the phone through its door, without a connection. */
  async asks<T>(command: Record<string, unknown>): Promise<T> {
    const asked = run(PROGRAM, ['call', '--data', this.folder, JSON.stringify(command)]);
    const { stdout, stderr } = await asked.catch((refused: { stdout: string; stderr: string }) => refused);
    if (!stdout) throw new Error(stderr);
    const reply = JSON.parse(stdout) as { ok?: T; refused?: { say: string } };
    if (reply.refused) throw new Error(reply.refused.say);
    return reply.ok as T;
  }

  /** Connects until nothing is left to send, or to hand over. */
  async syncs(): Promise<void> {
    await run(PROGRAM, ['sync', '--data', this.folder]).catch((refused: Error & { stderr?: string }) => {
      // A phone that was removed says so and leaves: that is the end of its sync.
      if (!/removed from the agency/.test(refused.stderr ?? '')) throw refused;
    });
  }

  /** Throws it away. */
  breaks(): void {
    this.joining?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
