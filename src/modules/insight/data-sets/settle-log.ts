// The single place that makes a log of staged records: says and mends what only the whole shows (ids given twice, relations into nowhere, circles),
// gives numbers in the order of the source, and fills the tables. It runs in the transaction of the import.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Reporter } from '../formats/report.ts';
import { MAX_PROBLEMS } from '../formats/report.ts';
import { readRows } from '../log/columns.ts';
import { findCycles } from './find-cycles.ts';

export async function settleLog(connection: DuckDBConnection, report: Reporter): Promise<void> {
  await settleIds(connection, report, EVENT_IDS);
  await settleIds(connection, report, OBJECT_IDS);
  if (report.hasErrors()) return;
  await addTypedObjects(connection, report);
  await settleRelations(connection, report);
  await fillTables(connection);
  await tellCycles(connection, report);
}

interface IdRules {
  readonly table: 'staged_event' | 'staged_object';
  readonly id: 'event_id' | 'object_id';
  readonly parts: readonly string[];
  /** What makes two of the same id the same. */
  readonly signature: string;
  readonly repeated: 'eventRepeated' | 'objectRepeated';
  readonly taken: 'eventIdTaken' | 'objectIdTaken';
}

const listOf = (table: string, value: string) =>
  `coalesce((select string_agg(${value}, chr(1) order by seq) from ${table} p where p.owner = m.seq), '')`;
const text = (column: string) => `coalesce(${column}::varchar, chr(2))`;

const EVENT_IDS: IdRules = {
  table: 'staged_event',
  id: 'event_id',
  parts: ['staged_relation'],
  signature: `concat_ws(chr(3), m.type, ${text('m.happened_at')}, ${text('m.actor')}, ${text('m.channel')}, m.attributes,
    ${listOf('staged_relation', "concat_ws(chr(4), object_id, qualifier, coalesce(p.type, ''))")})`,
  repeated: 'eventRepeated',
  taken: 'eventIdTaken',
};
const OBJECT_IDS: IdRules = {
  table: 'staged_object',
  id: 'object_id',
  parts: ['staged_link', 'staged_change'],
  signature: `concat_ws(chr(3), m.type, m.attributes, ${listOf('staged_link', 'concat_ws(chr(4), object_id, qualifier)')},
    ${listOf('staged_change', `concat_ws(chr(4), ${text('happened_at')}, name, value)`)})`,
  repeated: 'objectRepeated',
  taken: 'objectIdTaken',
};

/** An id that is given more than once, each time the same, is kept once; given for different things, the log is refused. */
async function settleIds(connection: DuckDBConnection, report: Reporter, rules: IdRules): Promise<void> {
  const { table, id, parts, signature, repeated, taken } = rules;
  await connection.run(`create or replace temp table doubled as
    select ${id} as id, count(distinct ${signature}) as forms, min(m.seq) as first, count(*) as times, max(m.line) as line
    from ${table} m where ${id} in (select ${id} from ${table} group by ${id} having count(*) > 1) group by ${id}`);
  const rows = await readRows<{ id: string; forms: number; times: number; line: number | null }>(
    connection,
    'select id, forms, times, line from doubled order by first',
  );
  for (const row of rows) {
    const place = {
      ...(row.line === null ? {} : { line: row.line }),
      [table === 'staged_event' ? 'event' : 'object']: row.id,
    };
    report.add(row.forms > 1 ? taken : repeated, place, { detail: row.id });
  }
  if (rows.length > 0) {
    await connection.run(
      `create or replace temp table surplus as select m.seq from ${table} m join doubled d on d.id = m.${id} where m.seq <> d.first`,
    );
    for (const part of parts)
      await connection.run(`delete from ${part} where owner in (select seq from surplus)`);
    await connection.run(`delete from ${table} where seq in (select seq from surplus)`);
    await connection.run('drop table surplus');
  }
  await connection.run('drop table doubled');
}

/**
 * Formats without a list of objects name the type beside each id. An id that stands for objects of several types (order 1, item 1) gets its
 * type put before it, because ids of objects are unique in a log.
 */
async function addTypedObjects(connection: DuckDBConnection, report: Reporter): Promise<void> {
  await connection.run(`create or replace temp table shared as
    select object_id from (
      select object_id, type from staged_relation where type is not null
      union select object_id, type from staged_object where object_id in (select object_id from staged_relation where type is not null))
    group by object_id having count(distinct type) > 1`);
  const shared = await readRows<{ object_id: string }>(
    connection,
    'select object_id from shared order by object_id',
  );
  for (const { object_id } of shared)
    report.add('objectIdShared', { object: object_id }, { detail: object_id });
  if (shared.length > 0) {
    for (const table of ['staged_relation', 'staged_object'])
      await connection.run(
        `update ${table} set object_id = type || ':' || object_id where type is not null and object_id in (select object_id from shared)`,
      );
  }
  await connection.run('drop table shared');
  await connection.run(`insert into staged_object
    select min(seq), null, object_id, any_value(type), '{}', null from staged_relation r
    where type is not null and not exists (select 1 from staged_object o where o.object_id = r.object_id) group by object_id`);
}

