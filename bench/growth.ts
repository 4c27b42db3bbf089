// Benchmark of growth: capture on an empty database, then with millions of orders of the past in it, and what reading one order, lists
// and search cost there. Options: --stored=1000000,5000000 (each measured), --rows=all or lean (lean by itself
// where the disk is too small for all) --seconds=10 --runs=3 --connections=256.
import { statfsSync } from 'node:fs';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { formatId, type Uuid } from '../src/platform/ids.ts';
import { type CaptureFigures, measureCapture, readSize } from './capture.ts';
import { connectTo, seedCompany } from './support/capture-company.ts';
import { countOpenOrders, waitUntilIdle } from './support/counts.ts';
import { type BenchOptions, type Figures, readText, round, tell } from './support/figures.ts';
import { composeOrder, numberText, skuOf } from './support/order-text.ts';
import { type Program, startProgram, withDatabase } from './support/program.ts';
import {
  readTemplateOrder,
  type StoredRows,
  storeOrders,
  type TemplateOrder,
} from './support/stored-orders.ts';
import { timeReads } from './support/timed-reads.ts';
import { startWarehouse } from './support/warehouse.ts';

export const summary = 'capture, reads, lists and search with millions of stored orders';

/** What a stored order takes on disk with its indexes, measured, with room to spare. */
const BYTES_PER_ORDER: Readonly<Record<StoredRows, number>> = { all: 22_500, lean: 10_000 };
/** For the write-ahead log, the captured orders and everybody else on the machine. */
const SPARE_BYTES = 8e9;
const IDLE_SECONDS = 900;
const NUMBERS_A_STEP = 100_000_000;

export async function run({ args }: BenchOptions): Promise<Figures> {
  const steps = (readText(args, 'stored') ?? '1000000,5000000')
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
  if (steps.some((step) => !Number.isInteger(step) || step < 1 || step > 10_000_000))
    throw new Error('--stored takes numbers from 1 to 10,000,000, separated by commas');
  const size = readSize(args);
  const program = await startProgram();
  try {
    const rows = chooseRows(program, steps.at(-1)!, readText(args, 'rows'));
    await seedCompany(connectTo(program), size);
    await liveOnce(program);
    const template = await withDatabase(program.databaseUrl(), readTemplateOrder);
    // Each measurement begins with a program that was just started.
    await settle(program);
    await program.stop();
    await program.restart();
    const empty = await measureCapture(program, size, NUMBERS_A_STEP);
    tell(`empty: ${Math.round(empty.ordersPerSecond)} orders/s`);
    let figures: Figures = { capture_empty_per_s: round(empty.ordersPerSecond), errors: empty.errors };
    for (const [index, stored] of steps.entries()) {
      await settle(program);
      await program.stop();
      const bytes = await store(program, template, index === 0 ? 0 : steps[index - 1]!, stored, rows);
      await program.restart();
      const captured = await measureCapture(program, size, NUMBERS_A_STEP * (index + 2));
      const step = await measureStep(program, stored, captured, empty);
      tell(`${stored} stored: ${JSON.stringify(step)}`);
      const kept = Object.entries(step).map(([key, value]) => [`${key}_at_${stored}`, value]);
      // The largest step gives the figures by their plain names.
      figures = {
        ...figures,
        ...(steps.length > 1 ? Object.fromEntries(kept) : {}),
        stored_orders: stored,
        ...step,
        stored_rows: rows,
        bytes_per_order: bytes,
        errors: Number(figures.errors) + Number(step.errors),
      };
    }
    return figures;
  } finally {
    await program.remove();
  }
}

/** Everything that an order leaves where the disk has room for it, else the lean rows, else a clear no. */
function chooseRows(program: Program, orders: number, asked: string | null): StoredRows {
  if (asked !== null && asked !== 'all' && asked !== 'lean') throw new Error('--rows takes all or lean');
  const { bavail, bsize } = statfsSync(program.dataDir);
  const free = bavail * bsize;
  const neededFor = (rows: StoredRows) => orders * BYTES_PER_ORDER[rows] + SPARE_BYTES;
  const rows = asked ?? (free >= neededFor('all') ? 'all' : 'lean');
  const needed = neededFor(rows);
  if (free < needed)
    throw new Error(
      `${orders} orders need some ${Math.ceil(needed / 1e9)} GB in ${program.dataDir}, and ${Math.floor(free / 1e9)} GB are free: ` +
        'ask for fewer with --stored=N or set TMPDIR to a larger disk.',
    );
  return rows;
}

