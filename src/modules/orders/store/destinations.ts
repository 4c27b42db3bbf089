// SQL that says where ship groups go and for when they were promised, for whoever learns from deliveries. It reads two columns of an
// order and none of its contents.
import { integerColumn, smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface GroupKey {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly shipGroup: number;
}

export interface GroupDestination extends GroupKey {
  /** Of the address; null where the goods are collected at a location. */
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly pickupLocation: string | null;
  /** The last day that a line of it is promised for, `YYYY-MM-DD`. */
  readonly promisedDate: string | null;
}

export function selectDestinations(db: Queryable, groups: readonly GroupKey[]): Promise<GroupDestination[]> {
  return db.query<GroupDestination>(sql`
    select k.bucket, k.order_id as "orderId", k.ship_group as "shipGroup", g.value->'address'->>'country' as country,
      g.value->'address'->>'postalCode' as "postalCode", g.value->>'pickupLocation' as "pickupLocation",
      (select max(l.promised_date)::text from orders.lines l
        where l.bucket = k.bucket and l.order_id = k.order_id and l.ship_group = k.ship_group) as "promisedDate"
    from unnest(
      ${smallintColumn(groups, (key) => key.bucket)}::smallint[],
      ${uuidColumn(groups, (key) => key.orderId)}::uuid[],
      ${integerColumn(groups, (key) => key.shipGroup)}::int[]) as k(bucket, order_id, ship_group)
    join orders.orders o on o.bucket = k.bucket and o.order_id = k.order_id
    join lateral json_array_elements(o.ship_groups) as g(value) on (g.value->>'no')::int = k.ship_group`);
}
