// The only file that builds everything: reads top to bottom, no container. Run it as `start` (all in one: built-in database,
// migrations, HTTP server, worker as a child process), `serve` (HTTP alone), `work` (worker alone) or `migrate`.
import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Config, describeSettings, readConfig } from './config.ts';
import { createAuth } from './http/access/auth.ts';
import { changeUser } from './http/access/commands/change-user.ts';
import { createApiKey } from './http/access/commands/create-api-key.ts';
import { inviteUser } from './http/access/commands/invite-user.ts';
import { revokeApiKey } from './http/access/commands/revoke-api-key.ts';
import { ensureFirstAdmin } from './http/access/first-admin.ts';
import { revealSecret } from './http/access/secrets.ts';
import { createMetrics, measureSets } from './http/metrics.ts';
import { collectRoutes } from './http/routes.ts';
import { createHttpServer } from './http/server.ts';
import * as catalog from './modules/catalog/index.ts';
import * as customers from './modules/customers/index.ts';
import * as fulfilment from './modules/fulfilment/index.ts';
import {
  createSandboxCarrier,
  createSandboxCarrierTasks,
  createSandboxGateway,
  createSandboxTasks,
  createSmtpMailer,
  sandboxCarrierCrontab,
  sandboxCrontab,
} from './modules/integrations/index.ts';
import * as inventory from './modules/inventory/index.ts';
import * as ledger from './modules/ledger/index.ts';
import * as notifications from './modules/notifications/index.ts';
import * as orders from './modules/orders/index.ts';
import * as payments from './modules/payments/index.ts';
import * as workflow from './modules/workflow/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Command, type CommandRegistry, createRegistry, SYSTEM_ACTOR } from './platform/command.ts';
import { type Database, openDatabase } from './platform/db.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { createExecutor } from './platform/execute.ts';
import { createGatherer } from './platform/gather.ts';
import { startJobs } from './platform/jobs.ts';
import { expireKeys } from './platform/keys.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrateDatabase } from './platform/migrate.ts';
import { StartUpError } from './platform/start-up-error.ts';
import { registerSubscriber } from './platform/subscriptions.ts';
import { startWorkerLoop, subscriberWork } from './platform/worker-loop.ts';

const PROCESSES = fileURLToPath(new URL('../processes/', import.meta.url));
const WEB_ROOT = fileURLToPath(new URL('../dist/web/', import.meta.url));

export type Application = ReturnType<typeof buildApplication>;

type Parts = Pick<Config, 'costs' | 'shopName' | 'timeZone' | 'mailFrom' | 'smtpUrl'>;

