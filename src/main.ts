// Where the program begins: `start` (all in one: built-in database, migrations, HTTP server, worker and insight as child processes),
// `serve` (HTTP alone), `work` (worker alone), `insight` (analytical engine alone) or `migrate`. What it is made of is built in main/build-application.ts.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Config, describeSettings, readConfig } from './config.ts';
import { createAuth } from './http/access/auth.ts';
import { ensureFirstAdmin } from './http/access/first-admin.ts';
import { createHttpServer } from './http/server.ts';
import { type Application, buildApplication } from './main/build-application.ts';
import { keepInsight, keepWorker, startDemo } from './main/child-processes.ts';
import { prepareApplication, startWorker } from './main/run-application.ts';
import { startInsight } from './modules/insight/index.ts';
import { systemClock } from './platform/clock.ts';
import { type Database, openDatabase } from './platform/db.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrateDatabase } from './platform/migrate.ts';
import { StartUpError } from './platform/start-up-error.ts';

const WEB_ROOT = fileURLToPath(new URL('../dist/web/', import.meta.url));

const say = (line: string) => process.stdout.write(`${line}\n`);

async function openReady(config: Config, url: string, max: number): Promise<{ db: Database; log: Log }> {
  const log = createLog(config.logLevel, 'throughline');
  const db = openDatabase({
    url,
    max,
    onError: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  try {
    await db.pool.query('select 1');
  } catch (error) {
    await db.close();
    throw new StartUpError(`The database does not answer: ${(error as Error).message}.`);
  }
  return { db, log };
}

async function start(config: Config): Promise<void> {
  let postgres: EmbeddedPostgres | null = null;
  if (config.databaseUrl === null) {
    mkdirSync(config.dataDir, { recursive: true });
    postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => say(line) });
  }
  const url = config.databaseUrl ?? postgres!.url;
  try {
    const { db, log } = await openReady(config, url, 10);
    const { applied } = await migrateDatabase(db.pool);
    if (applied.length > 0) say(`Database: ${applied.length} migrations applied.`);
    const app = buildApplication(db, systemClock, log, config);
    await prepareApplication(app);
    const first = await ensureFirstAdmin(
      db,
      systemClock,
      config.apiKey === null ? {} : { apiKey: config.apiKey },
    );
    const auth = createAuth({
      db,
      clock: systemClock,
      log,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    });
    const server = await createServer(app, auth, config);
    const { url: address } = await server.listen();
    const child = { main: fileURLToPath(import.meta.url), url, config, log };
    const worker = keepWorker(child, () => app.gatherer.pending());
    const insight = keepInsight(child);
    say(`Throughline listens on ${address}`);
    greet(config, address, first);
    const demo = config.demoRate === null ? null : await startDemo(app, address, config.demoRate);
    const ended = await Promise.race([untilSignal(), postgres?.lost ?? new Promise<string>(() => {})]);
    if (ended !== null) process.stderr.write(`${ended}\n`);
    say('Stopping…');
    await demo?.stop();
    await Promise.all([worker.stop(), insight.stop()]);
    await server.close();
    await db.close();
    if (ended !== null) process.exitCode = 1;
  } finally {
    await postgres?.stop();
  }
}

function createServer(app: Application, auth: ReturnType<typeof createAuth>, config: Config) {
  const { executor, gatherer, db, clock, log, routes, commands, metrics } = app;
  const webRoot = existingWebRoot();
  return createHttpServer({
    executor,
    gatherer,
    db,
    clock,
    log,
    routes,
    commands,
    metrics,
    auth,
    config: { host: config.host, port: config.port },
    ...(webRoot ? { webRoot } : {}),
  });
}

function existingWebRoot(): string | null {
  try {
    return readdirSync(WEB_ROOT).includes('index.html') ? WEB_ROOT : null;
  } catch {
    return null;
  }
}

