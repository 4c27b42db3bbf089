// The single place that appends to and reads the event log: object-centric events (OCEL 2.0: events, objects, qualifiers),
// gapless per bucket, numbered per order, appended last in the transaction that caused them.

import { bigint, integer, json, smallint, text, timestamptz, uuid } from './binary-values.ts';
import { bigintColumn, smallintColumn, textColumn, uuidColumn } from './columns.ts';
import { copyInto } from './copy-rows.ts';
import { type Queryable, sql } from './db.ts';
import { bucketOf, type Uuid } from './ids.ts';

/** An object that an event concerns: [type, id as shown outside, qualifier]. */
export type EventObject = readonly [type: string, id: string, qualifier: string];

export interface NewEvent {
  /** `module.pastTense`, for example `orders.orderCancelled`. */
  type: string;
  /** Defaults to the transaction's instant. */
  occurredAt?: Date | string;
  /** The order whose sequence it joins; absent for events of reference data. */
  orderId?: Uuid;
  /** Bucket of events without an order (0 unless told). */
  bucket?: number;
  /** Known for a new order only: its events are numbered from 1 without looking. */
  orderSequence?: number;
  actor?: string;
  channel?: string | null;
  objects: readonly EventObject[];
  attributes?: Record<string, unknown>;
}

export interface StoredEvent {
  bucket: number;
  position: number;
  type: string;
  occurredAt: Date;
  orderId: Uuid | null;
  orderSequence: number | null;
  actor: string;
  channel: string | null;
  objects: EventObject[];
  attributes: Record<string, unknown>;
}

interface PlacedEvent extends NewEvent {
  bucket: number;
}

interface EventRow {
  event: PlacedEvent;
  position: number;
  sequence: number | null;
  /** Of the transaction: of events that do not bring their own. */
  now: Date;
  actor: string;
}

const writeEvents = copyInto<EventRow>('platform.events', {
  bucket: [smallint, (row) => row.event.bucket],
  position: [bigint, (row) => row.position],
  type: [text, (row) => row.event.type],
  occurred_at: [timestamptz, (row) => row.event.occurredAt ?? row.now],
  order_id: [uuid, (row) => row.event.orderId],
  order_sequence: [integer, (row) => row.sequence],
  actor: [text, (row) => row.event.actor ?? row.actor],
  channel: [text, (row) => row.event.channel],
  objects: [json, (row) => row.event.objects],
  attributes: [json, (row) => row.event.attributes ?? {}],
});

/**
 * Appends `events` in their order. Locks the head rows of their buckets in ascending order, so it must be the last
 * thing a transaction does: until commit no other transaction can append to those buckets.
 */
export async function appendEvents(
  tx: Queryable,
  now: Date,
  actor: string,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const placed: PlacedEvent[] = events.map((event) => ({
    ...event,
    bucket: event.orderId === undefined ? (event.bucket ?? 0) : bucketOf(event.orderId),
  }));
  const counts = new Map<number, number>();
  for (const event of placed) counts.set(event.bucket, (counts.get(event.bucket) ?? 0) + 1);
  const buckets = [...counts].sort((a, b) => a[0] - b[0]);
  const heads = await advanceHeads(tx, buckets);
  const sequences = await readSequences(tx, placed);
  const rows = placed.map((event) => {
    const position = heads.get(event.bucket)! + 1;
    heads.set(event.bucket, position);
    let sequence: number | null = null;
    if (event.orderId !== undefined) {
      sequence = event.orderSequence ?? (sequences.get(event.orderId) ?? 0) + 1;
      sequences.set(event.orderId, sequence);
    }
    return { event, position, sequence, now, actor };
  });
  await tx.copy(writeEvents(rows));
}

/** Moves the head rows on, in ascending order, and returns each bucket's position before. */
async function advanceHeads(tx: Queryable, counts: readonly (readonly [bucket: number, count: number])[]) {
  const rows =
    counts.length === 1
      ? await tx.query<{ bucket: number; position: number }>(sql`
          update platform.buckets set position = position + ${counts[0]![1]} where bucket = ${counts[0]![0]}
          returning bucket, position`)
      : await tx.query<{ bucket: number; position: number }>(sql`
          with counts as (
            select * from unnest(${smallintColumn(counts, (row) => row[0])}::smallint[], ${bigintColumn(counts, (row) => row[1])}::bigint[])
              as c(bucket, added)
          ), locked as (
            select b.bucket from platform.buckets b where b.bucket in (select bucket from counts) order by b.bucket for update
          )
          update platform.buckets b set position = b.position + c.added
          from locked join counts c using (bucket) where b.bucket = locked.bucket
          returning b.bucket, b.position`);
  const added = new Map(counts);
  return new Map(rows.map((row) => [row.bucket, row.position - added.get(row.bucket)!]));
}