/** Everything but the outside: commands, routes, tasks, listeners, over one database and one clock. */
export function buildApplication(db: Database, clock: Clock, log: Log, config: Parts) {
  let registry: CommandRegistry = new Map();
  const metrics = createMetrics({ db });
  const executor = measureSets(createExecutor(db, clock, log), metrics.registry);
  const gatherer = createGatherer(executor);

  const definitions = workflow.createDefinitionReader(clock);
  const workflowCommands = workflow.createWorkflowCommands({ definitions, commands: () => registry });
  const catalogReader = catalog.createCatalogReader();
  const locations = inventory.createLocationReader();
  const stock = inventory.createStockSnapshot();
  const inventoryCommands = inventory.createInventoryCommands({ catalog: catalogReader, locations, stock });
  const orderCommands = orders.createOrderCommands({
    catalog: catalogReader,
    locations,
    stock,
    costs: config.costs,
    dispatch: inventory.createDispatchCalendar(),
    startProcesses: workflow.createProcessStarter(definitions),
  });
  const gateway = createSandboxGateway({ db, clock, notify: payments.createNotificationReceiver(executor) });
  const carrier = createSandboxCarrier({ db, clock });
  const fulfilmentCommands = fulfilment.createFulfilmentCommands({
    orders: orderCommands,
    inventory: inventoryCommands,
    locations,
    carriers: [carrier],
  });

  registry = createRegistry([
    ...workflow.listWorkflowCommands(workflowCommands),
    ...notifications.commands,
    ...ledger.commands,
    ...customers.commands,
    ...catalog.commands,
    ...inventory.listInventoryCommands(inventoryCommands),
    ...payments.commands,
    ...orders.listOrderCommands(orderCommands),
    ...fulfilment.listFulfilmentCommands(fulfilmentCommands),
    createApiKey,
    revokeApiKey,
    inviteUser,
    changeUser,
  ] as unknown as Command<never, unknown>[]);

  const readMessageFacts = orders.createMessageFactsReader({
    shopName: config.shopName,
    timeZone: config.timeZone,
    contactEmail: config.smtpUrl === null ? null : config.mailFrom,
  });
  const mailer =
    config.smtpUrl === null ? null : createSmtpMailer({ url: config.smtpUrl, fromAddress: config.mailFrom });

  const subscribers = [
    orders.searchSubscriber,
    notifications.createNotificationsSubscriber({ readMessageFacts, smtpConfigured: mailer !== null }),
    ...orders.createOrderSubscribers(orderCommands),
    ...fulfilment.createFulfilmentSubscribers({ locations }),
  ];
  const runner = workflow.createRunner({
    db,
    clock,
    commands: registry,
    definitions,
    log,
    correlation: CORRELATION,
  });
  const tasks = {
    ...payments.createTasks({ executor, gateways: [gateway], log }),
    ...createSandboxTasks(gateway),
    ...createSandboxCarrierTasks({
      carrier,
      clock,
      deliver: fulfilment.createTrackingReceiver({ executor, commands: fulfilmentCommands }),
    }),
    ...notifications.createTasks({ executor, mailer }),
    ...inventory.createTasks({ executor, commands: inventoryCommands }),
    ...fulfilment.createTasks({ executor, carriers: [carrier], commands: fulfilmentCommands, log }),
    'platform.expireKeys': async () => {
      while ((await expireKeys(db, clock.now(), 5000)) === 5000);
    },
  };
  const crontab = [
    ...payments.crontab,
    ...sandboxCrontab,
    ...sandboxCarrierCrontab,
    ...notifications.CRONTAB,
    ...inventory.CRONTAB,
    ...fulfilment.CRONTAB,
    ['17 * * * *', 'platform.expireKeys'] as const,
  ];
  const routes = collectRoutes({
    orders: orderCommands,
    inventory: inventoryCommands,
    locations,
    fulfilment: fulfilmentCommands,
    workflow: workflowCommands,
    definitions,
  });
  return {
    db,
    clock,
    log,
    executor,
    gatherer,
    metrics,
    commands: registry,
    routes,
    subscribers,
    runner,
    tasks,
    crontab,
    carrier,
    gateway,
    workflow: workflowCommands,
    orders: orderCommands,
    inventory: inventoryCommands,
    fulfilment: fulfilmentCommands,
    closeMailer: () => (mailer as { close?: () => void } | null)?.close?.(),
  };
}

/** By which attribute a message with a correlation key finds its waiter. */
const CORRELATION: Readonly<Record<string, string>> = {
  'payments.paymentCaptured': 'sourceId',
  'payments.captureFailed': 'sourceId',
  'payments.paymentRefunded': 'sourceId',
  'fulfilment.shipmentShipped': 'shipmentId',
  'fulfilment.shipmentDelivered': 'shipmentId',
};

/** Deploys the processes that come with the program, where none of that name is deployed; makes the cursors of listeners. */
export async function prepareApplication(app: Application): Promise<void> {
  for (const subscriber of app.subscribers) await registerSubscriber(app.db, subscriber.name, false);
  await registerSubscriber(app.db, workflow.WORKFLOW_SUBSCRIBER, false);
  const deployed = await workflow.readDeployedIds(app.db);
  for (const file of readdirSync(PROCESSES).sort()) {
    const xml = readFileSync(path.join(PROCESSES, file), 'utf8');
    const name = path.basename(file, path.extname(file));
    if (deployed.has(name)) continue;
    const command = file.endsWith('.dmn')
      ? app.workflow.deployDecision
      : file.endsWith('.bpmn')
        ? app.workflow.deployProcess
        : null;
    if (!command) continue;
    const [answer] = await app.executor.execute(command as Command<{ xml: string }, unknown>, [
      { input: { xml }, actor: SYSTEM_ACTOR },
    ]);
    if (!answer?.ok) throw new StartUpError(`${file} cannot be deployed: ${JSON.stringify(answer?.refusal)}`);
  }
}

