// The built-in PostgreSQL as an operator meets it: first start, second start, somebody else's lock, kill -9 of either side,
// a broken folder, root and a normal user. Everything runs the real server in a folder of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareBinaries } from './embedded-postgres/binaries.ts';
import { isProcessAlive } from './embedded-postgres/process-facts.ts';
import { sleepMs } from './embedded-postgres/progress.ts';
import { canAccess, chooseServerUser, type ServerUser } from './embedded-postgres/server-user.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { StartUpError } from './start-up-error.ts';

let folder = '';
let lines: string[] = [];
const running = new Set<EmbeddedPostgres>();
const children = new Set<ChildProcess>();

/** A database that has run once, for the tests that begin with one. */
let template = '';

beforeAll(async () => {
  template = makeTemporaryFolder('throughline-template-');
  const postgres = await startEmbeddedPostgres({ dataDir: template, log: () => undefined });
  await postgres.stop();
});

afterAll(() => rmSync(template, { recursive: true, force: true }));

beforeEach(() => {
  folder = makeTemporaryFolder('throughline-embedded-');
  lines = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  for (const postgres of running) await postgres.stop();
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});

function makeTemporaryFolder(prefix: string): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  // under root the server runs as another user, who must be able to enter
  chmodSync(made, 0o755);
  return made;
}

function copyTemplate(): void {
  execFileSync('cp', ['-a', `${template}/.`, folder]);
}

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    log: (line) => lines.push(line),
    ...options,
  });
  running.add(postgres);
  return postgres;
}

async function stop(postgres: EmbeddedPostgres): Promise<void> {
  await postgres.stop();
  running.delete(postgres);
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits for a database that is being started again. */
async function queryPatiently<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  for (const giveUpMs = Date.now() + 20_000; ; await sleepMs(50)) {
    try {
      return await query<T>(url, sql);
    } catch (error) {
      if (Date.now() > giveUpMs) throw error;
    }
  }
}

async function waitUntil(isTrue: () => boolean): Promise<void> {
  for (const giveUpMs = Date.now() + 20_000; !isTrue(); await sleepMs(20)) {
    if (Date.now() > giveUpMs) throw new Error('waited in vain');
  }
}

async function catchStartUp(options: Partial<EmbeddedPostgresOptions> = {}): Promise<string> {
  const error: unknown = await start(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartUpError);
  return (error as StartUpError).message;
}

const ownerProgram = `
  import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)};
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[1], log() {} });
  console.log(JSON.stringify({ url: postgres.url, pid: postgres.pid, uid: process.getuid?.() }));
  process.stdin.resume().on('end', async () => { await postgres.stop(); });
`;

type Owner = { child: ChildProcess; url: string; pid: number; uid: number };

/** Another process that runs the database; closing its stdin stops it cleanly. */
async function startOwner(dataDir: string, user: ServerUser): Promise<Owner> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', ownerProgram, dataDir], {
    ...user,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
    child.once('exit', (code) => reject(new Error(`the owner ended with ${code}`)));
  });
  return { child, ...(JSON.parse(line) as Omit<Owner, 'child'>) };
}

