// The single place that fills a database with orders of the past: copies of one real, closed order with everything that it left (lines,
// reservations, payment, entries, invoice, process, shipment, events), each with its own ids, time, customer and search words. Written by
// SQL, because no API takes millions in minutes; the program is stopped meanwhile.
import pg from 'pg';
import { tell } from './figures.ts';

const CHUNK = 10_000;
const SESSIONS = 2;
/** The past that stored orders are spread over, and how many it has room for. */
const YEARS = 3;
const CAPACITY = 10_000_000;

/**
 * How much of the template is copied: `all` rows but its messages, or `lean`: the order, lines, reservations, payment and the five events
 * that everybody looks for, which takes less than half of the disk.
 */
export type StoredRows = 'all' | 'lean';

const SCHEMAS = ['orders', 'inventory', 'payments', 'ledger', 'workflow', 'fulfilment', 'platform'];
const LEAN_TABLES = [
  ...['orders.orders', 'orders.lines', 'inventory.reservations'],
  ...['payments.payments', 'platform.events'],
];
const LEAN_EVENTS = [
  'orders.orderPlaced',
  'fulfilment.shipmentShipped',
  'payments.paymentCaptured',
  'fulfilment.shipmentDelivered',
  'orders.orderClosed',
];

export interface TemplateOrder {
  readonly orderId: string;
  readonly bucket: number;
}

/** A closed order to copy, and the bytes that an order like it takes with its indexes. */
export async function readTemplateOrder(client: pg.Client): Promise<TemplateOrder> {
  const { rows } = await client.query<{ order_id: string; bucket: number }>(
    'select bucket, order_id from orders.orders where closed_at is not null order by closed_at desc limit 1',
  );
  if (!rows[0]) throw new Error('No order was closed: there is nothing to copy.');
  return { orderId: rows[0].order_id, bucket: rows[0].bucket };
}

interface TableCopy {
  /** With its schema. */
  readonly table: string;
  /** Temporary table with the template's rows. */
  readonly source: string;
  readonly columns: readonly string[];
  readonly values: readonly string[];
}

/** Adds orders number `from` up to `to` (without it) of the past. */
export async function storeOrders(
  databaseUrl: string,
  template: TemplateOrder,
  from: number,
  to: number,
  stored: StoredRows,
): Promise<void> {
  const startedAt = Date.now();
  let next = from;
  let told = from;
  await Promise.all(
    Array.from({ length: SESSIONS }, async (_, session) => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        // Nothing is promised to anybody here, so the loading need not wait for the disk.
        await client.query("set synchronous_commit = off; set work_mem = '128MB'");
        const copies = await prepareCopies(client, template, stored);
        while (next < to) {
          const first = next;
          next = Math.min(to, first + CHUNK);
          await storeChunk(client, copies, { first, end: next, session });
          if (next - told >= 250_000 || next === to) {
            told = next;
            tell(`${next} orders stored, ${Math.round((Date.now() - startedAt) / 1000)} s`);
          }
        }
      } finally {
        await client.end();
      }
    }),
  );
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    tell('vacuum analyze');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    await tellSizes(client);
  } finally {
    await client.end();
  }
}

/** What takes the room. */
async function tellSizes(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; table: string; all: string }>(`
    select relid::regclass::text as name, pg_table_size(relid) as table, pg_total_relation_size(relid) as all
    from pg_stat_user_tables order by pg_total_relation_size(relid) desc limit 10`);
  const megabytes = (bytes: string) => Math.round(Number(bytes) / 1e6);
  for (const { name, table, all } of rows)
    tell(`  ${name}: ${megabytes(all)} MB (${megabytes(table)} without indexes)`);
}

interface ColumnRow {
  schema: string;
  table: string;
  column: string;
  type: string;
}

