// The PostgreSQL programs run where npm has not run their install script, and where their user cannot enter the checkout.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPackageFolder, prepareBinaries } from './binaries.ts';
import { chooseServerUser } from './server-user.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-binaries-'));
  chmodSync(folder, 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As npm leaves the package with ignore-scripts=true: without its library links. */
function copyPackage(target: string): void {
  cpSync(findPackageFolder(), target, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
}

it('makes the library links that a blocked install script did not make', () => {
  const packageFolder = join(folder, 'package');
  copyPackage(packageFolder);
  const user = chooseServerUser(join(folder, 'postgres'));
  const binaries = prepareBinaries(user, packageFolder, []);
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  expect(stdout).toContain(`PostgreSQL) ${binaries.major}.`);
  expect(binaries.postgres.startsWith(packageFolder)).toBe(true);
});

it('runs from a private folder, for root by way of a copy that its stand-in can enter', () => {
  const packageFolder = join(folder, 'private', 'package');
  mkdirSync(join(folder, 'private'), { mode: 0o700 });
  copyPackage(packageFolder);
  const user = chooseServerUser(join(folder, 'postgres'));
  const copies = join(folder, 'copies');
  const binaries = prepareBinaries(user, packageFolder, [copies]);
  const { stdout } = spawnSync(binaries.initdb, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  expect(stdout).toContain(`(PostgreSQL) ${binaries.major}.`);
  expect(existsSync(copies)).toBe(user !== undefined);
  expect(prepareBinaries(user, packageFolder, [copies])).toEqual(binaries);
});
