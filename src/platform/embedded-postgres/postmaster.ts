// Runs one PostgreSQL server process: starts it, waits until it answers, stops it, and ends one that an earlier, killed
// Throughline left behind. It decides nothing about restarts and knows no SQL.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { StartUpError } from '../start-up-error.ts';
import type { Binaries } from './binaries.ts';
import { serverEnvironment } from './cluster.ts';
import { explainFailure, isPortTaken, isPredecessorEnding, readLogFrom } from './explain-failure.ts';
import type { Home } from './home-folder.ts';
import { isPostmasterOf, isProcessAlive } from './process-facts.ts';
import { showProgress, sleepMs, type WriteLine } from './progress.ts';

export type Postmaster = {
  pid: number;
  port: number;
  /** Resolves when the process has ended, whatever the reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** The port was taken by another program between choosing and binding. */
export class PortTakenError extends Error {}

const logLimitBytes = 20 * 1024 * 1024;
const stopPatienceMs = 60_000;

export async function startPostmaster(
  home: Home,
  binaries: Binaries,
  port: number,
  log: WriteLine,
): Promise<Postmaster> {
  for (const giveUpMs = Date.now() + 60_000; ; await sleepMs(100)) {
    const outcome = await launch(home, binaries, port, log);
    if ('pid' in outcome) return outcome;
    const { said, wasKilled } = outcome;
    if ((wasKilled || isPredecessorEnding(said)) && Date.now() < giveUpMs) continue;
    if (isPortTaken(said)) throw new PortTakenError(`port ${port} is in use`);
    throw new StartUpError(explainFailure(said, home.logFile));
  }
}

/** Ends the server of this cluster if a killed Throughline left it running, and clears what it left. */
export async function endOrphan(home: Home, log: WriteLine): Promise<void> {
  const pidFile = join(home.clusterFolder, 'postmaster.pid');
  const pid = Number(readLines(pidFile)[0] ?? '');
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!isPostmasterOf(pid, home.clusterFolder)) {
    rmSync(pidFile, { force: true });
    return;
  }
  log(`stopping the database that an earlier Throughline left running (process ${pid})`);
  const step = signalUntilDead(pid, [
    ['SIGINT', stopPatienceMs],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ]);
  await showProgress(log, () => 'waiting for the earlier database to stop…', step);
}

/** What the log says about why the server ended; killed from outside, it says nothing and may be tried again. */
type FailedStart = { said: string; wasKilled: boolean };

async function launch(
  home: Home,
  binaries: Binaries,
  port: number,
  log: WriteLine,
): Promise<Postmaster | FailedStart> {
  rotateLog(home.logFile);
  const logFile = openSync(home.logFile, 'a', 0o640);
  const offset = statSync(home.logFile).size;
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      home.clusterFolder,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    {
      ...home.user,
      cwd: '/',
      // a session of its own: Ctrl-C in the terminal must reach the server first, which then stops the database
      detached: true,
      env: serverEnvironment(),
      stdio: ['ignore', logFile, logFile],
      windowsHide: true,
    },
  );
  closeSync(logFile);
  const ended = waitForEnd(child);
  child.unref();
  const spawned = await Promise.race([waitForSpawn(child), ended.then(() => undefined)]);
  if (spawned instanceof Error || child.pid === undefined) {
    throw new StartUpError(
      `PostgreSQL cannot be run (${binaries.postgres}): ${spawned?.message ?? 'no process'}.`,
    );
  }
  const pid = child.pid;
  const dropWatchdog = startWatchdog(home, pid);
  void ended.then(dropWatchdog);
  const isReady = await showProgress(
    log,
    () => describeStart(home.logFile, offset),
    waitUntilReady(home, pid, ended),
  );
  if (!isReady) return { said: readLogFrom(home.logFile, offset), wasKilled: child.signalCode === 'SIGKILL' };
  return { pid, port, ended, stop: () => stopChild(child, pid, ended, binaries, home, log) };
}

async function stopChild(
  child: ChildProcess,
  pid: number,
  ended: Promise<void>,
  binaries: Binaries,
  home: Home,
  log: WriteLine,
): Promise<void> {
  child.ref();
  if (process.platform === 'win32') {
    // Windows has no SIGINT for another process: PostgreSQL brings its own messenger.
    spawn(binaries.pgCtl, ['stop', '-D', home.clusterFolder, '-m', 'fast', '-w'], {
      stdio: 'ignore',
      windowsHide: true,
    });
  } else {
    void signalUntilDead(pid, [
      ['SIGINT', stopPatienceMs],
      ['SIGQUIT', 10_000],
      ['SIGKILL', 5_000],
    ]);
  }
  await showProgress(log, () => 'stopping the database…', ended);
}

async function waitUntilReady(home: Home, pid: number, ended: Promise<void>): Promise<boolean> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const pidFile = join(home.clusterFolder, 'postmaster.pid');
  while (!isOver) {
    const lines = readLines(pidFile);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return true;
    await sleepMs(10);
  }
  return false;
}

function describeStart(logFile: string, offset: number): string {
  const said = readLogFrom(logFile, offset);
  const isRecovering = /not properly shut down|redo in progress|redo starts|was interrupted/.test(said);
  return isRecovering ? 'database recovering after an interruption…' : 'database starting…';
}

/**
 * A tiny shell that holds the reading end of a pipe: when this process dies, by kill -9 too, the pipe closes and the shell asks
 * the database to stop. Costs nothing while it waits. (Windows: the next start ends the orphan instead.)
 */
function startWatchdog(home: Home, pid: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$0"', String(pid)], {
    ...home.user,
    cwd: '/',
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.on('error', () => undefined);
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  return () => {
    shell.kill('SIGKILL');
  };
}

async function signalUntilDead(pid: number, steps: [NodeJS.Signals, number][]): Promise<void> {
  for (const [signal, patienceMs] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const giveUpMs = Date.now() + patienceMs; Date.now() < giveUpMs; await sleepMs(20)) {
      if (!isProcessAlive(pid)) return;
    }
  }
}

function waitForSpawn(child: ChildProcess): Promise<Error | undefined> {
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(undefined));
    child.once('error', resolve);
  });
}

function waitForEnd(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) renameSync(logFile, `${logFile}.1`);
}
