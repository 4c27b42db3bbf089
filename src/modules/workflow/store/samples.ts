// All SQL of examples for people who draw: what the newest orders' processes and events really held. Always a bounded number of rows.
import { type Queryable, sql } from '../../../platform/db.ts';

/** Process variables of some of the newest instances of a process, newest first. */
export async function selectVariableSamples(
  db: Queryable,
  processId: string,
): Promise<Record<string, unknown>[]> {
  const rows = await db.query<{ variables: Record<string, unknown> | null }>(sql`
    select i.state->'tokens'->0->'v' as variables
    from platform.buckets b cross join lateral (
      select * from workflow.instances i where i.bucket = b.bucket order by i.order_id desc limit 20) i
    where b.bucket < 8 and i.process_id = ${processId} order by i.started_at desc, i.instance_id limit 20`);
  return rows.flatMap((row) => (row.variables ? [row.variables] : []));
}

/** The newest event of each type among the newest of some buckets. */
export function selectEventSamples(
  db: Queryable,
): Promise<{ type: string; attributes: Record<string, unknown> }[]> {
  return db.query(sql`
    select distinct on (e.type) e.type, e.attributes
    from platform.buckets b
    join platform.events e on e.bucket = b.bucket and e.position > b.position - 500 and e.order_id is not null
    where b.bucket < 8 order by e.type, e.occurred_at desc`);
}
