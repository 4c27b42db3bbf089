// The promise that `throughline start` keeps the insight process: killed, it is there again and answers, while the server goes on; stopped, nothing
// of it is left.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChildren, isAlive } from '../../bench/support/processes.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const KEY = 'tl_start-keeps-insight-0123456789';
/** A machine with much else to do takes long to start a process. */
const PATIENCE = { timeout: 120_000, interval: 200 };

let db: TestDatabase;
let folder: string;
let program: ChildProcess;
beforeAll(async () => {
  db = await openTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-start-'));
  program = spawn(
    process.execPath,
    [MAIN, 'start', '--port', '0', '--data', folder, '--database-url', db.url],
    {
      env: { ...process.env, THROUGHLINE_API_KEY: KEY, LOG_LEVEL: 'silent', INSIGHT_MEMORY_MB: '256' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
});
afterAll(async () => {
  if (isRunning(program)) {
    const gone = once(program, 'exit');
    program.kill('SIGKILL');
    await gone;
  }
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** Where the program listens. */
async function readAddress(): Promise<string> {
  let said = '';
  for await (const chunk of program.stdout!.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const address = /listens on (http:\S+)/.exec(said)?.[1];
    if (address) return address;
  }
  throw new Error(`the program did not start: ${said}`);
}

const findInsight = () => findChildren(program.pid!, 'main.ts insight');

it('starts the insight process again when it is killed, and takes it along when it stops', async () => {
  const address = await readAddress();
  program.stdout!.resume();
  const ask = async (where: string) =>
    (await fetch(address + where, { headers: { authorization: `Bearer ${KEY}` } })).status;
  const askInsight = () => ask('/v1/insight/status');
  await expect.poll(askInsight, PATIENCE).toBe(200);
  const [first, ...others] = findInsight();
  expect(others).toEqual([]);
  process.kill(first!, 'SIGKILL');
  await expect.poll(() => isAlive(first!), PATIENCE).toBe(false);
  // Orders do not need it.
  expect(await ask('/v1/orders')).toBe(200);
  await expect.poll(askInsight, PATIENCE).toBe(200);
  const [second] = findInsight();
  expect([second === first, isAlive(second!)]).toEqual([false, true]);
  const gone = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  expect(isAlive(second!)).toBe(false);
}, 400_000);
