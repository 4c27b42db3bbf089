// The single place for SQL that reads pages of the event log over all buckets at once.
import { bigintColumn, smallintColumn, textColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';

export interface EventFilter {
  /** Event types; null for all. */
  readonly types: readonly string[] | null;
  /** Only this order's events. */
  readonly orderId: Uuid | null;
  /** Only events of this sales channel. */
  readonly channel: string | null;
}

/** One matching event's place, or none (`position` null) for a bucket without a match. */
export interface EventPlace {
  bucket: number;
  /** The bucket's newest position in the same snapshot. */
  head: number;
  position: number | null;
  occurredAt: Date | null;
}

/** The first `limit` matches of every bucket behind its position, looked for in the next `span` positions. */
export function findEventPlaces(
  db: Queryable,
  positions: readonly number[],
  filter: EventFilter,
  limit: number,
  span: number,
): Promise<EventPlace[]> {
  return db.query(sql`
    select b.bucket, b.position as head, e.position, e.occurred_at as "occurredAt"
    from unnest(${bigintColumn(positions, (position) => position)}::bigint[]) with ordinality as c(position, n)
    join platform.buckets b on b.bucket = c.n - 1
    left join lateral (
      select position, occurred_at from platform.events e
      where e.bucket = b.bucket and e.position > c.position and e.position <= least(b.position, c.position + ${span})
        and (${filter.types === null} or e.type = any(${textColumn(filter.types ?? [], (type) => type)}::text[]))
        and (${filter.channel}::text is null or e.channel = ${filter.channel}::text)
      order by position limit ${limit}) e on true`);
}

/** The same for one order, which lives in one bucket: the other buckets answer with their heads alone. */
export function findOrderEventPlaces(
  db: Queryable,
  positions: readonly number[],
  filter: EventFilter & { readonly orderId: Uuid },
  limit: number,
): Promise<EventPlace[]> {
  const bucket = bucketOf(filter.orderId);
  return db.query(sql`
    select b.bucket, b.position as head, e.position, e.occurred_at as "occurredAt"
    from platform.buckets b left join lateral (
      select position, occurred_at from platform.events e
      where b.bucket = ${bucket} and e.bucket = ${bucket} and e.order_id = ${filter.orderId}
        and e.position > ${positions[bucket]} and e.position <= b.position
        and (${filter.types === null} or e.type = any(${textColumn(filter.types ?? [], (type) => type)}::text[]))
        and (${filter.channel}::text is null or e.channel = ${filter.channel}::text)
      order by order_sequence limit ${limit}) e on true`);
}

/** Whole events at known places, in no order. */
export function readEventsAt(
  db: Queryable,
  places: readonly { bucket: number; position: number }[],
): Promise<StoredEvent[]> {
  return db.query(sql`
    select e.bucket, e.position, type, occurred_at as "occurredAt", order_id as "orderId",
      order_sequence as "orderSequence", actor, channel, objects, attributes
    from unnest(
      ${smallintColumn(places, (place) => place.bucket)}::smallint[],
      ${bigintColumn(places, (place) => place.position)}::bigint[]) as p(bucket, position)
    join platform.events e on e.bucket = p.bucket and e.position = p.position`);
}
