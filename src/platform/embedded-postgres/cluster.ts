// Makes the files of a new database cluster, checks those of an existing one and keeps its password. It starts no server.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { StartUpError } from '../start-up-error.ts';
import type { Binaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { type Home, makeFolderFor } from './home-folder.ts';
import { showProgress, type WriteLine } from './progress.ts';
import type { ServerUser } from './server-user.ts';

export const roleName = 'throughline';

/** Returns the password of the role; it is made with the cluster and lives beside it, readable by its owner only. */
export async function prepareCluster(
  home: Home,
  binaries: Binaries,
  settings: string,
  durable: boolean,
  log: WriteLine,
): Promise<string> {
  const isNew = !existsSync(home.clusterFolder) || readdirSync(home.clusterFolder).length === 0;
  if (isNew) {
    const password = writePassword(home.passwordFile);
    await showProgress(
      log,
      () => 'making the database files…',
      createCluster(home, binaries, password, durable),
    );
  }
  checkVersion(home, binaries.major);
  writeForServer(home.user, join(home.clusterFolder, 'throughline.conf'), settings);
  if (existsSync(home.passwordFile)) return readFileSync(home.passwordFile, 'utf8').trim();
  return resetPassword(home, binaries);
}

/** Built under another name and renamed, so that a set-up killed half-way is begun anew rather than mistaken for a database. */
async function createCluster(
  home: Home,
  binaries: Binaries,
  password: string,
  durable: boolean,
): Promise<void> {
  const draft = `${home.clusterFolder}.new-${process.pid}`;
  const passwordCopy = join(home.folder, '.initdb-password');
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith('postgres.new')) rmSync(join(home.folder, name), { recursive: true, force: true });
  }
  makeFolderFor(home.user, draft, 0o700);
  writeForServer(home.user, passwordCopy, password);
  const args = [
    ...['--pgdata', draft, '--username', roleName, '--pwfile', passwordCopy, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--no-instructions', ...(durable ? [] : ['--no-sync', '--no-data-checksums'])],
  ];
  try {
    const { code, output } = await runProgram(home.user, binaries.initdb, args, '');
    appendFileSync(home.logFile, output);
    if (code !== 0) throw new StartUpError(explainFailure(output, home.logFile));
    appendFileSync(
      join(draft, 'postgresql.conf'),
      "\ninclude 'throughline.conf'   # written at every start\n# own settings go below this line\n",
    );
    if (existsSync(home.clusterFolder)) rmSync(home.clusterFolder, { recursive: true });
    renameSync(draft, home.clusterFolder);
  } finally {
    rmSync(passwordCopy, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function checkVersion(home: Home, major: number): void {
  const file = join(home.clusterFolder, 'PG_VERSION');
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartUpError(
      code === 'ENOENT'
        ? `The folder ${home.clusterFolder} is damaged or not a database (PG_VERSION is missing): restore it from a backup, or move it away to begin with an empty database.`
        : `The database folder ${home.clusterFolder} cannot be read: ${message}.`,
    );
  }
  if (text === String(major)) return;
  throw new StartUpError(
    /^\d+$/.test(text)
      ? `The database in ${home.clusterFolder} was made by PostgreSQL ${text} and this Throughline brings PostgreSQL ${major}: run the Throughline version that made it, or move its contents with pg_dump.`
      : `The folder ${home.clusterFolder} is damaged (PG_VERSION does not hold a version): restore it from a backup.`,
  );
}

/** The password file was lost: the owner of the files may set a new one through single-user mode. */
async function resetPassword(home: Home, binaries: Binaries): Promise<string> {
  const password = writePassword(home.passwordFile);
  const statement = `ALTER ROLE ${roleName} PASSWORD '${password}';\n`;
  const args = ['--single', '-D', home.clusterFolder, 'postgres'];
  const { code, output } = await runProgram(home.user, binaries.postgres, args, statement);
  if (code === 0) return password;
  rmSync(home.passwordFile, { force: true });
  appendFileSync(home.logFile, output);
  throw new StartUpError(explainFailure(output, home.logFile));
}

function writePassword(file: string): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return password;
}

function writeForServer(user: ServerUser, file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
    if (user) chownSync(file, user.uid, user.gid);
  } catch (error) {
    throw new StartUpError(`The database folder cannot be written: ${(error as Error).message}.`);
  }
}

function runProgram(
  user: ServerUser,
  program: string,
  args: string[],
  input: string,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, cwd: '/', env: serverEnvironment(), windowsHide: true });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.on('error', (error) => reject(new StartUpError(`${program} cannot be run: ${error.message}.`)));
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Only what PostgreSQL needs: a stray PGDATA, PGPORT or LC_MESSAGES of the operator must not change its behaviour. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'USERPROFILE', 'APPDATA'];
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name];
  return environment;
}
