// One desk on its own, for stories in which its program is killed and started again: the desks of the
// demonstration are shared by all the others.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = process.env['PORCHLIGHT'] ?? resolve(__dirname, '../../target/debug/porchlight');
const CODE = 'LONE-DESK-LONE-DESK';

/** A relay, an agency of one, and their desk. */
export class LoneDesk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'porchlight-lone-'));
  private relay?: ChildProcess;
  private desk?: ChildProcess;

  private get data(): string {
    return join(this.folder, 'desk');
  }

  /** Founds the agency; the desk is not started yet. */
  async isFounded(): Promise<void> {
    const relay = join(dirname(PROGRAM), 'porchlight-relay');
    const serve = ['serve', '--listen', '127.0.0.1:0', '--founding-code', CODE, '--until-stdin-ends', '--data'];
    this.relay = spawn(relay, [...serve, join(this.folder, 'relay')], { stdio: ['pipe', 'pipe', 'ignore'] });
    const url = (await firstLine(this.relay)).replace('listening on ', '').replace('/v1/sync', '');
    const found = ['found', '--relay', url, '--code', CODE, '--admin', 'Custodian 1', '--data', this.data];
    const done = spawnSync(PROGRAM, found, { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  }

  /** Starts the desk's program, and gives the address that it prints. */
  async starts(): Promise<string> {
    this.desk = spawn(PROGRAM, ['desk', '--unlocked', '--data', this.data], { stdio: ['ignore', 'pipe', 'inherit'] });
    return (await firstLine(this.desk)).replace('open ', '');
  }

  /** Takes the desk's program away, as a power cut would. */
  async isKilled(): Promise<void> {
    const desk = this.desk;
    if (!desk || desk.exitCode !== null || desk.signalCode !== null) return;
    const gone = new Promise((ended) => desk.once('exit', ended));
    desk.kill('SIGKILL');
    await gone;
  }

  /** Everything ends. */
  async ends(): Promise<void> {
    await this.isKilled();
    this.relay?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function firstLine(program: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    program.once('error', failed);
    program.once('exit', (code) => failed(new Error(`ended with ${code}`)));
    if (program.stdout) createInterface(program.stdout).once('line', found);
  });
}
