// The single place that walks a log in DuckDB as the writers of formats take it: page by page, in the order of its numbers, all of it or what lies
// within a span of time. It reads within one transaction, so that a live log does not move under a file that is being written.
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type {
  CaseRecord,
  EventRecord,
  Kind,
  LogSource,
  ObjectRecord,
  PropertyRecord,
  Relation,
  TypeRecord,
  Value,
  Values,
} from '../formats/records.ts';
import { readRows } from '../log/columns.ts';

const PAGE = 5000;

export interface Span {
  readonly from: Date | null;
  readonly to: Date | null;
}

type Row = Record<string, DuckDBValue>;

/** Opens a transaction on the connection, which stays open: whoever lent it ends it. */
export async function openLogSource(connection: DuckDBConnection, span: Span): Promise<LogSource> {
  await connection.run('begin transaction');
  await pick(connection, span);
  return createSource(connection, await numbersOf(connection));
}

/** What is exported, and what the ids of objects are there: an id that stands for objects of several types gets its type before it. */
async function pick(connection: DuckDBConnection, { from, to }: Span): Promise<void> {
  const isWhole = from === null && to === null;
  const within = `where ($1::timestamp is null or "at" >= $1::timestamp) and ($2::timestamp is null or "at" < $2::timestamp)`;
  const bounds = [from, to].map((at) => (at === null ? null : at.toISOString().replace('Z', '')));
  await connection.run('create or replace temp table picked_event (event_no bigint)');
  await connection.run('create or replace temp table picked_object (object_no bigint)');
  if (!isWhole) {
    await connection.run(
      `insert into picked_event select event_no from event ${within} order by event_no`,
      bounds,
    );
    await connection.run(
      'insert into picked_object select distinct object_no from event_object semi join picked_event using (event_no) order by 1',
    );
  }
  const semi = (no: string, table: string) => (isWhole ? '' : `where ${no} in (select ${no} from ${table})`);
  await connection.run(
    `create or replace temp view log_event as select * from event ${semi('event_no', 'picked_event')}`,
  );
  await connection.run(
    `create or replace temp table shared_id as select object_id from object group by object_id having count(*) > 1`,
  );
  const [shared] = await readRows<{ shared: number }>(connection, 'select count(*) as shared from shared_id');
  const id =
    shared!.shared === 0
      ? 'o.object_id'
      : `case when o.object_id in (select object_id from shared_id) then t.name || ':' || o.object_id else o.object_id end`;
  await connection.run(`create or replace temp view log_object as
    select o.object_no, o.type_no, t.name as type, ${id} as id, o.attributes from object o join object_type t using (type_no)
    ${isWhole ? '' : 'where o.object_no in (select object_no from picked_object)'}`);
}

interface Numbers {
  readonly events: readonly [first: number, last: number];
  readonly objects: readonly [first: number, last: number];
}

async function numbersOf(connection: DuckDBConnection): Promise<Numbers> {
  const [row] = await readRows<{ e1: number; e2: number; o1: number; o2: number }>(
    connection,
    `select (select coalesce(min(event_no), 0) from event) as e1, (select coalesce(max(event_no), -1) from event) as e2,
      (select coalesce(min(object_no), 0) from object) as o1, (select coalesce(max(object_no), -1) from object) as o2`,
  );
  return { events: [row!.e1, row!.e2], objects: [row!.o1, row!.o2] };
}

function* pagesOf([first, last]: readonly [number, number]): Generator<[bigint, bigint]> {
  for (let from = first; from <= last; from += PAGE)
    yield [BigInt(from), BigInt(Math.min(last, from + PAGE - 1))];
}

