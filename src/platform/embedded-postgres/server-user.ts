// Decides which operating-system user runs PostgreSQL, which refuses to run as root. Normal users run it themselves;
// root hands it to an existing unprivileged user. It also tells whether that user can enter a folder.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { StartUpError } from '../start-up-error.ts';

/** undefined: the user of this process. */
export type ServerUser = { uid: number; gid: number } | undefined;

const preferredNames = ['postgres', '_postgres', 'throughline', 'nobody'];

export function chooseServerUser(clusterFolder: string): ServerUser {
  if (process.getuid === undefined || process.getuid() !== 0) return undefined;
  const owner = readOwner(clusterFolder);
  if (owner) return owner;
  const user = findListedUser() ?? createUser();
  if (user) return user;
  throw new StartUpError(
    'PostgreSQL does not run as root, and this process may not become another user: start Throughline as a normal user, or point DATABASE_URL at a PostgreSQL server.',
  );
}

/** Asks the system itself (groups, ACLs, mount options count too) by running `test` as that user. */
export function canAccess(user: ServerUser, path: string, right: 'r' | 'w' | 'x'): boolean {
  if (!user) return true;
  const test = spawnSync('/bin/sh', ['-c', `test -${right} "$0"`, path], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return test.status === 0;
}

/** A cluster keeps the user it was made with: PostgreSQL refuses a folder that belongs to anyone else. */
function readOwner(clusterFolder: string): ServerUser {
  if (!existsSync(clusterFolder)) return undefined;
  const { uid, gid } = statSync(clusterFolder);
  return uid === 0 ? undefined : { uid, gid };
}

function findListedUser(): ServerUser {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of preferredNames) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    const user = fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
    if (user && user.uid > 0 && canBecome(user)) return user;
  }
  return undefined;
}

/** Inside a container the listed ids may not be mapped, or the right to change user may have been dropped. */
function canBecome(user: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', ':'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function createUser(): ServerUser {
  const attempts = [
    ['useradd', '--system', '--no-create-home', '--user-group', 'throughline'],
    ['adduser', '-S', '-D', '-H', 'throughline'],
  ];
  for (const [command, ...args] of attempts) {
    if (command && spawnSync(command, args, { stdio: 'ignore' }).status === 0) return findListedUser();
  }
  return undefined;
}
