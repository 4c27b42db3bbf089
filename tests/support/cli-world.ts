// The command line against a whole server: everything that main builds over a test's own database, listening on a port of its own,
// and `cli(...)`, which runs one command line and gives its exit code and output.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../src/cli/main.ts';
import { createAuth } from '../../src/http/access/auth.ts';
import { ensureFirstAdmin } from '../../src/http/access/first-admin.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { type Application, buildApplication } from '../../src/main/build-application.ts';
import { prepareApplication } from '../../src/main/run-application.ts';
import { createMovableClock } from '../../src/platform/clock.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

const KEY = 'tl_test-admin-key-0123456789';

const SETTINGS = {
  shopName: 'Nordlicht',
  timeZone: 'UTC',
  mailFrom: 'orders@nordlicht.example',
  smtpUrl: null,
  insightUploadMb: 512,
  costs: {
    perKmMinor: 1,
    perShipmentMinor: 400,
    perUnitMinor: 20,
    splitPenaltyMinor: 300,
    stockBalanceMinor: 50,
  },
};

export interface CliResult {
  code: number;
  out: string;
  err: string;
  /** The output as JSON; the last of several values. */
  json<T>(): T;
}

export interface CliWorld {
  readonly app: Application;
  readonly db: TestDatabase;
  readonly url: string;
  /** A folder of the test's own, removed with the world. */
  readonly folder: string;
  cli(...words: string[]): Promise<CliResult>;
  close(): Promise<void>;
}

export async function openCliWorld(): Promise<CliWorld> {
  const db = await openTestDatabase();
  const clock = createMovableClock('2026-11-02T09:00:00Z');
  const app = buildApplication(db, clock, silentLog, SETTINGS);
  await prepareApplication(app);
  await ensureFirstAdmin(db, clock, { apiKey: KEY });
  const server = await createHttpServer({
    executor: app.executor,
    gatherer: app.gatherer,
    db,
    clock,
    log: silentLog,
    routes: app.routes,
    commands: app.commands,
    metrics: app.metrics,
    auth: createAuth({ db, clock, log: silentLog }),
    config: { host: '127.0.0.1', port: 0 },
  });
  const { url } = await server.listen();
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-cli-'));
  writeFileSync(path.join(folder, 'cli.json'), JSON.stringify({ url, apiKey: KEY }));
  return {
    app,
    db,
    url,
    folder,
    cli: (...words) => runInFolder(folder, words),
    async close() {
      await server.close();
      await db.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One command line with `folder` as the server's data folder and nothing in the environment. */
export async function runInFolder(
  folder: string,
  words: readonly string[],
  apiKey: string | null = null,
): Promise<CliResult> {
  let out = '';
  let err = '';
  const code = await runCli(words, {
    config: { url: null, apiKey, dataDir: folder, plain: true },
    streams: {
      out: { write: (text: string) => (out += text) },
      err: { write: (text: string) => (err += text) },
    },
  });
  return { code, out, err, json: <T>() => JSON.parse(out) as T };
}