describe('a healthy database', () => {
  it('is durable, speaks UTF-8 and UTC, asks for its password and keeps what was written', async () => {
    const first = await start();
    const [found] = await query(
      first.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
         current_setting('full_page_writes') AS pages, current_setting('TimeZone') AS zone,
         current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS listens,
         current_setting('is_superuser') AS superuser, current_database() AS name`,
    );
    expect(found).toEqual({
      ...{ fsync: 'on', commit: 'on', pages: 'on', zone: 'UTC', encoding: 'UTF8' },
      ...{ listens: '127.0.0.1', superuser: 'on', name: 'throughline' },
    });
    expect(first.version).toMatch(/^18\./);
    expect(first.url).toContain(`127.0.0.1:${first.port}/`);
    await expect(query(first.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    await query(first.url, `CREATE TABLE kept AS SELECT 'zamówienie 注文' AS word`);
    await stop(first);
    expect(isProcessAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'zamówienie 注文' }]);
  });

  it('lets the settings at the end of postgresql.conf win over those of Throughline', async () => {
    copyTemplate();
    appendFileSync(join(folder, 'postgres', 'postgresql.conf'), "work_mem = '77MB'\n");
    const [found] = await query((await start()).url, 'SHOW work_mem');
    expect(found).toEqual({ work_mem: '77MB' });
  });

  it('gets a new password when the file that kept it is lost', async () => {
    copyTemplate();
    rmSync(join(folder, 'postgres-password'));
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('begins anew after a first start that was killed half-way', async () => {
    mkdirSync(join(folder, 'postgres.new-123', 'base'), { recursive: true });
    writeFileSync(join(folder, 'postgres.new-123', 'PG_VERSION'), '18\n');
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(folder, 'postgres.new-123'))).toBe(false);
  });

  it('runs for a normal user and under root alike', async () => {
    const home = join(folder, 'home of a user');
    mkdirSync(home);
    const other = chooseServerUser(join(folder, 'postgres'));
    const user = other && canAccess(other, new URL(import.meta.url).pathname, 'r') ? other : undefined;
    if (user) chownSync(home, user.uid, user.gid);
    const owner = await startOwner(join(home, 'data'), user);
    expect(owner.uid).toBe(user?.uid ?? process.getuid?.());
    expect(await query(owner.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    owner.child.stdin?.end();
    await waitUntil(() => owner.child.exitCode !== null);
    expect(isProcessAlive(owner.pid)).toBe(false);
  });

  it('lives where its user can enter, and says so when that is not the data folder', async () => {
    mkdirSync(join(folder, 'private'), { mode: 0o700 });
    const dataDir = join(folder, 'private', 'data');
    const first = await start({ dataDir });
    await query(first.url, 'CREATE TABLE kept (word text)');
    await stop(first);
    const pointer = join(dataDir, 'postgres-location.txt');
    const isMoved = chooseServerUser(join(folder, 'postgres')) !== undefined;
    expect(existsSync(pointer)).toBe(isMoved);
    const place = isMoved ? readFileSync(pointer, 'utf8').trim() : dataDir;
    expect(existsSync(join(place, 'postgres', 'PG_VERSION'))).toBe(true);
    expect(lines.some((line) => line.includes(`the database goes to ${place}`))).toBe(isMoved);
    const second = await start({ dataDir });
    expect(await query(second.url, 'SELECT * FROM kept')).toEqual([]);
    await stop(second);
    rmSync(place, { recursive: true });
  });
});

describe('an interrupted database', () => {
  beforeEach(copyTemplate);

  it('refuses a second start on the same folder by naming the process and the port', async () => {
    const first = await start();
    const message = await catchStartUp();
    expect(message).toBe(
      `The data folder ${folder} is in use by the Throughline process ${process.pid} (its database listens on port ${first.port}): stop that one first, or choose another data folder.`,
    );
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends by itself after kill -9 of its owner, and the next start has everything', async () => {
    const owner = await startOwner(folder, undefined);
    await query(owner.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    owner.child.kill('SIGKILL');
    await waitUntil(() => !isProcessAlive(owner.pid));
    expect(await query((await start()).url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
  });

  it('starts at once after kill -9 of its owner, while the old server may still be ending', async () => {
    const owner = await startOwner(folder, undefined);
    await query(owner.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    owner.child.kill('SIGKILL');
    await waitUntil(() => !isProcessAlive(owner.child.pid ?? 0));
    expect(await query((await start()).url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
  });

  it('stops a server of this folder that nobody owns any more', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    await stop(first);
    const cluster = join(folder, 'postgres');
    const user = chooseServerUser(cluster);
    const orphan = spawn(
      prepareBinaries(user).postgres,
      [
        '-D',
        cluster,
        '-p',
        String(first.port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
      ],
      { ...user, cwd: '/', detached: true, stdio: 'ignore' },
    );
    children.add(orphan);
    await queryPatiently(first.url, 'SELECT 1');
    const second = await start();
    expect(lines).toContain(
      `stopping the database that an earlier Throughline left running (process ${orphan.pid})`,
    );
    expect(isProcessAlive(orphan.pid ?? 0)).toBe(false);
    expect(await query(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
  });

  it('comes back on the same port after kill -9 of the server, again and again, even while recovering', async () => {
    const postgres = await start();
    await query(postgres.url, 'CREATE TABLE kept (number int)');
    for (let number = 1; number <= 3; number++) {
      await queryPatiently(postgres.url, `INSERT INTO kept VALUES (${number})`);
      const killedPid = postgres.pid;
      process.kill(killedPid, 'SIGKILL');
      const pidFile = join(folder, 'postgres', 'postmaster.pid');
      const readPid = () =>
        existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : killedPid;
      await waitUntil(() => readPid() > 0 && readPid() !== killedPid);
      process.kill(readPid(), 'SIGKILL');
    }
    const rows = await queryPatiently<{ number: number }>(
      postgres.url,
      'SELECT number FROM kept ORDER BY number',
    );
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3]);
    expect(lines).toContain('the database stopped unexpectedly and is started again');
    await stop(postgres);
    expect(isProcessAlive(postgres.pid)).toBe(false);
  });

  it('tells its owner when it is gone and is not to be started again', async () => {
    const postgres = await start({ supervise: false });
    process.kill(postgres.pid, 'SIGKILL');
    expect(await postgres.lost).toBe(`The database stopped unexpectedly; its log is ${postgres.logFile}.`);
    await stop(await start());
  });
});

describe('a broken database', () => {
  beforeEach(copyTemplate);

  it('gives one clear sentence for each way of being broken, and runs again when mended', async () => {
    const cluster = join(folder, 'postgres');
    const versionFile = join(cluster, 'PG_VERSION');
    writeFileSync(versionFile, '15\n');
    expect(await catchStartUp()).toContain(
      `was made by PostgreSQL 15 and this Throughline brings PostgreSQL 18: run`,
    );
    writeFileSync(versionFile, '\u0000garbage');
    expect(await catchStartUp()).toBe(
      `The folder ${cluster} is damaged (PG_VERSION does not hold a version): restore it from a backup.`,
    );
    rmSync(versionFile);
    expect(await catchStartUp()).toContain(
      `The folder ${cluster} is damaged or not a database (PG_VERSION is missing)`,
    );
    writeFileSync(versionFile, '18\n');
    if (process.getuid?.() === 0) chownSync(versionFile, ...ownerOf(cluster));
    const control = join(cluster, 'global', 'pg_control');
    renameSync(control, `${control}.away`);
    expect(await catchStartUp()).toMatch(
      /^The database folder is damaged or incomplete: .*pg_control.*postgres\.log\.$/,
    );
    renameSync(`${control}.away`, control);
    appendFileSync(join(cluster, 'postgresql.conf'), 'no_such_setting = 1\n');
    expect(await catchStartUp()).toMatch(
      /^postgresql\.conf in the database folder has a setting .*no_such_setting/,
    );
    writeFileSync(join(cluster, 'postgresql.conf'), "include 'throughline.conf'\n");
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says that the port is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await catchStartUp({ port })).toBe(
      `Port ${port} for the database is in use by another program: choose another one.`,
    );
    server.close();
    await stop(await start());
  });

  it('says that the data folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await catchStartUp({ dataDir: join(folder, 'file', 'data') })).toMatch(
      /^The data folder .* cannot be made: /,
    );
  });
});

function ownerOf(cluster: string): [number, number] {
  const user = chooseServerUser(cluster);
  return [user?.uid ?? 0, user?.gid ?? 0];
}
