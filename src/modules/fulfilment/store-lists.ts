// All SQL of the lists of fulfilment. Each location is read by its index, so that a page costs the same however much is stored.
import { uuidColumn } from '../../platform/columns.ts';
import { composeSql, type Queryable } from '../../platform/db.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import { isEnded } from './rules.ts';
import { FULFILMENT, unpack } from './store.ts';
import type { FulfilmentOrder, FulfilmentState } from './types.ts';

export interface FulfilmentFilter {
  locationIds: readonly Uuid[];
  orderId: Uuid | null;
  state: FulfilmentState | null;
  channel: string | null;
  after: Uuid | null;
  limit: number;
}

/** Fulfilment orders, oldest first (ids grow with time). */
export async function selectFulfilmentPage(
  db: Queryable,
  filter: FulfilmentFilter,
): Promise<FulfilmentOrder[]> {
  if (filter.locationIds.length === 0) return [];
  const values: unknown[] = [filter.limit, uuidColumn(filter.locationIds, (id) => id)];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (filter.channel !== null) conditions.push(`f.channel = ${place(filter.channel)}`);
  if (filter.after !== null) conditions.push(`f.fulfilment_order_id > ${place(filter.after)}::uuid`);
  if (filter.orderId !== null) {
    conditions.push(
      `f.bucket = ${place(bucketOf(filter.orderId))} and f.order_id = ${place(filter.orderId)}::uuid`,
    );
    if (filter.state !== null) conditions.push(`f.state = ${place(filter.state)}`);
    conditions.push('f.location_id = any($2::uuid[])');
    return read(db, `fulfilment.fulfilment_orders f where ${conditions.join(' and ')}`, values);
  }
  // Says what the partial indexes say. Without a state: what is still to do, which is what a location asks for.
  if (filter.state === null) conditions.push('f.ended is null');
  else if (isEnded(filter.state)) conditions.push(`f.ended is not null and f.ended = ${place(filter.state)}`);
  else conditions.push(`f.ended is null and f.state = ${place(filter.state)}`);
  const where = ['f.location_id = l.location_id', ...conditions].join(' and ');
  return read(
    db,
    `unnest($2::uuid[]) as l(location_id) cross join lateral (
       select * from fulfilment.fulfilment_orders f where ${where} order by f.fulfilment_order_id limit $1) f`,
    values,
  );
}

async function read(db: Queryable, source: string, values: unknown[]): Promise<FulfilmentOrder[]> {
  const text = `select ${FULFILMENT} from ${source} order by f.fulfilment_order_id limit $1`;
  return (await db.query<FulfilmentOrder>(composeSql(text, values))).map(unpack);
}
