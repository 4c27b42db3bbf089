// The single place that flattens a log to one kind of object: the events of each object in the order of time, as columns; in the live log those of one
// order as they were logged (keep-log-order.ts). What comes out of DuckDB are chunks of numbers; sort-into-cases.ts puts them into order.
import type { DuckDBConnection } from '@duckdb/node-api';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { insightRefusals } from '../errors.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { readNumberColumns, readRows } from './columns.ts';
import { type DataSet, LIVE } from './data-sets.ts';
import { keepLogOrder } from './keep-log-order.ts';
import { type EventColumns, sortIntoCases } from './sort-into-cases.ts';

export interface ReadOptions {
  /** Activities that are left out; a name that ends with `*` stands for all that begin so. */
  readonly drop?: readonly string[];
}

/** What maps of the live log leave out unless told: what the program tells customers, and how it works inside. */
export const LEFT_OUT: readonly string[] = ['notifications.*', 'workflow.*', 'insight.*'];

export interface Notion {
  readonly type: string;
  readonly objects: number;
}

/** The object types of a log, most objects first. */
export function listNotions(set: DataSet): Promise<Notion[]> {
  return set.use((connection) =>
    readRows<{ type: string; objects: number }>(
      connection,
      `select t.name as type, count(*)::integer as objects
       from object o join object_type t using (type_no) group by t.name, t.type_no order by objects desc, t.type_no`,
    ),
  );
}

/** The object type that cases are made of unless told: `order` in the live log, else the first one of the source. */
export async function defaultNotion(set: DataSet): Promise<string> {
  if (set.id === LIVE) return 'order';
  const [first] = await set.use((connection) =>
    readRows<{ name: string }>(connection, 'select name from object_type order by type_no limit 1'),
  );
  return first?.name ?? 'case';
}

/** The flat log of one object type. Kept while the log stays as it is. Refuses a type that the log does not know. */
export function readCaseLog(set: DataSet, notion: string, options: ReadOptions = {}): Promise<CaseLog> {
  const drop = [...(options.drop ?? [])].sort();
  const key = `cases ${JSON.stringify([notion, drop])}`;
  return set.recall(key, async () => {
    const value = await readFlat(set, notion, drop);
    const { activity, caseNo } = value;
    return { value, bytes: activity.length * (2 + 8 + 4 + 8) + caseNo.length * 12 };
  });
}

function readFlat(set: DataSet, notion: string, drop: readonly string[]): Promise<CaseLog> {
  return set.use(async (connection) => {
    // Names and events are of one moment, though the tail goes on meanwhile.
    await connection.run('begin transaction');
    const { typeNo, orderNo, places, activities } = await readNames(connection, set, notion, drop);
    const { events, resources } = await readEvents(connection, places);
    const [objects, eventNo] = await readRelations(connection, typeNo, events.activity.length);
    if (set.id === LIVE && orderNo !== undefined) {
      const [orders, ofOrders] =
        orderNo === typeNo
          ? [objects, eventNo]
          : await readRelations(connection, orderNo, events.activity.length);
      keepLogOrder(orders, ofOrders, events.time);
    }
    await connection.run('commit');
    return { activities, resources, ...sortIntoCases(objects, eventNo, events) };
  });
}

/** Numbers of the objects of a type and of their events, in the order of the store: events ascending. */
function readRelations(connection: DuckDBConnection, typeNo: number, expected: number) {
  return readNumberColumns(
    connection,
    {
      text: 'select object_no::integer, event_no::integer from event_object where type_no = $1',
      values: [typeNo],
    },
    ['integer', 'integer'],
    expected,
  );
}

interface Names {
  readonly typeNo: number;
  /** Of orders, where the log has any. */
  readonly orderNo: number | undefined;
  /** Places by activity number: -1 for those that are left out. */
  readonly places: Int32Array;
  readonly activities: readonly string[];
}

async function readNames(
  connection: DuckDBConnection,
  set: DataSet,
  notion: string,
  drop: readonly string[],
): Promise<Names> {
  const types = await readRows<{ no: number; name: string }>(
    connection,
    'select type_no as no, name from object_type',
  );
  let typeNo = types.find((type) => type.name === notion)?.no;
  // A log that has only begun knows no orders yet; its flat form is empty.
  if (typeNo === undefined && set.id === LIVE) typeNo = -1;
  if (typeNo === undefined)
    throw new ItemRefused(
      0,
      refuse(insightRefusals.notionUnknown, { notion, known: types.map((type) => type.name) }),
    );
  const rows = await readRows<{ no: number; name: string }>(
    connection,
    'select activity_no as no, name from activity order by activity_no',
  );
  const places = new Int32Array((rows.at(-1)?.no ?? 0) + 1).fill(-1);
  const activities: string[] = [];
  for (const { no, name } of rows) {
    if (drop.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each)))
      continue;
    places[no] = activities.length;
    activities.push(name);
  }
  const orderNo = types.find((type) => type.name === 'order')?.no;
  return { typeNo, orderNo, places, activities };
}

const EVENTS = `
  select e.event_no::integer, e.activity_no, coalesce(epoch_us(e."at") / 1000.0, 'nan'::double), coalesce(a.no, -1)::integer
  from event e
  left join (select actor, row_number() over (order by actor) - 1 as no from (select distinct actor from event where actor is not null)) a
    on a.actor = e.actor`;

/** All events of the log by their number; reading them in the order of the store is several times faster than having DuckDB join and sort. */
async function readEvents(
  connection: DuckDBConnection,
  places: Int32Array,
): Promise<{ events: EventColumns; resources: readonly string[] }> {
  const actors = await readRows<{ actor: string }>(
    connection,
    'select distinct actor from event where actor is not null order by actor',
  );
  const [size] = await readRows<{ rows: number; last: number | null }>(
    connection,
    'select count(*) as rows, max(event_no) as last from event',
  );
  const length = (size?.last ?? 0) + 1;
  const [eventNo, activityNo, time, actor] = await readNumberColumns(
    connection,
    { text: EVENTS },
    ['integer', 'integer', 'double', 'integer'],
    size?.rows ?? 0,
  );
  const events = {
    activity: new Int32Array(length).fill(-1),
    time: new Float64Array(length),
    resource: new Int32Array(length),
  };
  for (let row = 0; row < eventNo.length; row++) {
    const no = eventNo[row]!;
    events.activity[no] = places[activityNo[row]!]!;
    events.time[no] = time[row]!;
    events.resource[no] = actor[row]!;
  }
  return { events, resources: actors.map((row) => row.actor) };
}
