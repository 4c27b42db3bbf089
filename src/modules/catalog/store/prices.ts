// All SQL on catalog.prices. Open ends of validity are infinities in the table and null everywhere else; a price for
// all channels has the channel '*' in the table.
import {
  bigintColumn,
  integerColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Price } from '../types.ts';

const ALL_CHANNELS = '*';

const PRICE_COLUMNS = `
  v.sku, p.currency, nullif(p.channel, '*') as channel, p.min_quantity as "minQuantity",
  nullif(p.valid_from, '-infinity') as "validFrom", nullif(p.valid_to, 'infinity') as "validTo",
  p.amount_minor as "amountMinor"`;

/** Every price of each of `skus`. */
export async function selectPrices(db: Queryable, skus: readonly string[]): Promise<Map<string, Price[]>> {
  const rows = await db.query<Price>(
    composeSql(
      `select ${PRICE_COLUMNS} from catalog.variants v join catalog.prices p using (sku_id)
       where v.sku = any($1::text[])
       order by v.sku, p.currency, p.channel, p.min_quantity, p.valid_from`,
      [textColumn(skus, (sku) => sku)],
    ),
  );
  const prices = new Map<string, Price[]>();
  for (const row of rows) {
    const list = prices.get(row.sku) ?? [];
    list.push(row);
    prices.set(row.sku, list);
  }
  return prices;
}

/** Ids of those `skus` that exist, and all their prices. */
export async function selectPriceBook(
  db: Queryable,
  skus: readonly string[],
): Promise<{ ids: Map<string, Uuid>; prices: Price[] }> {
  const ids = await db.query<{ sku: string; skuId: Uuid }>(sql`
    select sku, sku_id as "skuId" from catalog.variants where sku = any(${textColumn(skus, (sku) => sku)}::text[])`);
  const prices = await selectPrices(db, skus);
  return { ids: new Map(ids.map((row) => [row.sku, row.skuId])), prices: [...prices.values()].flat() };
}

export interface PriceWrite extends Price {
  readonly skuId: Uuid;
}

function keyColumns(prices: readonly PriceWrite[]): Buffer[] {
  return [
    uuidColumn(prices, (price) => price.skuId),
    textColumn(prices, (price) => price.currency),
    textColumn(prices, (price) => price.channel ?? ALL_CHANNELS),
    integerColumn(prices, (price) => price.minQuantity),
    timeColumn(prices, (price) => price.validFrom ?? '-infinity'),
  ];
}

/** Writes each price once; the list must not hold the same price twice. */
export async function upsertPriceRows(tx: Queryable, prices: readonly PriceWrite[]): Promise<void> {
  if (prices.length === 0) return;
  const [skuIds, currencies, channels, quantities, starts] = keyColumns(prices);
  await tx.run(sql`
    insert into catalog.prices (sku_id, currency, channel, min_quantity, valid_from, valid_to, amount_minor)
    select * from unnest(
      ${skuIds}::uuid[], ${currencies}::text[], ${channels}::text[], ${quantities}::int[], ${starts}::timestamptz[],
      ${timeColumn(prices, (price) => price.validTo ?? 'infinity')}::timestamptz[],
      ${bigintColumn(prices, (price) => price.amountMinor)}::bigint[])
    on conflict (sku_id, currency, channel, min_quantity, valid_from)
    do update set valid_to = excluded.valid_to, amount_minor = excluded.amount_minor`);
}

export async function deletePriceRows(tx: Queryable, prices: readonly PriceWrite[]): Promise<void> {
  if (prices.length === 0) return;
  const [skuIds, currencies, channels, quantities, starts] = keyColumns(prices);
  await tx.run(sql`
    delete from catalog.prices where (sku_id, currency, channel, min_quantity, valid_from) in (
      select * from unnest(${skuIds}::uuid[], ${currencies}::text[], ${channels}::text[], ${quantities}::int[],
        ${starts}::timestamptz[]))`);
}

export interface PriceFilter {
  /** Key of the last price of the page before; `validFrom` null: open. */
  readonly after: Pick<Price, 'sku' | 'currency' | 'channel' | 'minQuantity' | 'validFrom'> | null;
  readonly sku: string | null;
  readonly currency: string | null;
  /** This channel's own prices and those for all channels. */
  readonly channel: string | null;
  readonly limit: number;
}

/** Prices by SKU, currency, channel, tier and start. */
export async function selectPricePage(db: Queryable, filter: PriceFilter): Promise<Price[]> {
  const values: unknown[] = [filter.limit];
  const conditions = ['true'];
  const place = (value: unknown) => `$${values.push(value)}`;
  if (filter.after !== null) {
    const { sku, currency, channel, minQuantity, validFrom } = filter.after;
    const skuPlace = place(sku);
    conditions.push(
      `v.sku >= ${skuPlace}`,
      `(v.sku, p.currency, p.channel, p.min_quantity, p.valid_from) > (${skuPlace}, ${place(currency)},
        ${place(channel ?? ALL_CHANNELS)}, ${place(minQuantity)}::int,
        ${place(validFrom?.toISOString() ?? '-infinity')}::timestamptz)`,
    );
  }
  if (filter.sku !== null) conditions.push(`v.sku = ${place(filter.sku)}`);
  if (filter.currency !== null) conditions.push(`p.currency = ${place(filter.currency)}`);
  if (filter.channel !== null) conditions.push(`p.channel in (${place(filter.channel)}, '${ALL_CHANNELS}')`);
  return db.query<Price>(
    composeSql(
      `select ${PRICE_COLUMNS} from catalog.variants v join catalog.prices p using (sku_id)
       where ${conditions.join(' and ')}
       order by v.sku, p.currency, p.channel, p.min_quantity, p.valid_from limit $1`,
      values,
    ),
  );
}
