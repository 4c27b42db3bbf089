// The single place that keeps facts up to date: for orders that have news, read whole from PostgreSQL and folded anew, in the transaction in
// which their news reaches the live log. A rebuild takes the same way, so both give the same facts.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Database } from '../../../../platform/db.ts';
import { parseId, type Uuid } from '../../../../platform/ids.ts';
import { readRows } from '../../log/columns.ts';
import { foldOrder } from './fold-order.ts';
import { readSources } from './read-sources.ts';
import { createShopDays } from './shop-days.ts';
import { writeFacts } from './write-facts.ts';

/** Orders whose events and lines are in memory at the same time. */
const ORDERS_AT_ONCE = 1000;

export type RefreshFacts = (
  connection: DuckDBConnection,
  news: { readonly orderIds: readonly string[] },
) => Promise<void>;

/** For the tail's hook `afterIngest`; `orderIds` as shown outside (`ord_…`) or as stored. */
export function createFactRefresh(given: { db: Database; timeZone: string }): RefreshFacts {
  const days = createShopDays(given.timeZone);
  return async (connection, { orderIds }) => {
    await noteZone(connection, given.timeZone);
    const ids = [...new Set(orderIds)].map((id) => parseId('ord', id) ?? (id as Uuid));
    for (let from = 0; from < ids.length; from += ORDERS_AT_ONCE) {
      const sources = await readSources(given.db, ids.slice(from, from + ORDERS_AT_ONCE));
      await writeFacts(
        connection,
        sources.map(({ events, snapshot }) => foldOrder(events, snapshot, days)),
      );
    }
  };
}

async function noteZone(connection: DuckDBConnection, timeZone: string): Promise<void> {
  const [known] = await readRows<{ time_zone: string }>(connection, 'select time_zone from fact_zone');
  if (known?.time_zone === timeZone) return;
  await connection.run('delete from fact_zone');
  await connection.run('insert into fact_zone values ($1)', [timeZone]);
}

/** The zone by whose days the facts were made; null before the first. */
export async function readFactZone(connection: DuckDBConnection): Promise<string | null> {
  const [known] = await readRows<{ time_zone: string }>(connection, 'select time_zone from fact_zone');
  return known?.time_zone ?? null;
}
