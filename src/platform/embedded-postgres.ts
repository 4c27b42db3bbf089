// The single place that runs the built-in PostgreSQL for a Throughline without DATABASE_URL: one cluster in the data folder,
// started with the program, kept alive while it runs and stopped with it. It makes no tables and knows no migration.
import { createServer } from 'node:net';
import pg from 'pg';
import { prepareBinaries } from './embedded-postgres/binaries.ts';
import { prepareCluster, roleName } from './embedded-postgres/cluster.ts';
import { type Home, openHomeFolder } from './embedded-postgres/home-folder.ts';
import { type HomeLock, lockHome } from './embedded-postgres/home-lock.ts';
import {
  endOrphan,
  PortTakenError,
  type Postmaster,
  startPostmaster,
} from './embedded-postgres/postmaster.ts';
import { sleepMs, type WriteLine } from './embedded-postgres/progress.ts';
import { composeSettings } from './embedded-postgres/settings.ts';
import { StartUpError } from './start-up-error.ts';

export type EmbeddedPostgresOptions = {
  /** Made when absent. Holds the cluster, its log, its password and the lock. */
  dataDir: string;
  /** 0 or absent: a free port is chosen. */
  port?: number;
  /** Takes one line at a time for the operator: progress of slow steps, restarts, where the database went. */
  log: WriteLine;
  /** Starts the server again, on the same port, when it ends by itself. Default true. */
  supervise?: boolean;
  /** false gives up all durability for speed: for tests alone. Default true. */
  durable?: boolean;
  maxConnections?: number;
};

export type EmbeddedPostgres = {
  url: string;
  port: number;
  /** The server process of the moment; changes when it is restarted. */
  readonly pid: number;
  /** Such as 18.4. */
  version: string;
  logFile: string;
  /** Resolves with one sentence when the server has gone for good without being asked to; never after stop(). */
  lost: Promise<string>;
  stop(): Promise<void>;
};

const databaseName = 'throughline';

/** Throws StartUpError with one clear sentence when the database cannot be used. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true, maxConnections = 100 } = options;
  let lock: HomeLock | undefined;
  let postmaster: Postmaster | undefined;
  try {
    const home = openHomeFolder(options.dataDir, log);
    lock = await lockHome(home.lockFile, home.folder);
    const binaries = prepareBinaries(home.user);
    await endOrphan(home, log);
    const settings = composeSettings(durable, maxConnections);
    const password = await prepareCluster(home, binaries, settings, durable, log);
    const restart = (port: number) => startPostmaster(home, binaries, port, log);
    postmaster = await startOnFreePort(options.port ?? 0, restart);
    lock.notePort(postmaster.port);
    const version = await prepareDatabase(postmaster.port, password);
    return supervise({
      postmaster,
      home,
      lock,
      restart,
      log,
      isKept: options.supervise ?? true,
      password,
      version,
    });
  } catch (error) {
    await postmaster?.stop();
    lock?.release();
    throw toStartUpError(error, options.dataDir);
  }
}

type Running = {
  postmaster: Postmaster;
  home: Home;
  lock: HomeLock;
  restart(port: number): Promise<Postmaster>;
  log: WriteLine;
  isKept: boolean;
  password: string;
  version: string;
};

function supervise(running: Running): EmbeddedPostgres {
  const { home, lock, restart, log, isKept } = running;
  const { port } = running.postmaster;
  let current = running.postmaster;
  let isStopping = false;
  let watching: Promise<void> = Promise.resolve();
  const lost = new Promise<string>((resolve) => {
    watching = watch().then((sentence) => {
      if (sentence === undefined) return;
      lock.release();
      resolve(sentence);
    });
  });

  /** undefined: stopped on purpose. Ends are counted, so that a server that dies at once again and again is given up. */
  async function watch(): Promise<string | undefined> {
    for (let quickEnds = 0; ; ) {
      const startedMs = Date.now();
      await current.ended;
      if (isStopping) return undefined;
      quickEnds = Date.now() - startedMs > 10_000 ? 0 : quickEnds + 1;
      if (!isKept) return `The database stopped unexpectedly; its log is ${home.logFile}.`;
      if (quickEnds > 20) return `The database keeps stopping; its log is ${home.logFile}.`;
      log('the database stopped unexpectedly and is started again');
      try {
        current = await restartPatiently(restart, port);
      } catch (error) {
        return toStartUpError(error, home.folder).message;
      }
      log('the database is back');
      if (isStopping) await current.stop();
    }
  }

  return {
    url: composeUrl(port, running.password, databaseName),
    port,
    get pid() {
      return current.pid;
    },
    version: running.version,
    logFile: home.logFile,
    lost,
    async stop() {
      isStopping = true;
      await current.stop();
      await watching;
      lock.release();
    },
  };
}

/** The port stays the same, because open pools know no other; whoever sits on it after a crash mostly leaves soon. */
async function restartPatiently(
  restart: (port: number) => Promise<Postmaster>,
  port: number,
): Promise<Postmaster> {
  for (const giveUpMs = Date.now() + 30_000; ; await sleepMs(250)) {
    try {
      return await restart(port);
    } catch (error) {
      if (!(error instanceof PortTakenError) || Date.now() > giveUpMs) throw error;
    }
  }
}

async function startOnFreePort(
  wanted: number,
  start: (port: number) => Promise<Postmaster>,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted || (await findFreePort());
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof PortTakenError)) throw error;
      if (wanted !== 0) {
        throw new StartUpError(
          `Port ${wanted} for the database is in use by another program: choose another one.`,
        );
      }
      if (attempt === 5) throw new StartUpError('No free port was found for the database.');
    }
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Returns the server's version. */
async function prepareDatabase(port: number, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: composeUrl(port, password, 'postgres') });
  await client.connect();
  try {
    const found = await client.query<{ version: string; exists: boolean }>(
      "SELECT current_setting('server_version') AS version, EXISTS (SELECT FROM pg_database WHERE datname = $1) AS exists",
      [databaseName],
    );
    if (!found.rows[0]?.exists) await client.query(`CREATE DATABASE ${databaseName}`);
    return found.rows[0]?.version ?? '';
  } finally {
    await client.end();
  }
}

function composeUrl(port: number, password: string, database: string): string {
  return `postgresql://${roleName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function toStartUpError(error: unknown, folder: string): Error {
  if (error instanceof StartUpError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') {
    return new StartUpError(`The disk that holds ${folder} is full: free some space and start again.`);
  }
  if (code === '28P01') {
    return new StartUpError(
      `The file postgres-password in ${folder} does not hold the database's password: restore it, or delete it to have a new one set.`,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartUpError(`The database folder ${folder} may not be used by this user: ${message}.`);
  }
  return error instanceof Error ? error : new Error(String(error));
}