/** Prints what the first person needs, once, and keeps the key where the command line finds it. */
function greet(
  config: Config,
  address: string,
  first: { signInPath: string | null; apiKey: string | null },
): void {
  if (first.signInPath !== null)
    say(`Sign in for the first time (once, within a day): ${address}${first.signInPath}`);
  if (first.apiKey !== null) say(`Admin API key (shown once): ${first.apiKey}`);
  const key = first.apiKey ?? config.apiKey;
  const file = path.join(config.dataDir, 'cli.json');
  let known: { apiKey?: string } = {};
  try {
    known = JSON.parse(readFileSync(file, 'utf8')) as { apiKey?: string };
  } catch {
    // The first start.
  }
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ url: address, apiKey: key ?? known.apiKey ?? null })}\n`, {
    mode: 0o600,
  });
  chmodSync(file, 0o600);
}

async function serve(config: Config): Promise<void> {
  const { db, log } = await openReady(config, requireUrl(config), 10);
  const app = buildApplication(db, systemClock, log, config);
  const auth = createAuth({
    db,
    clock: systemClock,
    log,
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
  });
  const server = await createServer(app, auth, config);
  say(`Throughline listens on ${(await server.listen()).url}`);
  await untilSignal();
  await server.close();
  await db.close();
}

/** Orders come first: while this many calls wait in the server, the worker rests between its passes. */
const BUSY_CALLS = 64;

async function work(config: Config): Promise<void> {
  // Behind the server on a machine that both need.
  setPriority(process.pid, 5);
  const { db, log } = await openReady(config, requireUrl(config), 10);
  const app = buildApplication(db, systemClock, log, config);
  let waiting = 0;
  process.on('message', (message: { pending?: number }) => {
    waiting = message.pending ?? 0;
  });
  const orphaned = untilOrphaned();
  const worker = await startWorker(app, () => waiting >= BUSY_CALLS);
  await Promise.race([untilSignal(), orphaned]);
  await worker.stop();
  await db.close();
}

/** Ends with the server that forked this process, however that ended. */
function untilOrphaned(): Promise<null> {
  return new Promise((resolve) => {
    if (process.connected) process.on('disconnect', () => resolve(null));
  });
}

async function insight(config: Config): Promise<void> {
  if (config.insight === null) throw new StartUpError('INSIGHT is off: there is nothing to run.');
  // Behind orders, and behind what the worker does with them.
  setPriority(process.pid, 10);
  const { db, log } = await openReady(config, requireUrl(config), 6);
  const orphaned = untilOrphaned();
  const engine = await startInsight({
    db,
    log,
    now: () => new Date(),
    folder: path.join(config.dataDir, 'insight'),
    timeZone: config.timeZone,
    ...config.insight,
  });
  const ended = await Promise.race([untilSignal(), orphaned, engine.broken]);
  // Nothing can be written any more: whoever keeps this process starts it anew.
  if (ended instanceof Error) throw new StartUpError(`The analytical store is broken: ${ended.message}`);
  await engine.stop();
  await db.close();
}

async function migrate(config: Config): Promise<void> {
  const postgres =
    config.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: say }) : null;
  try {
    const { db } = await openReady(config, config.databaseUrl ?? postgres!.url, 2);
    const { applied } = await migrateDatabase(db.pool, { onProgress: (name) => say(name) });
    say(`${applied.length} migrations applied.`);
    await db.close();
  } finally {
    await postgres?.stop();
  }
}

function requireUrl(config: Config): string {
  if (config.databaseUrl === null)
    throw new StartUpError('Set DATABASE_URL: this process does not bring a database of its own.');
  return config.databaseUrl;
}

/** Resolves at the first interrupt or termination; a second one ends the process at once. */
function untilSignal(): Promise<null> {
  return new Promise((resolve) => {
    const keep = setInterval(() => {}, 1 << 30);
    let asked = 0;
    const on = () => {
      asked += 1;
      if (asked > 1) process.exit(130);
      clearInterval(keep);
      resolve(null);
    };
    process.on('SIGINT', on);
    process.on('SIGTERM', on);
  });
}

const MODES: Readonly<Record<string, (config: Config) => Promise<void>>> = {
  start,
  serve,
  work,
  insight,
  migrate,
};

await begin(process.argv.slice(2));

async function begin(argv: readonly string[]): Promise<void> {
  const [mode = 'start', ...rest] = argv;
  const run = MODES[mode];
  if (rest.includes('--help') || !run) {
    const modes = Object.keys(MODES).join('|');
    say(`throughline ${modes} [settings]\n\nSettings (flag or environment variable):\n${describeSettings()}`);
    process.exit(run ? 0 : 2);
  }
  try {
    await run(readConfig(rest));
    process.exit(process.exitCode ?? 0);
  } catch (error) {
    if (!(error instanceof StartUpError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
