// Measures the reference of capture: a fresh database of the same kind with the same durable settings and the same company, no program
// beside it, and eight clients that place one order a transaction: by pgbench where it is installed, else by the same SQL over pg.
import { execFileSync, fork, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { openDatabase } from '../../src/platform/db.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { LOCATIONS } from './capture-company.ts';
import { median, tell } from './figures.ts';
import { makeFolder } from './folders.ts';
import { withDatabase } from './program.ts';
import {
  drawsOf,
  numberParameters,
  REFERENCE_CONSTANTS,
  REFERENCE_ORDER,
  type ReferenceTemplates,
  TEMPLATE_NAMES,
} from './reference-order.ts';

const CLIENTS = 8;

export interface ReferenceSize {
  readonly skus: number;
  readonly onHand: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly runs: number;
  /** Asks for the driver though pgbench is there. */
  readonly byDriver: boolean;
}

export interface ReferenceFigures {
  readonly ordersPerSecond: number;
  readonly by: 'pgbench' | 'pg';
}

/** The widths of a real order's rows: what the program wrote for a new order that nobody has worked on yet. */
export async function readTemplates(databaseUrl: string): Promise<ReferenceTemplates> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<ReferenceTemplates>(`
      select o.ship_groups::text as ship_groups, o.sourcing::text as sourcing, e.objects::text as event_objects,
        e.attributes::text as event_attributes, i.state::text as instance_state, i.ready::text as instance_ready,
        (select value::text from platform.keys k where k.key like 'order:%' limit 1) as external_value,
        (select value::text from platform.keys k where k.key like 'idempotency:%' and k.value::text like '%allocations%' limit 1)
          as outcome_value,
        (select request_hash from platform.keys k where k.request_hash is not null limit 1) as request_hash
      from orders.orders o
      join platform.events e on e.bucket = o.bucket and e.order_id = o.order_id and e.order_sequence = 1
      join workflow.instances i on i.bucket = o.bucket and i.order_id = o.order_id
      order by i.ready desc, o.placed_at desc limit 1`);
    const templates = rows[0];
    const missing = TEMPLATE_NAMES.filter((name) => templates?.[name] == null);
    if (!templates || missing.length > 0)
      throw new Error(
        `A real order shows no ${missing.join(', ')}: the reference would not be the same rows.`,
      );
    return templates;
  });
}

export async function measureReference(
  templates: ReferenceTemplates,
  size: ReferenceSize,
): Promise<ReferenceFigures> {
  const folder = makeFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => {} });
  try {
    const db = openDatabase({ url: postgres.url, max: 2, onError: () => {} });
    await migrateDatabase(db.pool);
    await db.close();
    await withDatabase(postgres.url, (client) => fillCompany(client, size));
    const by = !size.byDriver && hasPgbench() ? 'pgbench' : 'pg';
    const measure = by === 'pgbench' ? measureByPgbench : measureByDriver;
    await measure(postgres.url, folder, templates, size, size.warmUpSeconds);
    const rates: number[] = [];
    for (let round = 1; round <= size.runs; round++) {
      const rate = await measure(postgres.url, folder, templates, size, size.seconds);
      tell(`reference by ${by}, run ${round}: ${Math.round(rate)} orders/s`);
      rates.push(rate);
    }
    await withDatabase(postgres.url, proveReference);
    return { ordersPerSecond: median(rates), by };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillCompany(client: pg.Client, { skus, onHand }: ReferenceSize): Promise<void> {
  const id = (kind: string, number: string) =>
    `('00000000-0000-7000-${kind}-' || lpad(${number}::text, 12, '0'))::uuid`;
  await client.query(
    `insert into inventory.stock (sku_id, location_id, on_hand)
     select ${id('8000', 's')}, ${id('9000', 'l')}, $3::int from generate_series(1, $1::int) s, generate_series(1, $2::int) l`,
    [skus, LOCATIONS.length, onHand],
  );
  await client.query('vacuum analyze');
}

/** The reference counts only if each of its orders has all its rows. */
async function proveReference(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Record<string, number>>(`
    select (select count(*) from orders.orders)::int as orders, (select count(*) from orders.lines)::int as lines,
      (select count(*) from payments.payments)::int as payments, (select count(*) from ledger.entries)::int as entries,
      (select count(*) from workflow.instances)::int as instances, (select count(*) from platform.events)::int as events,
      (select count(*) from platform.keys)::int as keys, (select sum(reserved) from inventory.stock)::int as reserved`);
  const { orders = 0, lines, payments, entries, instances, events, keys, reserved } = rows[0]!;
  const once = [payments, entries, instances, events];
  if (
    orders === 0 ||
    lines !== 2 * orders ||
    keys !== 2 * orders ||
    reserved !== 3 * orders ||
    once.some((n) => n !== orders)
  )
    throw new Error(`The reference left other rows than expected: ${JSON.stringify(rows[0])}`);
}

function hasPgbench(): boolean {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

async function measureByPgbench(
  url: string,
  folder: string,
  templates: ReferenceTemplates,
  size: ReferenceSize,
  seconds: number,
): Promise<number> {
  const script = path.join(folder, 'place-order.sql');
  const draws = drawsOf(size.skus, LOCATIONS.length).map(
    ([name, low, high]) => `\\set ${name} random(${low}, ${high})`,
  );
  // Unique over all runs of this database.
  draws.push('\\set number random(1, 9000000000000000)');
  const lines = REFERENCE_ORDER.map(({ text, returns }) => text + (returns ? ' \\gset' : ';'));
  writeFileSync(script, `${[...draws, ...lines].join('\n')}\n`);
  const { hostname, port, username, password, pathname } = new URL(url);
  const args = ['-n', '-c', String(CLIENTS), '-j', '2', '-M', 'prepared', '-T', String(seconds)];
  const constants = { ...REFERENCE_CONSTANTS, ...templates };
  for (const [name, value] of Object.entries(constants)) args.push('-D', `${name}=${value}`);
  args.push('-f', script, '-h', hostname, '-p', port, '-U', username, pathname.slice(1));
  const said = await collectOutput('pgbench', args, {
    ...process.env,
    PGPASSWORD: decodeURIComponent(password),
  });
  const rate = /tps = ([\d.]+) \(without initial connection time\)/.exec(said)?.[1];
  const failed = /number of failed transactions: (\d+)/.exec(said)?.[1] ?? '0';
  if (rate === undefined || failed !== '0') throw new Error(`pgbench failed: ${said}`);
  return Number(rate);
}

function collectOutput(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('exit', () => resolve(said));
  });
}

export interface DriverJob {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  readonly statements: readonly { text: string; names: string[]; returns: boolean }[];
  readonly constants: Readonly<Record<string, string>>;
  readonly draws: readonly (readonly [string, number, number])[];
}

function measureByDriver(
  url: string,
  _folder: string,
  templates: ReferenceTemplates,
  size: ReferenceSize,
  seconds: number,
): Promise<number> {
  const job: DriverJob = {
    url,
    clients: CLIENTS,
    seconds,
    statements: REFERENCE_ORDER.map(({ text, returns }) => ({ ...numberParameters(text), returns })),
    constants: { ...REFERENCE_CONSTANTS, ...templates },
    draws: drawsOf(size.skus, LOCATIONS.length),
  };
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./reference-process.ts', import.meta.url)));
    child.once('message', (rate: number) => resolve(rate));
    child.once('exit', (code) => reject(new Error(`The reference's clients ended with ${code}.`)));
    child.send(job);
  });
}
