// Reads the event log for the tail: what is new in all buckets, in sets, as texts where nothing here looks inside.
import { bigintColumn, smallintColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { EventObject } from '../../../platform/events.ts';
import type { Uuid } from '../../../platform/ids.ts';

/** Which log it is, which filling of the analytical store is asked for, and how far each bucket has come. */
export interface LogState {
  readonly logId: string;
  readonly generation: number;
  readonly heads: ReadonlyMap<number, number>;
}

export async function readLogState(db: Queryable): Promise<LogState> {
  const rows = await db.query<{ logId: string; generation: number; bucket: number; position: number }>(sql`
    select l.log_id as "logId", l.generation, b.bucket, b.position
    from insight.log l cross join platform.buckets b`);
  const [first] = rows;
  if (!first) throw new Error('insight.log holds no row');
  return {
    logId: first.logId,
    generation: first.generation,
    heads: new Map(rows.map((row) => [row.bucket, row.position])),
  };
}

export interface NewsEvent {
  readonly bucket: number;
  readonly position: number;
  readonly type: string;
  readonly atMicros: number;
  readonly orderId: Uuid | null;
  readonly actor: string;
  readonly channel: string | null;
  readonly objects: EventObject[];
  readonly attributes: string;
}

/** The next `perBucket` events of each bucket behind its position, in their order within the bucket. */
export function readNews(
  db: Queryable,
  after: readonly (readonly [bucket: number, position: number])[],
  perBucket: number,
): Promise<NewsEvent[]> {
  return db.query<NewsEvent>(sql`
    select e.bucket, e.position, e.type, (extract(epoch from e.occurred_at) * 1000000)::bigint as "atMicros",
      e.order_id as "orderId", e.actor, e.channel, e.objects, e.attributes::text as attributes
    from unnest(${smallintColumn(after, (each) => each[0])}::smallint[], ${bigintColumn(after, (each) => each[1])}::bigint[])
      as c(bucket, position)
    cross join lateral (
      select * from platform.events e where e.bucket = c.bucket and e.position > c.position
      order by e.position limit ${perBucket}) e
    order by e.bucket, e.position`);
}
