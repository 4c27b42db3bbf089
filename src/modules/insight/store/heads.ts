// How far the event log has come: what the tail and the memory of answers compare themselves with.
import { type Queryable, sql } from '../../../platform/db.ts';

/** A number that grows with every event. */
export async function readLogHead(db: Queryable): Promise<number> {
  const [row] = await db.query<{ head: number }>(
    sql`select coalesce(sum(position), 0)::bigint as head from platform.buckets`,
  );
  return row!.head;
}
