// Chooses the folder that holds the database (cluster, log, password, lock): the data folder itself, or, when root's
// stand-in user cannot enter that, a folder of its own under /var/lib, which the data folder then points to.
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StartUpError } from '../start-up-error.ts';
import type { WriteLine } from './progress.ts';
import { canAccess, chooseServerUser, type ServerUser } from './server-user.ts';

export type Home = {
  folder: string;
  clusterFolder: string;
  logFile: string;
  passwordFile: string;
  lockFile: string;
  user: ServerUser;
};

export function openHomeFolder(dataDir: string, log: WriteLine): Home {
  const dataFolder = makeFolder(resolve(dataDir));
  const pointerFile = join(dataFolder, 'postgres-location.txt');
  if (existsSync(pointerFile)) {
    const folder = readFileSync(pointerFile, 'utf8').trim();
    if (!existsSync(folder)) {
      throw new StartUpError(
        `The database of ${dataFolder} was placed in ${folder}, which is gone: bring that folder back, or delete ${pointerFile} to begin with an empty database.`,
      );
    }
    log(`the database is in ${folder}`);
    return describeHome(folder);
  }
  const home = describeHome(dataFolder);
  if (canAccess(home.user, dataFolder, 'x')) return home;
  const folder = makeFolder(
    join(pickStateFolder(), createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)),
  );
  writeFileSync(pointerFile, `${folder}\n`);
  log(
    `PostgreSQL does not run as root and its user cannot enter ${dataFolder}, so the database goes to ${folder}`,
  );
  return describeHome(folder);
}

/** Makes a folder that belongs to the user that runs the server. */
export function makeFolderFor(user: ServerUser, folder: string, mode: number): void {
  mkdirSync(folder, { recursive: true, mode });
  chmodSync(folder, mode);
  if (user) chownSync(folder, user.uid, user.gid);
}

function describeHome(folder: string): Home {
  const clusterFolder = join(folder, 'postgres');
  return {
    folder,
    clusterFolder,
    logFile: join(folder, 'postgres.log'),
    passwordFile: join(folder, 'postgres-password'),
    lockFile: join(folder, 'throughline.lock'),
    user: chooseServerUser(clusterFolder),
  };
}

function makeFolder(folder: string): string {
  try {
    const isNew = mkdirSync(folder, { recursive: true, mode: 0o755 }) !== undefined;
    if (isNew) chmodSync(folder, 0o755);
    return realpathSync(folder);
  } catch (error) {
    throw new StartUpError(
      `The data folder ${folder} cannot be made: ${describeObstacle(folder, error as Error)}.`,
    );
  }
}

/** Node reports a read-only file system as a missing folder; asking the nearest existing one tells the truth. */
function describeObstacle(folder: string, error: Error): string {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK);
    return error.message;
  } catch (obstacle) {
    return (obstacle as Error).message;
  }
}

function pickStateFolder(): string {
  try {
    mkdirSync('/var/lib/throughline', { recursive: true, mode: 0o755 });
    return '/var/lib/throughline';
  } catch {
    return join(tmpdir(), 'throughline');
  }
}
