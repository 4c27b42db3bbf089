// The single place that asks the operating system about other processes: is it alive, and is it still the same one.
// It never signals anything.
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import process from 'node:process';

/** True when a process with this id exists and is not merely a zombie waiting for its parent. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return readLinuxStat(pid)?.state !== 'Z';
}

/** A string that differs between two processes that had the same id at different times; '' where it cannot be told. */
export function readProcessBirth(pid: number): string {
  if (process.platform === 'linux') return readLinuxStat(pid)?.startTicks ?? '';
  if (process.platform === 'win32') return '';
  return runPs(pid, 'lstart=');
}

/** True when the process is a PostgreSQL server whose cluster is this folder. */
export function isPostmasterOf(pid: number, clusterFolder: string): boolean {
  if (!isProcessAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === clusterFolder) return true;
    } catch {
      // another user's process hides its folder; its command line is still readable
    }
    return readCommandLine(pid).includes(clusterFolder);
  }
  if (process.platform === 'win32') return true;
  return runPs(pid, 'command=').includes(clusterFolder);
}

function readCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function readLinuxStat(pid: number): { state: string; startTicks: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function runPs(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}
