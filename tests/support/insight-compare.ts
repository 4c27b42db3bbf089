// Compares the live log with the event log in PostgreSQL, row by row: what the tests of crashes and rebuilds promise. Answers what differs.

import { readRows } from '../../src/modules/insight/log/columns.ts';
import type { DataSet } from '../../src/modules/insight/log/data-sets.ts';
import { type Database, sql } from '../../src/platform/db.ts';
import type { EventObject } from '../../src/platform/events.ts';

export async function compareLogs(db: Database, live: DataSet): Promise<string[]> {
  const problems: string[] = [];
  const stored = await db.query<{
    id: string;
    type: string;
    at: string;
    actor: string;
    objects: EventObject[];
  }>(sql`
    select 'evt_' || bucket || '_' || position as id, type, actor, objects,
      to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as at
    from platform.events order by bucket, position`);
  const copied = await live.use((connection) =>
    readRows<{ id: string; type: string; at: string; actor: string }>(
      connection,
      `select event_id as id, a.name as type, strftime("at", '%Y-%m-%d %H:%M:%S.%f') as at, actor
       from event join activity a using (activity_no) order by event_no`,
    ),
  );
  const relations = await live.use((connection) =>
    readRows<{ id: string; objects: string }>(
      connection,
      `select e.event_id as id, to_json(list([t.name, o.object_id, r.qualifier] order by r.rowid))::varchar as objects
       from event_object r join event e using (event_no) join object o using (object_no) join object_type t on t.type_no = o.type_no
       group by e.event_id`,
    ),
  );
  const objectsOf = new Map(relations.map((row) => [row.id, row.objects]));
  const copies = new Map(copied.map((row) => [row.id, row]));
  if (copied.length !== copies.size) problems.push(`${copied.length - copies.size} events are there twice`);
  if (copies.size !== stored.length) problems.push(`${copies.size} events instead of ${stored.length}`);
  for (const event of stored) {
    const copy = copies.get(event.id);
    if (!copy) problems.push(`${event.id} is missing`);
    else if (copy.type !== event.type || copy.at !== event.at || copy.actor !== event.actor)
      problems.push(`${event.id} is ${JSON.stringify(copy)} instead of ${JSON.stringify(event)}`);
    else if ((objectsOf.get(event.id) ?? '[]') !== JSON.stringify(event.objects))
      problems.push(`${event.id} has ${objectsOf.get(event.id)} instead of ${JSON.stringify(event.objects)}`);
  }
  const [twice] = await live.use((connection) =>
    readRows<{ ids: number; numbers: number; rows: number }>(
      connection,
      'select count(distinct (type_no, object_id)) as ids, count(distinct object_no) as numbers, count(*) as rows from object',
    ),
  );
  if (twice!.ids !== twice!.rows || twice!.numbers !== twice!.rows)
    problems.push(`objects are there twice: ${JSON.stringify(twice)}`);
  return problems.slice(0, 10);
}
