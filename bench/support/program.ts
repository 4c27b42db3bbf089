// The single place that starts the program as `npm start` runs it (src/main.ts start: server, worker and built-in PostgreSQL with
// durable settings, in processes of its own) in a fresh folder, and knows how to find, stop and restart its parts.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { makeFolder } from './folders.ts';
import { findChildren, isAlive } from './processes.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const START_PATIENCE_MS = 120_000;

export interface Program {
  /** Such as http://127.0.0.1:40213; stays the same over restarts. */
  readonly url: string;
  readonly apiKey: string;
  readonly dataDir: string;
  /** The process that `npm start` would run: server and parent of the worker. */
  readonly serverPid: number;
  /** null for the moment between two workers. */
  workerPid(): number | null;
  postmasterPid(): number | null;
  /** Where the built-in PostgreSQL answers; for counting and bulk loading only. */
  databaseUrl(): string;
  /** Waits until the server process has ended, then starts it again on the same port and folder. */
  restart(): Promise<void>;
  /** Stops in order; the folder stays. */
  stop(): Promise<void>;
  /** Stops and deletes the folder. */
  remove(): Promise<void>;
}

/** `env`: settings beside the port, the folder and the key. */
export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const dataDir = makeFolder();
  const apiKey = `tl_bench-${randomBytes(18).toString('hex')}`;
  let running = await launch(dataDir, apiKey, '0', env);
  const { url } = running;
  const port = new URL(url).port;

  async function stop(): Promise<void> {
    const { child, ended } = running;
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await Promise.race([ended, sleep(60_000, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }

  return {
    url,
    apiKey,
    dataDir,
    get serverPid() {
      return running.child.pid!;
    },
    workerPid: () => findChildren(running.child.pid!, `${path.basename(MAIN)} work`)[0] ?? null,
    postmasterPid: () => readPostmaster(dataDir)?.pid ?? null,
    databaseUrl: () => readDatabaseUrl(dataDir),
    async restart() {
      await running.ended;
      running = await launch(dataDir, apiKey, port, env);
    },
    stop,
    async remove() {
      await stop();
      const home = homeOf(dataDir);
      const pid = readPostmaster(dataDir)?.pid;
      for (let i = 0; i < 200 && pid !== undefined && isAlive(pid); i++) await sleep(50);
      for (const folder of new Set([home, dataDir])) rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Launched {
  child: ChildProcess;
  url: string;
  ended: Promise<void>;
}

async function launch(
  dataDir: string,
  apiKey: string,
  port: string,
  env: Readonly<Record<string, string>>,
): Promise<Launched> {
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: {
      ...inherited,
      ...env,
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: dataDir,
      THROUGHLINE_API_KEY: apiKey,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  stopWithBenchmark(child);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The program did not start in time: ${said}`)),
      START_PATIENCE_MS,
    );
    const read = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000);
      const match = /listens on (http:\S+)/.exec(said);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[1]!);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000);
      if (process.env.BENCH_SHOW_LOG) process.stderr.write(chunk);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The program ended with ${code}: ${said}`));
    });
  });
  await waitUntilReady(url);
  return { child, url, ended };
}

/** A benchmark that is interrupted takes its program along. */
function stopWithBenchmark(child: ChildProcess): void {
  const stop = () => {
    child.once('exit', () => process.exit(130));
    child.kill('SIGTERM');
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  child.once('exit', () => process.off('SIGINT', stop).off('SIGTERM', stop));
}

async function waitUntilReady(url: string): Promise<void> {
  for (const giveUpMs = Date.now() + START_PATIENCE_MS; Date.now() < giveUpMs; await sleep(20)) {
    const answer = await fetch(`${url}/ready`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error('The program never became ready.');
}

/** The folder of the database: the data folder, or the one that it points to. */
function homeOf(dataDir: string): string {
  const pointer = path.join(dataDir, 'postgres-location.txt');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir;
}

function readPostmaster(dataDir: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(path.join(homeOf(dataDir), 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

function readDatabaseUrl(dataDir: string): string {
  const postmaster = readPostmaster(dataDir);
  if (!postmaster) throw new Error('The database of the program is not running.');
  const password = readFileSync(path.join(homeOf(dataDir), 'postgres-password'), 'utf8').trim();
  return `postgresql://throughline:${encodeURIComponent(password)}@127.0.0.1:${postmaster.port}/throughline`;
}

/** Runs `work` with a connection to a database of the program or of the reference. */
export async function withDatabase<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
