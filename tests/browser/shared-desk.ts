// A computer that several people share: a desk of its own on an empty folder, with a relay and an
// administrator of the demonstration behind it. Starts, is killed, and starts again, as at work.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';

import { PROGRAM } from './program';

/** The button for somebody new. */
export const NEW = 'Someone new on this computer';

const ADMIN = (): string => join(process.env['PORCHLIGHT_DEMO'] ?? '', 'admin');

/** The computer, its folder and whoever looks at its screen. */
export class SharedDesk {
  private constructor(
    readonly folder: string,
    private process: ChildProcess,
    private address: string,
  ) {}

  /** A new computer whose desk is started with these options. */
  static async with(...options: string[]): Promise<SharedDesk> {
    const folder = mkdtempSync(join(tmpdir(), 'porchlight-shared-'));
    return new SharedDesk(folder, ...(await start(folder, options)));
  }

  /** Pulls the plug, and starts it again with these options. */
  async startsAgain(...options: string[]): Promise<void> {
    await this.ends('SIGKILL');
    [this.process, this.address] = await start(this.folder, options);
  }

  /** Opens its address in a browser. */
  async shownIn(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
    const page = await context.newPage();
    await page.goto(this.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** Asks the desk past its screens, with the session of a page. */
  async asked(page: Page, path: string, data: unknown): Promise<{ status: number; reply: unknown }> {
    const { origin } = new URL(page.url());
    const answer = await page.request.post(`${origin}${path}`, { data, headers: { origin } });
    return { status: answer.status(), reply: answer.ok() ? await answer.json() : undefined };
  }

  /** An invite code of the demonstration's administrator. */
  code(member: string): string {
    return porchlight('invite', '--data', ADMIN(), member);
  }

  /** The administrator does one command on line, at a desk of their own. */
  async orders(command: object): Promise<void> {
    const desk = spawn(PROGRAM, ['desk', '--unlocked', '--data', ADMIN()], { stdio: ['ignore', 'pipe', 'ignore'] });
    const gone = new Promise((gone) => desk.once('exit', gone));
    // One that is running already ends this one, and is asked instead.
    await Promise.race([gone, new Promise((open) => desk.stdout.once('data', open))]);
    await expect(() => void porchlight('call', '--data', ADMIN(), JSON.stringify(command))).toPass();
    desk.kill();
    await gone;
  }

  /** The administrator compares the characters and lets that device in. */
  letsIn(characters: string): void {
    porchlight('approve', '--data', ADMIN(), characters);
  }

  /** The administrator does not let it in. */
  sendsAway(characters: string): void {
    porchlight('approve', '--decline', '--data', ADMIN(), characters);
  }

  /** Somebody joins in the folder of this computer itself, as it was done before there was a lock. */
  async joinsInShell(member: string): Promise<void> {
    await this.ends();
    const joining = spawn(PROGRAM, ['join', '--data', join(this.folder, 'data'), this.code(member)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const joined = new Promise((done) => joining.once('exit', done));
    const characters = await new Promise<string>((found) => {
      createInterface(joining.stderr).on('line', (line) => {
        const said = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(line)?.[0];
        if (said) found(said);
      });
    });
    this.letsIn(characters);
    await joined;
    [this.process, this.address] = await start(this.folder, []);
  }

  /** Asks this computer's program in a shell. */
  tells(...told: string[]): string {
    return execFileSync(PROGRAM, [...told, '--data', join(this.folder, 'data')], {
      env: { ...process.env, ...secretIn(this.folder) },
      encoding: 'utf8',
    }).trim();
  }

  async ends(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const gone = new Promise((gone) => this.process.once('exit', gone));
    this.process.kill(signal);
    await gone;
  }

  async isThrownAway(): Promise<void> {
    await this.ends();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Somebody new. */
export interface Newcomer {
  label: string;
  member: string;
  secret: string;
  word?: 'PIN' | 'Passphrase';
}

/** Adds somebody on the screen that asks who is here: a code, a lock, the comparison, and they are in. */
export async function adds(shared: SharedDesk, page: Page, who: Newcomer): Promise<void> {
  await knocks(page, { ...who, code: shared.code(who.member) });
  shared.letsIn(await comparison(page));
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
}

/** Asks to be let in with a code. */
export async function knocks(page: Page, who: Newcomer & { code: string }): Promise<void> {
  await page.getByRole('button', { name: NEW }).click();
  await page.getByLabel('Name on this computer').fill(who.label);
  await page.getByLabel('Invite code').fill(who.code);
  if (who.word === 'Passphrase') await page.getByText('Passphrase', { exact: true }).click();
  await page.getByLabel(/^New (PIN|passphrase)/).fill(who.secret);
  await page.getByLabel('The same again').fill(who.secret);
  await page.getByRole('button', { name: 'Join' }).click();
}

/** The characters that a newcomer's screen shows. */
export async function comparison(page: Page): Promise<string> {
  return (await page.locator('[data-comparison]').getAttribute('data-comparison')) ?? '';
}

/** Types a PIN or passphrase on the unlock screen, by its field. */
export async function tries(page: Page, secret: string): Promise<void> {
  await page.getByLabel(/^Enter your/).fill(secret);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

function porchlight(...told: string[]): string {
  return execFileSync(PROGRAM, told, { encoding: 'utf8' }).trim();
}

function secretIn(folder: string): Record<string, string> {
  return { PORCHLIGHT_DEVICE_SECRET: join(folder, 'state/device-secret') };
}

async function start(folder: string, options: string[]): Promise<[ChildProcess, string]> {
  mkdirSync(join(folder, 'data'), { recursive: true }); // a desk begins in no folder that is not there
  const desk = spawn(PROGRAM, ['desk', '--data', join(folder, 'data'), ...options], {
    env: { ...process.env, ...secretIn(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((found, failed) => {
    desk.once('error', failed);
    desk.once('exit', (code) => failed(new Error(`the desk ended with ${code}`)));
    createInterface(desk.stdout).on('line', (line) => {
      if (line.startsWith('open ')) found(line.slice('open '.length));
    });
  });
  return [desk, address];
}