async function prepareCopies(
  client: pg.Client,
  { orderId, bucket }: TemplateOrder,
  stored: StoredRows,
): Promise<TableCopy[]> {
  await client.query(`
    create function pg_temp.id_like(given uuid, order_id uuid, tail text) returns uuid language sql immutable as $$
      select (substr(order_id::text, 1, 13) || '-7' || substr(md5(given::text || order_id::text), 1, 3) || '-8' ||
        substr(md5(given::text || order_id::text), 4, 3) || '-' || substr(md5(given::text || order_id::text), 7, 10) || tail)::uuid
    $$`);
  const { rows } = await client.query<ColumnRow>(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema = any($1)
       and exists (select from information_schema.columns o where (o.table_schema, o.table_name) = (c.table_schema, c.table_name)
         and o.column_name = 'order_id')
       and exists (select from information_schema.columns b where (b.table_schema, b.table_name) = (c.table_schema, c.table_name)
         and b.column_name = 'bucket')
     order by c.table_schema, c.table_name, c.ordinal_position`,
    [SCHEMAS],
  );
  const byTable = Map.groupBy(rows, (row) => `${row.schema}.${row.table}`);
  const copies: TableCopy[] = [];
  for (const [table, columns] of byTable) {
    if (stored === 'lean' && !LEAN_TABLES.includes(table)) continue;
    const source = `template_${table.replace('.', '_')}`;
    const made = await client.query(
      `create temp table ${source} as select * from ${table} where bucket = ${bucket} and order_id = '${orderId}'`,
    );
    if (made.rowCount === 0) continue;
    if (stored === 'lean' && table === 'platform.events') await keepFewEvents(client, source);
    copies.push({
      table,
      source,
      columns: columns.map((row) => row.column),
      values: columns.map((row) => expressionOf(table, row)),
    });
  }
  // Rows that others point to come first.
  return copies.sort((a, b) => rankOf(a.table) - rankOf(b.table));
}

/** Events stay numbered 1, 2, 3 … */
async function keepFewEvents(client: pg.Client, source: string): Promise<void> {
  await client.query(`delete from ${source} where type <> all($1)`, [LEAN_EVENTS]);
  await client.query(`
    update ${source} t set order_sequence = n.number
    from (select position, row_number() over (order by order_sequence) as number from ${source}) n
    where n.position = t.position`);
}

const FIRST = ['orders.orders', 'orders.lines', 'payments.payments'];
const rankOf = (table: string) => (FIRST.includes(table) ? FIRST.indexOf(table) : FIRST.length);

/** Columns that make each copy an order of its own; all others are the template's. */
const OWN: Readonly<Record<string, string>> = {
  'orders.orders.number': 'c.number',
  'orders.orders.external_id': 'c.external_id',
  'orders.orders.customer_name': 'c.name',
  'orders.orders.email': 'c.email',
  'ledger.invoices.number': 'c.n + 1000000',
  'ledger.invoices.number_text': `'INV-' || (c.n + 1000000)`,
  'fulfilment.shipments.tracking_number': `'H' || c.n`,
  'platform.events.position':
    'c.head + (row_number() over (partition by c.bucket order by c.n, t.order_sequence))',
};
/** Ids of other families, which copies share. */
const SHARED_IDS = new Set(['sku_id', 'location_id', 'customer_id']);

function expressionOf(table: string, { column, type }: ColumnRow): string {
  const own = OWN[`${table}.${column}`];
  if (own) return own;
  if (column === 'bucket') return 'c.bucket';
  if (column === 'order_id') return 'c.order_id';
  if (type === 'uuid' && !SHARED_IDS.has(column)) return `pg_temp.id_like(t.${column}, c.order_id, c.tail)`;
  if (type === 'timestamp with time zone') return `t.${column} + c.shift`;
  if (type === 'date') return `(t.${column} + c.shift)::date`;
  return `t.${column}`;
}

const FIRST_NAMES = [
  'nora',
  'tessa',
  'kacper',
  'elif',
  'rowan',
  'alicja',
  'deniz',
  'imogen',
  'hanna',
  'ozan',
  'callum',
  'maja',
];
const LAST_STEMS = [
  'fair',
  'maz',
  'aks',
  'gars',
  'wron',
  'merr',
  'bexl',
  'sikor',
  'holl',
  'kett',
  'lark',
  'dunm',
  'carr',
  'ashd',
];
const LAST_ENDS = [
  'hurst',
  'urek',
  'oy',
  'ide',
  'a',
  'ow',
  'ey',
  'ski',
  'ins',
  'ley',
  'ham',
  'ore',
  'own',
  'wick',
  'by',
];

async function storeChunk(
  client: pg.Client,
  copies: readonly TableCopy[],
  { first, end, session }: { first: number; end: number; session: number },
): Promise<void> {
  await client.query('begin');
  // Sessions have buckets of their own, so they never wait for each other. Orders of one set share a bucket, as the program does it.
  const buckets = 64 / SESSIONS;
  await client.query(
    `create temp table chunk on commit drop as
     with numbered as (
       select n, ((n / 40) % ${buckets} + ${session * buckets})::smallint as bucket,
         now() - interval '${YEARS} years' + (n::float8 / ${CAPACITY}) * interval '${YEARS * 364} days' as placed
       from generate_series(${first}::bigint, ${end - 1}::bigint) n
     ), named as (
       select *, ($1::text[])[1 + n % cardinality($1::text[])] || ' ' || ($2::text[])[1 + (n / 7) % cardinality($2::text[])] ||
           ($3::text[])[1 + (n / 83) % cardinality($3::text[])] as name,
         lpad(to_hex(((n % 4) * 64 + bucket)::int), 2, '0') as tail, md5(n::text) as random
       from numbered
     )
     select n, bucket, placed, initcap(name) as name, tail, placed - p.placed_at as shift,
       'H' || lpad(n::text, 12, '0') as external_id, 'buyer-' || n % 2000000 || '@example.com' as email,
       lpad((n * 37 % 100000)::text, 5, '0') as postal_code,
       (1000000000 + n) * 64 + bucket as number, h.position as head,
       (substr(lpad(to_hex((extract(epoch from placed) * 1000)::bigint), 12, '0'), 1, 8) || '-' ||
        substr(lpad(to_hex((extract(epoch from placed) * 1000)::bigint), 12, '0'), 9, 4) || '-7' || substr(random, 1, 3) || '-8' ||
        substr(random, 4, 3) || '-' || substr(random, 7, 10) || tail)::uuid as order_id
     from named
     join platform.buckets h using (bucket)
     cross join (select placed_at from template_orders_orders) p`,
    [FIRST_NAMES, LAST_STEMS, LAST_ENDS],
  );
  for (const { table, source, columns, values } of copies) {
    await client.query(
      `insert into ${table} (${columns.join(', ')})
       select ${values.join(', ')} from chunk c cross join ${source} t order by c.bucket, c.n`,
    );
  }
  await storeWords(client);
  await client.query(`
    update platform.buckets b set position = b.position + added.count
    from (select c.bucket, count(*) from chunk c cross join template_platform_events group by c.bucket) added
    where b.bucket = added.bucket`);
  // What happened in the past was told in the past.
  await client.query(`
    update platform.cursors s set position = b.position from platform.buckets b
    where b.bucket = s.bucket and b.bucket in (select bucket from chunk)`);
  await client.query('commit');
}

async function storeWords(client: pg.Client): Promise<void> {
  await client.query(`
    insert into platform.keys (key, request_hash, value, expires_at)
    select 'order:history:' || external_id, null, json_build_object('orderId', order_id), null from chunk order by 1`);
  await client.query(`
    insert into orders.search_terms (term, placed_at, order_id)
    select term, placed, order_id from chunk c cross join lateral (
      select lower(external_id) union select email union select lower(name) union select split_part(lower(name), ' ', 1)
      union select split_part(lower(name), ' ', 2) union select postal_code) as words(term)
    order by term, placed, order_id
    on conflict do nothing`);
}
