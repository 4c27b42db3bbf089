// SQL that counts what was ordered in a span by SKU, week and destination, for those who forecast from it. Orders of history count
// too; what was cancelled does not. Reads only.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { PlacedSpan } from './placed.ts';

export interface OrderedUnits {
  skuId: Uuid;
  sku: string;
  units: number;
}

/** Units by SKU. */
export function selectOrderedUnits(db: Queryable, { from, before }: PlacedSpan): Promise<OrderedUnits[]> {
  return db.query<OrderedUnits>(sql`
    select l.sku_id as "skuId", max(l.sku) as sku, sum(l.ordered - l.cancelled)::bigint as units
    from orders.orders o join orders.lines l on l.bucket = o.bucket and l.order_id = o.order_id
    where o.placed_at >= ${from} and o.placed_at < ${before} and l.sku_id is not null and l.cancelled < l.ordered
    group by l.sku_id order by l.sku_id`);
}

/** What was ordered of a SKU in a week for a region. */
export interface RegionalUnits {
  skuId: Uuid;
  /** 0: the week that ends with the span. */
  weeksBefore: number;
  country: string | null;
  /** First characters of the postal code. */
  area: string | null;
  /** Code of the location at which they were to be collected. */
  pickupLocation: string | null;
  units: number;
  /** The most frequent ones, and the middle of the addresses that have coordinates. */
  postalCode: string | null;
  channel: string;
  currency: string;
  latitude: number | null;
  longitude: number | null;
}

/** `areaDigits`: how many characters of postal codes make a region. */
export function selectRegionalUnits(
  db: Queryable,
  { from, before }: PlacedSpan,
  skuIds: readonly Uuid[],
  areaDigits: number,
): Promise<RegionalUnits[]> {
  return db.query<RegionalUnits>(sql`
    select l.sku_id as "skuId", floor(extract(epoch from (${before}::timestamptz - o.placed_at)) / 604800.0000001)::int as "weeksBefore",
      a.country, a.area, a.pickup as "pickupLocation", sum(l.ordered - l.cancelled)::bigint as units,
      mode() within group (order by a.postal_code) as "postalCode", mode() within group (order by o.channel) as channel,
      mode() within group (order by o.currency::text) as currency, avg(a.latitude) as latitude, avg(a.longitude) as longitude
    from orders.orders o join orders.lines l on l.bucket = o.bucket and l.order_id = o.order_id
    cross join lateral (
      select g->'address'->>'country' as country, g->'address'->>'postalCode' as postal_code, g->>'pickupLocation' as pickup,
        upper(left(replace(g->'address'->>'postalCode', ' ', ''), ${areaDigits}::int)) as area,
        (g->'address'->>'latitude')::double precision as latitude, (g->'address'->>'longitude')::double precision as longitude
      from json_array_elements(o.ship_groups) g where (g->>'no')::int = l.ship_group limit 1) a
    where o.placed_at >= ${from} and o.placed_at < ${before} and l.cancelled < l.ordered
      and l.sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
}
