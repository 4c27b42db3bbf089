// The single place that flattens a log to one kind of object: the events of each object in the order of time, as columns. DuckDB joins and sorts;
// what comes are chunks of numbers.
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { insightRefusals } from '../errors.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { readNumberColumns, readRows } from './columns.ts';
import { type DataSet, LIVE } from './data-sets.ts';

export interface ReadOptions {
  /** Activities that are left out; a name that ends with `*` stands for all that begin so. */
  readonly drop?: readonly string[];
}

/** What maps of the live log leave out unless told: what the program tells customers, and how it works inside. */
export const LEFT_OUT: readonly string[] = ['notifications.*', 'workflow.*'];

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

interface Names {
  readonly typeNo: number;
  /** Places by activity number: -1 for those that are left out. */
  readonly places: Int32Array;
  readonly activities: readonly string[];
  readonly resources: readonly string[];
}

function readFlat(set: DataSet, notion: string, drop: readonly string[]): Promise<CaseLog> {
  return set.use(async (connection) => {
    // Names and events are of one moment, though the tail goes on meanwhile.
    await connection.run('begin transaction');
    const names = await readNames(connection, set, notion, drop);
    const [expected] = await readRows<{ rows: number }>(
      connection,
      'select count(*) as rows from event_object where type_no = $1',
      [names.typeNo],
    );
    const columns = await readNumberColumns(
      connection,
      { text: FLAT, values: [names.typeNo] },
      ['double', 'double', 'integer', 'double', 'integer'],
      expected?.rows ?? 0,
    );
    await connection.run('commit');
    return assemble(names, columns);
  });
}

const FLAT = `
  select r.object_no::double, r.event_no::double, e.activity_no,
    coalesce(epoch_us(e."at") / 1000.0, 'nan'::double), coalesce(a.no, -1)::integer
  from event_object r
  join event e on e.event_no = r.event_no
  left join (select actor, row_number() over (order by actor) - 1 as no from (select distinct actor from event where actor is not null)) a
    on a.actor = e.actor
  where r.type_no = $1
  order by r.object_no, e."at" nulls last, r.event_no`;

async function readNames(
  connection: Parameters<typeof readRows>[0],
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
  const actors = await readRows<{ actor: string }>(
    connection,
    'select distinct actor from event where actor is not null order by actor',
  );
  return { typeNo, places, activities, resources: actors.map((row) => row.actor) };
}

type Columns = readonly [Float64Array, Float64Array, Int32Array, Float64Array, Int32Array];

/** Sorted columns as a flat log: without what is left out, and an event once a case, in however many roles it names the object. */
function assemble(names: Names, [object, event, activityNo, at, actor]: Columns): CaseLog {
  const rows = object.length;
  const activity = new Uint16Array(rows);
  const offsets: number[] = [];
  const caseNo: number[] = [];
  let used = 0;
  let lastCase = Number.NaN;
  let lastEvent = Number.NaN;
  for (let row = 0; row < rows; row++) {
    const place = names.places[activityNo[row]!]!;
    const no = object[row]!;
    if (place < 0 || (no === lastCase && event[row] === lastEvent)) continue;
    if (no !== lastCase) {
      offsets.push(used);
      caseNo.push(no);
      lastCase = no;
    }
    lastEvent = event[row]!;
    activity[used] = place;
    // Columns move up within themselves: what was read is not needed again.
    event[used] = lastEvent;
    at[used] = at[row]!;
    actor[used] = actor[row]!;
    used += 1;
  }
  offsets.push(used);
  return {
    activities: names.activities,
    offsets: Uint32Array.from(offsets),
    activity: activity.slice(0, used),
    time: at.slice(0, used),
    resource: actor.slice(0, used),
    resources: names.resources,
    caseNo: Float64Array.from(caseNo),
    eventNo: event.slice(0, used),
  };
}