/** A few orders live through everything: one of them is the pattern of all stored ones. */
async function liveOnce(program: Program): Promise<void> {
  const api = connectTo(program);
  const warehouse = startWarehouse(api);
  const lines = [skuOf(1), skuOf(2)].map((sku) => ({ sku, quantity: 1 }));
  const orders = Array.from({ length: 20 }, (_, at) => composeOrder(at, numberText(at + 1), lines));
  await api.bulk('POST', '/v1/orders/bulk', orders);
  await withDatabase(program.databaseUrl(), async (client) => {
    for (const giveUpMs = Date.now() + 60_000; Date.now() < giveUpMs; )
      if ((await waitUntilIdle(client, 5)) && (await countOpenOrders(client)) === 0) break;
  });
  await warehouse.stop();
}

/** Lets the worker finish, so that no step of the benchmark works off another's orders. */
async function settle(program: Program): Promise<void> {
  const isIdle = await withDatabase(program.databaseUrl(), (client) => waitUntilIdle(client, IDLE_SECONDS));
  if (!isIdle) throw new Error('The worker did not come to the end of its work.');
}

/** Fills the database while nobody else uses it. Returns the bytes that each order took. */
async function store(
  program: Program,
  template: TemplateOrder,
  from: number,
  to: number,
  rows: StoredRows,
): Promise<number> {
  const postgres = await startEmbeddedPostgres({ dataDir: program.dataDir, log: () => {} });
  const sizeOf = () =>
    withDatabase(postgres.url, async (client) => {
      const { rows } = await client.query<{ size: string }>(
        'select pg_database_size(current_database()) as size',
      );
      return Number(rows[0]!.size);
    });
  try {
    const before = await sizeOf();
    await storeOrders(postgres.url, template, from, to, rows);
    return Math.round(((await sizeOf()) - before) / (to - from));
  } finally {
    await postgres.stop();
  }
}

async function measureStep(
  program: Program,
  stored: number,
  captured: CaptureFigures,
  empty: CaptureFigures,
): Promise<Figures> {
  await settle(program);
  const samples = await drawSamples(program, 2000);
  const byId = await timeReads(
    program,
    samples.map((sample) => `/v1/orders/${sample.orderId}`),
  );
  const lists = await timeReads(program, samples.slice(0, 400).map(listPath));
  const searches = await timeReads(program, samples.slice(0, 600).map(searchPath));
  return {
    capture_ratio: round(captured.ordersPerSecond / empty.ordersPerSecond),
    capture_per_s: round(captured.ordersPerSecond),
    order_by_id_p99_ms: round(byId.histogram.quantile(0.99)),
    list_p95_ms: round(lists.histogram.quantile(0.95)),
    search_p95_ms: round(searches.histogram.quantile(0.95)),
    errors:
      captured.errors +
      byId.errors +
      lists.errors +
      searches.errors +
      (samples.length < Math.min(stored, 2000) ? 1 : 0),
  };
}

interface Sample {
  orderId: string;
  externalId: string;
  email: string;
  name: string;
  placedAt: Date;
}

/** Orders from all over the past. */
async function drawSamples(program: Program, count: number): Promise<Sample[]> {
  return withDatabase(program.databaseUrl(), async (client) => {
    const { rows } = await client.query<Omit<Sample, 'orderId'> & { id: Uuid }>(
      `with span as (
         select min(placed_at) as first, max(placed_at) as last from orders.orders where external_id like 'H%'
       )
       select o.order_id as id, o.external_id as "externalId", o.email, o.customer_name as name, o.placed_at as "placedAt"
       from span cross join generate_series(1, $1::int) cross join lateral (select first + random() * (last - first) as at) point
       cross join lateral (
         select * from orders.orders where placed_at >= point.at and external_id like 'H%' order by placed_at limit 1) o`,
      [count],
    );
    return rows.map(({ id, ...rest }) => ({ ...rest, orderId: formatId('ord', id) }));
  });
}

/** The lists that people open, in turn. */
function listPath({ placedAt }: Sample, index: number): string {
  const before = encodeURIComponent(placedAt.toISOString());
  const from = encodeURIComponent(new Date(placedAt.getTime() - 7 * 86_400_000).toISOString());
  const kinds = [
    'limit=50',
    'limit=50&open=true',
    'limit=50&status=closed',
    'limit=50&status=released',
    'limit=50&channel=web',
    `limit=50&placedBefore=${before}`,
    `limit=50&placedFrom=${from}&placedBefore=${before}`,
    `limit=50&channel=web&placedBefore=${before}&status=closed`,
  ];
  return `/v1/orders?${kinds[index % kinds.length]}`;
}

/** What people type, in turn: a channel's id, an e-mail address, a whole name, a family name, the beginning of one. */
function searchPath({ externalId, email, name }: Sample, index: number): string {
  const family = name.split(' ')[1] ?? name;
  const words = [externalId, email, name, family, family.slice(0, 4), externalId.slice(0, 11)];
  return `/v1/orders/search?q=${encodeURIComponent(words[index % words.length]!)}`;
}
