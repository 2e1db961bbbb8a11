// One desk on its own, for stories in which its program is killed and started again: the desks of the
// demonstration are shared by all the others.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = process.env['PORCHLIGHT'] ?? resolve(__dirname, '../../target/debug/porchlight');
const PACK = resolve(__dirname, '../../crates/pack/packs/st-louis-park');
const CODE = 'LONE-DESK-LONE-DESK';

/** A relay, an agency of one, and their desk. */
export class LoneDesk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'porchlight-lone-'));
  private relay?: ChildProcess;
  private desk?: ChildProcess;
  private port = '0';

  private get data(): string {
    return join(this.folder, 'desk');
  }

  /** Founds the agency; the desk is not started yet. Lines of the settings of St. Louis Park are put in place of
      those that begin alike. */
  async isFounded(settings: readonly string[] = []): Promise<void> {
    const url = await this.relayStarts();
    const found = ['found', '--relay', url, '--code', CODE, '--admin', 'Custodian 1', '--data', this.data];
    const done = spawnSync(PROGRAM, [...found, '--pack', this.pack(settings)], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  }

  /** Starts the desk's program, with its clock so many days ahead, and gives the address that it prints. */
  async starts(daysAhead = 0): Promise<string> {
    this.desk = spawn(PROGRAM, ['desk', '--unlocked', '--data', this.data], {
      env: { ...process.env, PORCHLIGHT_TEST_DAYS_AHEAD: String(daysAhead) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return (await firstLine(this.desk)).replace('open ', '');
  }

  /** Starts the relay, where it was before if it was. */
  async relayStarts(): Promise<string> {
    const relay = join(dirname(PROGRAM), 'porchlight-relay');
    const code = this.port === '0' ? ['--founding-code', CODE] : [];
    const serve = ['serve', '--listen', `127.0.0.1:${this.port}`, ...code, '--until-stdin-ends', '--data'];
    this.relay = spawn(relay, [...serve, join(this.folder, 'relay')], { stdio: ['pipe', 'pipe', 'ignore'] });
    const url = (await firstLine(this.relay)).replace('listening on ', '').replace('/v1/sync', '');
    this.port = new URL(url).port;
    return url;
  }

  /** Whether anything lies on the disk of what was shared at an event. */
  get hasShared(): boolean {
    return existsSync(join(this.data, 'sharing'));
  }

  /** Takes the relay away. */
  async relayEnds(): Promise<void> {
    if (this.relay) await isGone(this.relay);
  }

  /** Takes the desk's program away, as a power cut would. */
  async isKilled(): Promise<void> {
    if (this.desk) await isGone(this.desk);
  }

  /** Everything ends. */
  async ends(): Promise<void> {
    await this.isKilled();
    await this.relayEnds();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private pack(settings: readonly string[]): string {
    const pack = join(this.folder, 'pack');
    cpSync(PACK, pack, { recursive: true });
    const toml = join(pack, 'pack.toml');
    const begins = (line: string): string => line.slice(0, line.indexOf('=') + 1);
    const lines = readFileSync(toml, 'utf8').split('\n');
    const changed = lines.map((line) => settings.find((setting) => begins(setting) === begins(line)) ?? line);
    writeFileSync(toml, changed.join('\n'));
    return pack;
  }
}

async function isGone(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const gone = new Promise((ended) => program.once('exit', ended));
  program.kill('SIGKILL');
  await gone;
}

function firstLine(program: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    program.once('error', failed);
    program.once('exit', (code) => failed(new Error(`ended with ${code}`)));
    if (program.stdout) createInterface(program.stdout).once('line', found);
  });
}
