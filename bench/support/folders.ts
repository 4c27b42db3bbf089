// The single place for the temporary folders of benchmarks: named after the process that made them, so that the next benchmark can
// clear away what a killed one left.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isAlive } from './processes.ts';

const PREFIX = 'throughline-bench-';

export function makeFolder(): string {
  sweepAbandoned();
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Started by root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o711);
  return folder;
}

function sweepAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}
