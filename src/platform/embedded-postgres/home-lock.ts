// Makes sure that one process at a time uses a database folder. The lock is a file naming its holder; a holder that has
// died, by kill -9 too, loses it at once. It also guards against another container that shares the folder.
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import { StartUpError } from '../start-up-error.ts';
import { isProcessAlive, readProcessBirth } from './process-facts.ts';
import { sleepMs } from './progress.ts';

type Holder = { pid: number; birth: string; host: string; port?: number };

export type HomeLock = { notePort(port: number): void; release(): void };

const heartbeatMs = 2000;

/** Throws a StartUpError naming the holder when the folder is in use. */
export async function lockHome(lockFile: string, folder: string): Promise<HomeLock> {
  const own: Holder = { pid: process.pid, birth: readProcessBirth(process.pid), host: hostname() };
  while (!placeFile(lockFile, JSON.stringify(own))) {
    const text = readText(lockFile);
    const holder = parseHolder(text);
    if (holder && (await isHeld(holder, lockFile))) {
      throw new StartUpError(describeHolder(folder, holder));
    }
    removeStale(lockFile, text);
  }
  const heartbeat = setInterval(() => touch(lockFile), heartbeatMs);
  heartbeat.unref();
  return {
    notePort(port) {
      const draft = `${lockFile}.${process.pid}`;
      writeFileSync(draft, JSON.stringify({ ...own, port }));
      renameSync(draft, lockFile);
    },
    release() {
      clearInterval(heartbeat);
      const holder = parseHolder(readText(lockFile));
      if (holder?.pid === own.pid && holder.birth === own.birth) rmSync(lockFile, { force: true });
    },
  };
}

function describeHolder(folder: string, holder: Holder): string {
  const database = holder.port === undefined ? '' : ` (its database listens on port ${holder.port})`;
  const host = holder.host === hostname() ? '' : ` on ${holder.host}`;
  return `The data folder ${folder} is in use by the Throughline process ${holder.pid}${host}${database}: stop that one first, or choose another data folder.`;
}

async function isHeld(holder: Holder, lockFile: string): Promise<boolean> {
  if (holder.host !== hostname()) return isBeating(lockFile);
  return isProcessAlive(holder.pid) && readProcessBirth(holder.pid) === holder.birth;
}

/** A process in another container cannot be asked for; its lock file shows by being touched that it lives. */
async function isBeating(lockFile: string): Promise<boolean> {
  const firstMs = readTouchedMs(lockFile);
  if (Date.now() - firstMs > 10 * heartbeatMs) return false;
  for (let waitedMs = 0; waitedMs < 3 * heartbeatMs; waitedMs += 250) {
    await sleepMs(250);
    if (readTouchedMs(lockFile) !== firstMs) return true;
  }
  return false;
}

/** The link makes the file appear whole or not at all; false when there is one already. */
function placeFile(lockFile: string, text: string): boolean {
  const draft = `${lockFile}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    writeFileSync(draft, text);
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code === 'ENOSPC') throw error;
    throw new StartUpError(`The lock file ${lockFile} cannot be made: ${message}.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two processes may find the same dead lock; whoever moved away a newer one than it had read puts that back. */
function removeStale(lockFile: string, staleText: string): void {
  const aside = `${lockFile}.stale-${process.pid}`;
  try {
    renameSync(lockFile, aside);
  } catch {
    return;
  }
  if (readText(aside) !== staleText) placeFile(lockFile, readText(aside));
  rmSync(aside, { force: true });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

function readTouchedMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // the folder may be gone while the process ends; the next start sees no lock
  }
}