async function settleRelations(connection: DuckDBConnection, report: Reporter): Promise<void> {
  for (const [table, owner, kind, id] of [
    ['staged_relation', 'staged_event', 'event', 'event_id'],
    ['staged_link', 'staged_object', 'object', 'object_id'],
  ] as const) {
    const from = `from ${table} r join ${owner} m on m.seq = r.owner`;
    const unknown = `not exists (select 1 from staged_object o where o.object_id = r.object_id)`;
    await tell(connection, report, 'objectUnknown', `${from} where ${unknown}`, kind, id);
    await connection.run(`delete from ${table} r where ${unknown}`);
    const later = `r.seq in (select seq from (
      select seq, row_number() over (partition by owner, object_id, qualifier order by seq) as n from ${table}) where n > 1)`;
    await tell(connection, report, 'relationRepeated', `${from} where ${later}`, kind, id);
    await connection.run(`delete from ${table} r where ${later}`);
  }
}

/** Says each of the first hundred, and counts the rest. */
async function tell(
  connection: DuckDBConnection,
  report: Reporter,
  code: 'objectUnknown' | 'relationRepeated',
  from: string,
  kind: 'event' | 'object',
  id: string,
): Promise<void> {
  const rows = await readRows<{ object_id: string; owner_id: string; line: number | null; total: number }>(
    connection,
    `select r.object_id, m.${id} as owner_id, m.line, count(*) over () as total ${from} order by r.seq limit ${MAX_PROBLEMS}`,
  );
  for (const { object_id, owner_id, line } of rows)
    report.add(code, { ...(line === null ? {} : { line }), [kind]: owner_id }, { detail: object_id });
  report.count(code, (rows[0]?.total ?? 0) - rows.length);
}

async function fillTables(connection: DuckDBConnection): Promise<void> {
  const types = (owner: 'event' | 'object', table: string) => `
    select row_number() over (order by first) - 1, type from (
      select type, min(seq) as first from (
        select type, seq from staged_type where owner = '${owner}' union all select type, coalesce(position, seq) + 1e15 from ${table})
      group by type)`;
  const statements = [
    `insert into activity ${types('event', 'staged_event')}`,
    `insert into object_type ${types('object', 'staged_object')}`,
    `create temp table event_number as select seq, row_number() over (order by coalesce(position, seq), seq) as no from staged_event`,
    `create temp table object_number as
      select o.seq, o.object_id, t.type_no, row_number() over (order by coalesce(o.position, o.seq), o.seq) as no
      from staged_object o join object_type t on t.name = o.type`,
    `insert into event select n.no, s.event_id, a.activity_no, s.happened_at, s.actor, s.channel, s.attributes::json
      from staged_event s join event_number n using (seq) join activity a on a.name = s.type order by n.no`,
    `insert into object select n.no, n.type_no, s.object_id, s.attributes::json
      from staged_object s join object_number n using (seq) order by n.no`,
    `insert into event_object select e.no, o.no, o.type_no, nullif(r.qualifier, '')
      from staged_relation r join event_number e on e.seq = r.owner join object_number o on o.object_id = r.object_id order by e.no, r.seq`,
    `insert into object_object select f.no, o.no, nullif(l.qualifier, '')
      from staged_link l join object_number f on f.seq = l.owner join object_number o on o.object_id = l.object_id order by f.no, l.seq`,
    `insert into object_change select n.no, c.happened_at, c.name, c.value::json
      from staged_change c join object_number n on n.seq = c.owner order by n.no, c.seq`,
    `insert into declared select owner, type, name, arg_max(kind, seq) from staged_attribute group by owner, type, name order by min(seq)`,
    `insert into property select name, value::json from staged_property order by seq`,
    'drop table event_number',
    'drop table object_number',
  ];
  for (const statement of statements) await connection.run(statement);
}

async function tellCycles(connection: DuckDBConnection, report: Reporter): Promise<void> {
  const links = await readRows<{ from: number; to: number }>(
    connection,
    'select distinct from_no as "from", to_no as "to" from object_object order by all',
  );
  const members = findCycles(links).slice(0, MAX_PROBLEMS);
  for (const no of members) {
    const [object] = await readRows<{ object_id: string }>(
      connection,
      'select object_id from object where object_no = $1',
      [BigInt(no)],
    );
    report.add('relationCycle', { object: object!.object_id }, { detail: object!.object_id });
  }
}
