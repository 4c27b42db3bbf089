// Starts the whole program with its pages over a test's database, as `npm start` does, with a few goods to sell.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openTestDatabase } from '../support/database.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KEY = 'tl_console-journey-key-0123456789';
const START_MS = 120_000;

export interface RunningConsole {
  url: string;
  signInPath: string;
  /** Calls the API as an admin; throws what it answers when that is a no. */
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export async function startConsole(): Promise<RunningConsole> {
  await buildPages();
  const db = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-console-'));
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src/main.ts'), 'start', '--port', '0', '--data', folder, '--database-url', db.url],
    {
      env: { ...process.env, THROUGHLINE_API_KEY: KEY, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = async () => {
    await endProcess(child);
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { url, signInPath } = await readGreeting(child);
    const call = createCaller(url);
    await stockTheShelves(call);
    return { url, signInPath, call, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The same step that `npm start` and `npm test` take. */
async function buildPages(): Promise<void> {
  const path = join(ROOT, 'tools/setup/build-pages.mjs');
  const { buildPagesWhenStale } = (await import(path)) as {
    buildPagesWhenStale(root: string, node: string): Promise<void>;
  };
  await buildPagesWhenStale(ROOT, process.execPath);
}

function readGreeting(child: ChildProcess): Promise<{ url: string; signInPath: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`the program did not start: ${said}`));
    const timer = setTimeout(fail, START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk;
      const link = /(http:\/\/\S+)(\/sign-in\?token=\S+)/.exec(said);
      if (!link) return;
      clearTimeout(timer);
      resolve({ url: link[1]!, signInPath: link[2]! });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', fail);
  });
}

function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

const createCaller =
  (url: string): RunningConsole['call'] =>
  async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };

async function stockTheShelves(call: RunningConsole['call']): Promise<void> {
  const week = Array.from({ length: 7 }, () => ({ open: '00:00', close: '24:00' }));
  await call('PUT', '/v1/locations/berlin', {
    name: 'Berlin warehouse',
    kind: 'distribution-centre',
    active: true,
    latitude: 52.52,
    longitude: 13.4,
    address: { lines: ['Hafenplatz 1'], postalCode: '10963', city: 'Berlin', country: 'DE' },
    timeZone: 'Europe/Berlin',
    calendar: { week, closed: [] },
    cutOff: '16:00',
    capacityUnitsPerDay: null,
    capabilities: [],
    fixedCostMinor: 300,
    handlingCostMinor: 20,
  });
  await call('PUT', '/v1/catalog/variants/SHOE-42', { name: 'Trail shoe 42', weightGrams: 600 });
  await call('PUT', '/v1/catalog/prices', { sku: 'SHOE-42', currency: 'EUR', amountMinor: 8990 });
  await call('PUT', '/v1/inventory/stock', {
    sku: 'SHOE-42',
    location: 'berlin',
    onHand: 500,
    reason: 'count',
  });
}