function createSource(connection: DuckDBConnection, numbers: Numbers): LogSource {
  const read = async (sql: string, values: DuckDBValue[] = []): Promise<Row[]> =>
    (await connection.runAndReadAll(sql, values)).getRowObjects() as Row[];
  const typeNoOf = async (notion: string): Promise<number> =>
    Number((await read('select type_no from object_type where name = $1', [notion]))[0]?.type_no ?? -1);

  const objectsBetween = async (page: DuckDBValue[], where = ''): Promise<ObjectRecord[]> => {
    const objects = await read(
      `select object_no, id, type, attributes::varchar as attributes from log_object
       where object_no between $1 and $2 ${where} order by object_no`,
      page,
    );
    const links = groupBy(
      await read(
        `select l.from_no as no, o.id, o.type, l.qualifier from object_object l join log_object o on o.object_no = l.to_no
         where l.from_no between $1 and $2 order by l.from_no, l.rowid`,
        page.slice(0, 2),
      ),
    );
    const changes = groupBy(
      await read(
        `select object_no as no, epoch_us("at") as time, name, value::varchar as value from object_change
         where object_no between $1 and $2 order by object_no, rowid`,
        page.slice(0, 2),
      ),
    );
    return objects.map((row) => ({
      record: 'object',
      id: row.id as string,
      type: row.type as string,
      attributes: valuesOf(row.attributes),
      changes: (changes.get(row.object_no as bigint) ?? []).map(({ name, time, value }) => ({
        name: name as string,
        time: time as bigint | null,
        value: value === null ? null : (JSON.parse(value as string) as Value),
      })),
      relations: relationsOf(links.get(row.object_no as bigint)),
    }));
  };

  /** `events`: a select of `event_no`. */
  const eventsOf = async (events: string, values: DuckDBValue[]): Promise<Map<bigint, EventRecord>> => {
    const rows = await read(
      `select e.event_no, e.event_id, a.name as type, epoch_us(e."at") as time, e.actor, e.channel, e.attributes::varchar as attributes
       from log_event e join activity a using (activity_no) where e.event_no in (${events}) order by e.event_no`,
      values,
    );
    const relations = groupBy(
      await read(
        `select r.event_no as no, o.id, o.type, r.qualifier from event_object r join log_object o on o.object_no = r.object_no
         where r.event_no in (${events}) order by r.event_no, r.rowid`,
        values,
      ),
    );
    return new Map(
      rows.map((row): [bigint, EventRecord] => [
        row.event_no as bigint,
        {
          record: 'event',
          id: row.event_id as string,
          type: row.type as string,
          time: row.time as bigint | null,
          actor: row.actor as string | null,
          channel: row.channel as string | null,
          attributes: valuesOf(row.attributes),
          relations: relationsOf(relations.get(row.event_no as bigint)),
          position: Number(row.event_no),
        },
      ]),
    );
  };

  async function* casesOf(notion: string): AsyncGenerator<CaseRecord> {
    const typeNo = await typeNoOf(notion);
    // Events of several cases stand first in the one with the smallest number; few events are, so this is small.
    await read(`create or replace temp table first_case as
      select event_no, min(object_no) as object_no from event_object where type_no = ${typeNo} group by event_no having count(distinct object_no) > 1`);
    for (const page of pagesOf(numbers.objects)) {
      const objects = await objectsBetween([...page, notion], 'and type = $3');
      if (objects.length === 0) continue;
      const members = `select distinct object_no, event_no from event_object where type_no = ${typeNo} and object_no between $1 and $2`;
      const events = await eventsOf(`select event_no from (${members})`, page);
      const order = groupBy(
        await read(
          `select o.id as no, m.event_no, coalesce(f.object_no <> m.object_no, false) as copy
           from (${members}) m join log_event e using (event_no) join log_object o on o.object_no = m.object_no
           left join first_case f on f.event_no = m.event_no order by m.object_no, e."at" nulls last, m.event_no`,
          page,
        ),
      );
      for (const object of objects)
        yield {
          object,
          events: (order.get(object.id) ?? []).map((row) => ({
            event: events.get(row.event_no as bigint)!,
            isCopy: row.copy as boolean,
          })),
        };
    }
  }

  return {
    types: () => readTypes(connection),
    properties: async () =>
      (
        await readRows<{ name: string; value: string }>(
          connection,
          'select name, value::varchar as value from property',
        )
      ).map(
        ({ name, value }): PropertyRecord => ({
          record: 'property',
          name,
          value: JSON.parse(value) as Value,
        }),
      ),
    async *objects() {
      for (const page of pagesOf(numbers.objects)) yield* await objectsBetween(page);
    },
    async *events() {
      for (const page of pagesOf(numbers.events))
        yield* (
          await eventsOf('select event_no from log_event where event_no between $1 and $2', page)
        ).values();
    },
    cases: casesOf,
    async *looseEvents(notion) {
      const typeNo = await typeNoOf(notion);
      const loose = `select event_no from log_event where event_no between $1 and $2
        and event_no not in (select event_no from event_object where type_no = ${typeNo} and event_no between $1 and $2)`;
      for (const page of pagesOf(numbers.events)) yield* (await eventsOf(loose, page)).values();
    },
  };
}

async function readTypes(connection: DuckDBConnection): Promise<TypeRecord[]> {
  const rows = await readRows<{ of: 'event' | 'object'; name: string; no: number }>(
    connection,
    `select 'event' as "of", name, activity_no as no from activity union all select 'object', name, type_no from object_type order by 1, 3`,
  );
  const declared = await readRows<{ owner: string; type: string; name: string; kind: Kind }>(
    connection,
    'select owner, type, name, kind from declared order by rowid',
  );
  return rows.map(({ of, name }) => ({
    record: 'type',
    of,
    name,
    attributes: declared
      .filter((each) => each.owner === of && each.type === name)
      .map((each) => [each.name, each.kind] as const),
  }));
}

function groupBy(rows: readonly Row[]): Map<bigint | string, Row[]> {
  const groups = new Map<bigint | string, Row[]>();
  for (const row of rows) {
    const no = row.no as bigint | string;
    const group = groups.get(no);
    if (group) group.push(row);
    else groups.set(no, [row]);
  }
  return groups;
}

const valuesOf = (json: DuckDBValue | undefined): Values =>
  typeof json === 'string' ? (JSON.parse(json) as Values) : {};

const relationsOf = (rows: readonly Row[] | undefined): Relation[] =>
  (rows ?? []).map(({ id, type, qualifier }) => ({
    objectId: id as string,
    type: type as string,
    qualifier: (qualifier as string | null) ?? '',
  }));