/** The last sequence of each order in `events` whose sequence is not known; safe because their bucket heads are locked. */
async function readSequences(tx: Queryable, events: readonly PlacedEvent[]): Promise<Map<Uuid, number>> {
  const ids = new Set<Uuid>();
  for (const event of events)
    if (event.orderId !== undefined && event.orderSequence === undefined) ids.add(event.orderId);
  if (ids.size === 0) return new Map();
  const orders = [...ids];
  const rows = await tx.query<{ order_id: Uuid; last: number }>(sql`
    select o.order_id, e.order_sequence as last
    from unnest(${smallintColumn(orders, bucketOf)}::smallint[], ${uuidColumn(orders, (id) => id)}::uuid[]) as o(bucket, order_id)
    cross join lateral (
      select order_sequence from platform.events e
      where e.bucket = o.bucket and e.order_id = o.order_id
      order by order_sequence desc limit 1) e`);
  return new Map(rows.map((row) => [row.order_id, row.last]));
}

/** Events of one bucket after `position`, oldest first. Gapless: an event that committed late is never skipped. */
export async function readBucketEvents(
  db: Queryable,
  bucket: number,
  position: number,
  limit: number,
): Promise<StoredEvent[]> {
  return db.query<StoredEvent>(sql`
    select bucket, position, type, occurred_at as "occurredAt", order_id as "orderId",
      order_sequence as "orderSequence", actor, channel, objects, attributes
      from platform.events where bucket = ${bucket} and position > ${position} order by position limit ${limit}`);
}

/**
 * The events of `types` (null: all) among the next `limit` positions of a bucket after `position`, and the position up to
 * which that looked. What a listener does not want is neither sent nor parsed: five listeners would otherwise each pay for
 * every event of an order's life.
 */
export async function readBucketNews(
  db: Queryable,
  bucket: number,
  position: number,
  limit: number,
  types: readonly string[] | null,
): Promise<{ events: StoredEvent[]; upTo: number }> {
  const rows = await db.query<StoredEvent & { upTo: number }>(sql`
    select b.up_to as "upTo", e.bucket, e.position, e.type, e.occurred_at as "occurredAt", e.order_id as "orderId",
      e.order_sequence as "orderSequence", e.actor, e.channel, e.objects, e.attributes
    from (select least(position, ${position}::bigint + ${limit}::bigint) as up_to from platform.buckets where bucket = ${bucket}) b
    left join platform.events e on e.bucket = ${bucket} and e.position > ${position} and e.position <= b.up_to
      and (${types === null} or e.type = any(${textColumn(types ?? [], (type) => type)}::text[]))
    order by e.position`);
  const upTo = rows[0]?.upTo ?? position;
  return { events: rows[0]?.bucket == null ? [] : rows, upTo };
}

/** All events of one order in their sequence. */
export async function readOrderEvents(db: Queryable, orderId: Uuid): Promise<StoredEvent[]> {
  return db.query<StoredEvent>(sql`
    select bucket, position, type, occurred_at as "occurredAt", order_id as "orderId",
      order_sequence as "orderSequence", actor, channel, objects, attributes
    from platform.events where bucket = ${bucketOf(orderId)} and order_id = ${orderId} order by order_sequence`);
}

/** The order's events behind a place of its sequence, `limit` of them. */
export function readOrderEventPage(
  db: Queryable,
  orderId: Uuid,
  { after, newestFirst, limit }: { after?: number | undefined; newestFirst: boolean; limit: number },
): Promise<StoredEvent[]> {
  const bucket = bucketOf(orderId);
  if (newestFirst) {
    return db.query<StoredEvent>(sql`
      select bucket, position, type, occurred_at as "occurredAt", order_id as "orderId",
        order_sequence as "orderSequence", actor, channel, objects, attributes
      from platform.events where bucket = ${bucket} and order_id = ${orderId} and order_sequence < ${after ?? 2_147_483_647}
      order by order_sequence desc limit ${limit}`);
  }
  return db.query<StoredEvent>(sql`
    select bucket, position, type, occurred_at as "occurredAt", order_id as "orderId",
      order_sequence as "orderSequence", actor, channel, objects, attributes
    from platform.events where bucket = ${bucket} and order_id = ${orderId} and order_sequence > ${after ?? 0}
    order by order_sequence limit ${limit}`);
}

/** The newest position of every bucket. */
export async function readHeads(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ position: number }>(
    sql`select position from platform.buckets order by bucket`,
  );
  return rows.map((row) => row.position);
}
