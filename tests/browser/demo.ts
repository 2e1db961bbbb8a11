// Starts the real demonstration before the stories and ends it after them: a relay, thirteen desks, the
// St. Louis Park pack and a season of invented visits, all real processes in a folder of their own.
//
// Each desk's address works once, so it is opened once here and its session is kept for every story.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from '@playwright/test';

import { launching } from './browser';
import { DESKS, type DeskName, type Session } from './desks';
import { PROGRAM } from './program';

/** A season of visits, sealed and synced by an unoptimised build, takes about a minute. */
const PATIENCE_MS = 180_000;

export default async function start(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-browser-'));
  // Desks that share at an event do so on this computer only: whichever network it is on is nobody's business.
  const env = { ...process.env, PORCHLIGHT_SHARE_ADDRESS: '127.0.0.1' };
  const demo = spawn(PROGRAM, ['demo', '--dir', folder, '--port-base', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const end = async (): Promise<void> => {
    demo.kill('SIGINT');
    await new Promise((gone) => (demo.exitCode === null ? demo.once('exit', gone) : gone(null)));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const sessions = await openOnce(await addresses(demo));
    process.env['PORCHLIGHT_SESSIONS'] = JSON.stringify(sessions);
    process.env['PORCHLIGHT_DEMO'] = folder;
  } catch (problem) {
    await end();
    throw problem;
  }
  return end;
}

/** Reads what the demonstration prints until it has named every desk's address. */
function addresses(demo: ChildProcess): Promise<Record<DeskName, string>> {
  return new Promise((found, failed) => {
    const known: Partial<Record<DeskName, string>> = {};
    const late = setTimeout(() => failed(new Error('the demonstration did not open its desks in time')), PATIENCE_MS);
    demo.once('error', failed);
    demo.once('exit', (code) => failed(new Error(`the demonstration ended with ${code}`)));
    if (!demo.stdout) return failed(new Error('the demonstration has no output'));
    createInterface(demo.stdout).on('line', (line) => {
      const name = DESKS.find((desk) => line.trim().startsWith(`${desk} `));
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\w+/.exec(line)?.[0];
      if (!name || !address) return;
      known[name] = address;
      if (DESKS.every((desk) => known[desk])) {
        clearTimeout(late);
        found(known as Record<DeskName, string>);
      }
    });
  });
}

async function openOnce(tokens: Record<DeskName, string>): Promise<Record<DeskName, Session>> {
  const browser = await chromium.launch(launching);
  const sessions: Partial<Record<DeskName, Session>> = {};
  for (const name of DESKS) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(tokens[name]);
    const { cookies } = await context.storageState();
    sessions[name] = { address: page.url().split('#')[0] ?? '', cookies };
    await context.close();
  }
  await browser.close();
  return sessions as Record<DeskName, Session>;
}
