// The single place that fills the database of a program with orders of the past, as many as millions, while nobody else uses it.
import { statfsSync } from 'node:fs';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { connectTo } from './capture-company.ts';
import { countOpenOrders, waitUntilIdle } from './counts.ts';
import { composeOrder, numberText, skuOf } from './order-text.ts';
import { type Program, withDatabase } from './program.ts';
import { type StoredRows, storeOrders, type TemplateOrder } from './stored-orders.ts';
import { startWarehouse } from './warehouse.ts';

/** What a stored order takes on disk with its indexes, measured, with room to spare. */
const BYTES_PER_ORDER: Readonly<Record<StoredRows, number>> = { all: 22_500, lean: 10_000 };
/** For the write-ahead log, the captured orders and everybody else on the machine. */
const SPARE_BYTES = 8e9;
const IDLE_SECONDS = 900;

/** Everything that an order leaves where the disk has room for it, else the lean rows, else a clear no. */
export function chooseRows(program: Program, orders: number, asked: string | null): StoredRows {
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
export async function liveOnce(program: Program): Promise<void> {
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
export async function settle(program: Program): Promise<void> {
  const isIdle = await withDatabase(program.databaseUrl(), (client) => waitUntilIdle(client, IDLE_SECONDS));
  if (!isIdle) throw new Error('The worker did not come to the end of its work.');
}

/** Fills the database while nobody else uses it. Returns the bytes that each order took. */
export async function fill(
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
