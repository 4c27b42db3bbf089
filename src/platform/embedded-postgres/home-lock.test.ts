// The lock of a database folder: one holder, no holder that is dead, and none that a second container would overlook.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockHome } from './home-lock.ts';
import { readProcessBirth } from './process-facts.ts';

let folder = '';
let lockFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-lock-'));
  lockFile = join(folder, 'throughline.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('refuses a second holder by naming the first and its port, and gives way after release', async () => {
  const first = await lockHome(lockFile, folder);
  first.notePort(5433);
  await expect(lockHome(lockFile, folder)).rejects.toThrow(
    `The data folder ${folder} is in use by the Throughline process ${process.pid} (its database listens on port 5433): stop that one first, or choose another data folder.`,
  );
  first.release();
  expect(existsSync(lockFile)).toBe(false);
  (await lockHome(lockFile, folder)).release();
});

it('takes the lock of a dead process, of another process with its number, and one written half', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const abandoned = [
    JSON.stringify({ pid: dead, birth: '1', host: hostname() }),
    JSON.stringify({ pid: process.ppid, birth: `${readProcessBirth(process.ppid)}0`, host: hostname() }),
    '{"pid": 12',
    '',
  ];
  for (const text of abandoned) {
    writeFileSync(lockFile, text);
    (await lockHome(lockFile, folder)).release();
  }
});

it('refuses a folder whose holder on another machine still touches the lock', async () => {
  writeFileSync(lockFile, JSON.stringify({ pid: 7, birth: '1', host: 'another-machine' }));
  const beat = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 500);
  try {
    await expect(lockHome(lockFile, folder)).rejects.toThrow(
      /in use by the Throughline process 7 on another-machine/,
    );
  } finally {
    clearInterval(beat);
  }
});

it('takes the lock of another machine that has not been touched for long', async () => {
  writeFileSync(lockFile, JSON.stringify({ pid: 7, birth: '1', host: 'another-machine' }));
  utimesSync(lockFile, new Date(), new Date(Date.now() - 60_000));
  (await lockHome(lockFile, folder)).release();
});

it('lets one of many that find a dead lock at the same moment have it', async () => {
  writeFileSync(
    lockFile,
    JSON.stringify({ pid: spawnSync(process.execPath, ['--version']).pid, birth: '1', host: hostname() }),
  );
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockHome(lockFile, folder)));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.release();
});