/** What a worker does: listeners, processes, jobs. `yieldTo`: asked between passes whether orders need the machine more. */
export async function startWorker(
  app: Application,
  yieldTo?: () => boolean,
): Promise<{ stop(): Promise<void> }> {
  const { db, clock, log, runner } = app;
  const loop = startWorkerLoop({
    works: [
      { name: 'workflow', find: runner.bucketsWithWork, take: runner.pass },
      ...app.subscribers.map((subscriber) => subscriberWork(db, clock, subscriber)),
    ],
    log,
    ...(yieldTo ? { yieldTo } : {}),
  });
  const jobs = await startJobs({ db, tasks: app.tasks, crontab: app.crontab, log });
  return {
    async stop() {
      await Promise.all([loop.stop(), jobs.stop()]);
      app.closeMailer();
    },
  };
}

// ---------------------------------------------------------------------------------------------------- processes

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
    const worker = keepWorker(url, config, log, () => app.gatherer.pending());
    say(`Throughline listens on ${address}`);
    greet(config, address, first);
    const demo = config.demoRate === null ? null : await startDemo(app, address, config.demoRate);
    const ended = await Promise.race([untilSignal(), postgres?.lost ?? new Promise<string>(() => {})]);
    if (ended !== null) process.stderr.write(`${ended}\n`);
    say('Stopping…');
    await demo?.stop();
    await worker.stop();
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

/** Keeps one worker process alive beside the server and tells it how many orders wait to be taken. */
function keepWorker(url: string, config: Config, log: Log, pending: () => number): { stop(): Promise<void> } {
  let child: ChildProcess | null = null;
  let stopping = false;
  const spawn = () => {
    const env = {
      ...process.env,
      DATABASE_URL: url,
      THROUGHLINE_API_KEY: '',
      DATA_DIR: config.dataDir,
      LOG_LEVEL: config.logLevel,
    };
    child = fork(fileURLToPath(import.meta.url), ['work'], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('exit', (code, signal) => {
      if (stopping) return;
      log.error({ code, signal }, 'the worker ended and is started again');
      setTimeout(spawn, 500);
    });
  };
  spawn();
  const ticker = setInterval(() => {
    if (child?.connected) child.send({ pending: pending() }, () => {});
  }, 50);
  ticker.unref();
  return {
    async stop() {
      stopping = true;
      clearInterval(ticker);
      const worker = child;
      if (!worker || worker.exitCode !== null) return;
      const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.kill('SIGTERM');
      await Promise.race([gone, sleep(8000, undefined, { ref: false })]);
      if (worker.exitCode === null) worker.kill('SIGKILL');
    },
  };
}

/** The outside world of --demo (customers, warehouse, carrier) as a process of its own that has nothing but an API key. */
async function startDemo(
  app: Application,
  address: string,
  ordersPerSecond: number,
): Promise<{ stop(): Promise<void> }> {
  const input = { name: `demo-${Date.now().toString(36)}`, role: 'admin' as const };
  const [answer] = await app.executor.execute(createApiKey, [{ input, actor: SYSTEM_ACTOR }]);
  if (!answer?.ok) throw new StartUpError('The demonstration got no API key.');
  const { keyId } = answer.result as { keyId: string };
  const { secret } = revealSecret(answer.result) as { secret: string };
  const env = {
    ...process.env,
    THROUGHLINE_URL: address,
    THROUGHLINE_API_KEY: secret,
    DEMO_RATE: String(ordersPerSecond),
  };
  const child = fork(fileURLToPath(new URL('./demo/main.ts', import.meta.url)), [], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    async stop() {
      if (child.exitCode === null) {
        const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        child.kill('SIGTERM');
        await Promise.race([gone, sleep(5000, undefined, { ref: false })]);
        if (child.exitCode === null) child.kill('SIGKILL');
      }
      await app.executor.execute(revokeApiKey, [{ input: { keyId }, actor: SYSTEM_ACTOR }]);
    },
  };
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
  const orphaned = new Promise<null>((resolve) => {
    if (process.connected) process.on('disconnect', () => resolve(null));
  });
  const worker = await startWorker(app, () => waiting >= BUSY_CALLS);
  await Promise.race([untilSignal(), orphaned]);
  await worker.stop();
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

const MODES: Readonly<Record<string, (config: Config) => Promise<void>>> = { start, serve, work, migrate };

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [mode = 'start', ...rest] = process.argv.slice(2);
  const run = MODES[mode];
  if (rest.includes('--help') || !run) {
    say(
      `throughline ${Object.keys(MODES).join('|')} [settings]\n\nSettings (flag or environment variable):\n${describeSettings()}`,
    );
    process.exitCode = run ? 0 : 2;
  } else {
    try {
      await run(readConfig(rest));
      process.exit(process.exitCode ?? 0);
    } catch (error) {
      if (!(error instanceof StartUpError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  }
}
