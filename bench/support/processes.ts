// The single place where benchmarks look at the processes of the program that they started: who is whose child, and which memory.
// It signals only those.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

interface ProcessLine {
  pid: number;
  parent: number;
  command: string;
}

/** Children of `pid` whose command line contains `words`. */
export function findChildren(pid: number, words: string): number[] {
  return listProcesses()
    .filter((line) => line.parent === pid && line.command.includes(words))
    .map((line) => line.pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function listProcesses(): ProcessLine[] {
  return process.platform === 'linux' ? listByProc() : listByPs();
}

function listByProc(): ProcessLine[] {
  const lines: ProcessLine[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      lines.push({ pid: Number(name), parent, command });
    } catch {
      // It ended meanwhile.
    }
  }
  return lines;
}

function listByPs(): ProcessLine[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3]! }] : [];
  });
}
