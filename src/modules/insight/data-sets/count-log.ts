// The single place that says what is in a log: events, objects by type, activities, the span of time.
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../log/columns.ts';
import type { LogCounts } from './schemas.ts';

export async function countLog(connection: DuckDBConnection): Promise<LogCounts> {
  const [events] = await readRows<{
    events: number;
    timeless: number;
    first: Date | null;
    last: Date | null;
  }>(
    connection,
    `select count(*) as events, count(*) filter (where "at" is null) as timeless, min("at") as first, max("at") as last from event`,
  );
  const [links] = await readRows<{ relations: number; links: number; changes: number }>(
    connection,
    `select (select count(*) from event_object) as relations, (select count(*) from object_object) as links,
      (select count(*) from object_change) as changes`,
  );
  const objectTypes = await readRows<{ name: string; objects: number }>(
    connection,
    `select t.name, count(o.object_no) as objects from object_type t left join object o using (type_no)
     group by t.type_no, t.name order by t.type_no`,
  );
  const activities = await readRows<{ name: string; events: number }>(
    connection,
    `select a.name, count(e.event_no) as events from activity a left join event e using (activity_no)
     group by a.activity_no, a.name order by events desc, a.activity_no`,
  );
  return {
    events: events!.events,
    timelessEvents: events!.timeless,
    objects: objectTypes.reduce((sum, { objects }) => sum + objects, 0),
    eventRelations: links!.relations,
    objectRelations: links!.links,
    changes: links!.changes,
    firstAt: events!.first?.toISOString() ?? null,
    lastAt: events!.last?.toISOString() ?? null,
    objectTypes,
    activities: activities.slice(0, MAX_ACTIVITIES),
    activityCount: activities.length,
  };
}

/** Names that an answer carries; a log with more is one with ids for activities. */
const MAX_ACTIVITIES = 500;
