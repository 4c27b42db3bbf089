// All SQL over the live log for the watch over running orders: which orders have moved, and how long is usual after each activity.
import { readRows } from '../log/columns.ts';
import type { DataSet } from '../log/data-sets.ts';

export interface RunningOrder {
  readonly no: number;
  readonly orderId: string;
  readonly processId: string | null;
  readonly version: number;
  readonly isOver: boolean;
  /** In the order in which they were logged; `at` in milliseconds. */
  readonly events: readonly { readonly activity: string; readonly at: number }[];
}

export interface MovedOrders {
  readonly orders: readonly RunningOrder[];
  readonly lastEvent: number;
  /** The log was filled anew: what was known of it is void. */
  readonly isAnew: boolean;
}

interface Row {
  readonly no: number;
  readonly id: string;
  readonly version: string | null;
  readonly activities: string;
  readonly times: string;
}

/** The last that is logged of an order's process. */
export const PROCESS_OVER = 'workflow.processEnded';

/** Orders with events after that number; from the beginning, those that are not over. */
export async function readMoved(set: DataSet, lastEvent: number): Promise<MovedOrders> {
  return set.use(async (connection) => {
    await connection.run('begin transaction');
    const [head] = await readRows<{ last: number | null }>(
      connection,
      'select max(event_no) as last from event',
    );
    const last = head?.last ?? -1;
    const isAnew = last < lastEvent;
    const from = isAnew ? -1 : lastEvent;
    const names = await readRows<{ no: number; name: string }>(
      connection,
      'select activity_no as no, name from activity',
    );
    const rows =
      last === from
        ? []
        : await readRows<Row>(connection, from < 0 ? ALL_OPEN : MOVED, from < 0 ? [PROCESS_OVER] : [from]);
    await connection.run('commit');
    const nameOf = new Map(names.map(({ no, name }) => [String(no), name]));
    return { orders: rows.map((row) => toOrder(row, nameOf)), lastEvent: last, isAnew };
  });
}

const EVENTS_OF = (chosen: string) => `
  with orders as (${chosen}),
  steps as (select distinct r.object_no, r.event_no from event_object r join orders using (object_no))
  select s.object_no::double as no, o.object_id as id, any_value(f.process_version) as version,
    string_agg(e.activity_no::varchar, ',' order by e.event_no) as activities,
    string_agg(epoch_ms(e."at")::varchar, ',' order by e.event_no) as times
  from steps s join event e using (event_no) join object o using (object_no)
  left join order_fact f on f.order_id = o.object_id
  where e."at" is not null
  group by s.object_no, o.object_id`;

const MOVED = EVENTS_OF(`
  select distinct r.object_no from event_object r join object_type t using (type_no)
  where t.name = 'order' and r.event_no > $1`);

const ALL_OPEN = EVENTS_OF(`
  select o.object_no from object o join object_type t using (type_no) where t.name = 'order'
  except
  select r.object_no from event_object r join event e using (event_no) join activity a using (activity_no) where a.name = $1`);

function toOrder(
  { no, id, version, activities, times }: Row,
  nameOf: ReadonlyMap<string, string>,
): RunningOrder {
  const instants = times.split(',');
  const events = activities
    .split(',')
    .map((each, index) => ({ activity: nameOf.get(each)!, at: Number(instants[index]) }));
  const [, processId = null, number = '0'] = /^(.*) v(\d+)$/.exec(version ?? '') ?? [];
  return {
    no,
    orderId: id,
    processId,
    version: Number(number),
    isOver: events.some((event) => event.activity === PROCESS_OVER),
    events,
  };
}

export interface UsualWait {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
}

const LEAST_SEEN = 30;
const LEARNED_FROM_DAYS = 90;

/** Seconds from each activity to the next compared event, over orders of the process that are over. */
export async function learnWaits(
  set: DataSet,
  processId: string,
  activities: readonly string[],
  now: number,
): Promise<Map<string, UsualWait>> {
  const rows = await set.use((connection) =>
    readRows<{ name: string; mean: number; deviation: number }>(
      connection,
      `with ended as (
         select o.object_no from order_fact f join object o on o.object_id = f.order_id
         join event_object r on r.object_no = o.object_no join event e using (event_no) join activity a using (activity_no)
         where f.process_version like $1 || ' v%' and a.name = $2 and e."at" >= make_timestamp(($3::bigint) * 1000)),
       steps as (
         select distinct r.object_no, r.event_no, a.name, e."at" from event_object r join ended using (object_no)
         join event e using (event_no) join activity a using (activity_no)
         where a.name in (select unnest(from_json($4, '["VARCHAR"]'))) and e."at" is not null),
       waits as (
         select name, epoch_ms(lead("at") over (partition by object_no order by event_no)) - epoch_ms("at") as ms from steps)
       select name, avg(ms) / 1000 as mean, stddev_samp(ms) / 1000 as deviation
       from waits where ms is not null group by name having count(*) >= $5`,
      [
        processId,
        PROCESS_OVER,
        BigInt(now - LEARNED_FROM_DAYS * 86_400_000),
        JSON.stringify(activities),
        LEAST_SEEN,
      ],
    ),
  );
  return new Map(rows.map(({ name, mean, deviation }) => [name, { mean, deviation }]));
}
