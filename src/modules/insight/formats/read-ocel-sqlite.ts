// The single place that reads OCEL 2.0 from a SQLite database. The file is somebody else's: only plain tables are looked at, never views, triggers or
// virtual tables, and nothing of its schema is trusted.

import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { setImmediate as yieldTurn } from 'node:timers/promises';
import type { ReadLimits } from './limits.ts';
import { createOcelMembers, type OcelMembers, type RawAttribute, type RawRelation } from './ocel-members.ts';
import type { LogRecord, Value } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';
import { quoteName } from './sqlite-names.ts';

const REQUIRED = ['event', 'object', 'event_object', 'object_object', 'event_map_type', 'object_map_type'];
const TURN_ROWS = 2000;

type Row = Record<string, SQLOutputValue>;

export async function* readOcelSqlite(
  file: string,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    db.exec('pragma trusted_schema = off; pragma cell_size_check = on');
    yield* readDatabase(db, report, limits);
  } catch (error) {
    if (error instanceof Unreadable || (error as { code?: unknown }).code !== 'ERR_SQLITE_ERROR') throw error;
    report.add('notADatabase', {}, { detail: `${(error as Error).message}.` });
    throw new Unreadable();
  } finally {
    db?.close();
  }
}

async function* readDatabase(
  db: DatabaseSync,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const tables = plainTables(db);
  const missing = REQUIRED.filter((table) => !tables.has(table));
  for (const table of missing) report.add('missingTable', { table }, { detail: table });
  if (missing.length > 0) throw new Unreadable();
  if (tables.has('throughline_properties'))
    for (const { name, value } of db
      .prepare('select name, value from throughline_properties order by rowid')
      .iterate() as Iterable<Row>)
      yield { record: 'property', name: String(name), value: JSON.parse(String(value)) as Value };
  const members = createOcelMembers(report, limits);
  const types: [of: 'event' | 'object', type: string, table: string][] = [];
  for (const side of ['object', 'event'] as const) {
    for (const row of db
      .prepare(`select ocel_type, ocel_type_map from ${side}_map_type order by rowid`)
      .all() as Row[]) {
      const table = `${side}_${String(row.ocel_type_map)}`;
      const isThere = tables.has(table.toLowerCase());
      if (!isThere) report.add('missingTable', { table }, { detail: table });
      const declared = [
        ...(isThere ? columnsOf(db, table) : []),
        ...unheldAttributes(db, tables, side, row.ocel_type),
      ];
      const record = members.declare(side, row.ocel_type, declared, { table });
      if (record !== null) yield record;
      if (isThere) types.push([side, String(row.ocel_type), table]);
    }
  }
  for (const [side, type, table] of types)
    yield* side === 'object' ? readObjects(db, members, type, table) : readEvents(db, members, type, table);
  yield* readUntabled(db, members, types);
}

function plainTables(db: DatabaseSync): Set<string> {
  const rows = db.prepare("select name, sql from sqlite_master where type = 'table'").all() as Row[];
  return new Set(
    rows
      .filter(
        ({ sql }) => !/^\s*create\s+virtual/i.test(String(sql)) && !/without\s+rowid\s*$/i.test(String(sql)),
      )
      .map(({ name }) => String(name).toLowerCase()),
  );
}

const FORMAT_COLUMNS: ReadonlySet<string> = new Set(['ocel_id', 'ocel_time', 'ocel_changed_field']);

function columnsOf(db: DatabaseSync, table: string): { name: string; type: string }[] {
  const columns = db.prepare(`select name, type from pragma_table_info(?)`).all(table) as Row[];
  return columns
    .map(({ name, type }) => ({
      name: String(name),
      type: String(type).replace(/\(.*$/, '').trim() || 'text',
    }))
    .filter(({ name }) => !FORMAT_COLUMNS.has(name.toLowerCase()));
}

/** Declared attributes whose names no column can have; in databases that we wrote. */
function unheldAttributes(
  db: DatabaseSync,
  tables: ReadonlySet<string>,
  of: string,
  type: SQLOutputValue | undefined,
) {
  if (!tables.has('throughline_attributes') || type === undefined) return [];
  const rows = db
    .prepare(
      'select name, kind from throughline_attributes where ocel_of = ? and ocel_type = ? order by rowid',
    )
    .all(of, type) as Row[];
  return rows.map(({ name, kind }) => ({ name: String(name), type: String(kind) }));
}

async function* readObjects(
  db: DatabaseSync,
  members: OcelMembers,
  type: string,
  table: string,
): AsyncGenerator<LogRecord> {
  const rows = db.prepare(
    `select o.rowid as "rowid", t.* from ${quoteName(table)} t join object o on o.ocel_id = t.ocel_id and o.ocel_type = ? order by o.rowid, t.rowid`,
  );
  rows.setReadBigInts(true);
  const relations = relationReader(db, 'object');
  let open: { id: string; position: number; attributes: RawAttribute[] } | null = null;
  const finish = (): LogRecord | null => {
    if (open === null) return null;
    const { id, position, attributes } = open;
    const record = members.object({
      id,
      type,
      attributes,
      relations: relations(id),
      place: { table, object: id },
    });
    return record === null ? null : { ...record, position };
  };
  let count = 0;
  for (const row of rows.iterate(type) as Iterable<Row>) {
    const id = String(row.ocel_id);
    if (open === null || open.id !== id) {
      const record = finish();
      if (record !== null) yield record;
      open = { id, position: Number(row.rowid), attributes: [] };
    }
    const changed = row.ocel_changed_field;
    for (const attribute of attributesOf(row))
      if (changed === null || changed === undefined || changed === attribute.name)
        open.attributes.push({
          ...attribute,
          time: isStart(row.ocel_time, changed) ? undefined : row.ocel_time,
        });
    count += 1;
    if (count % TURN_ROWS === 0) await yieldTurn();
  }
  const record = finish();
  if (record !== null) yield record;
}

/** The first row of an object, without a changed field, says what it has from the beginning, in whatever zone the file writes 1970. */
const isStart = (time: SQLOutputValue | undefined, changed: SQLOutputValue | undefined): boolean =>
  (changed === null || changed === undefined) &&
  (time === null || /^(?:1970-01-01|1969-12-31)/.test(String(time)));

async function* readEvents(
  db: DatabaseSync,
  members: OcelMembers,
  type: string,
  table: string,
): AsyncGenerator<LogRecord> {
  const rows = db.prepare(
    `select e.rowid as "rowid", t.* from ${quoteName(table)} t join event e on e.ocel_id = t.ocel_id and e.ocel_type = ? order by e.rowid, t.rowid`,
  );
  rows.setReadBigInts(true);
  const relations = relationReader(db, 'event');
  let count = 0;
  for (const row of rows.iterate(type) as Iterable<Row>) {
    const id = String(row.ocel_id);
    const raw = {
      id,
      type,
      time: row.ocel_time,
      attributes: attributesOf(row),
      relations: relations(id),
      place: { table, event: id },
    };
    const record = members.event(raw);
    if (record !== null) yield { ...record, position: Number(row.rowid) };
    count += 1;
    if (count % TURN_ROWS === 0) await yieldTurn();
  }
}

/** Members that stand in the list of all, but in no table of a type. */
function* readUntabled(
  db: DatabaseSync,
  members: OcelMembers,
  types: readonly (readonly [of: 'event' | 'object', type: string, table: string])[],
): Generator<LogRecord> {
  for (const side of ['object', 'event'] as const) {
    const known = types.filter(([each]) => each === side);
    const missing = known.map(
      ([, , table]) => `and not exists (select 1 from ${quoteName(table)} t where t.ocel_id = m.ocel_id)`,
    );
    // A list of many tables in one statement would be slow without the keys that the format gives events; objects have none.
    const sql =
      known.length <= 1 || side === 'event'
        ? `select m.rowid as "rowid", m.ocel_id, m.ocel_type from ${side} m where true ${missing.join(' ')}`
        : `select m.rowid as "rowid", m.ocel_id, m.ocel_type from ${side} m where m.ocel_id not in (${known.map(([, , table]) => `select ocel_id from ${quoteName(table)} where ocel_id is not null`).join(' union all ')})`;
    const relations = relationReader(db, side);
    for (const row of db.prepare(sql).all() as Row[]) {
      const raw = {
        id: row.ocel_id,
        type: row.ocel_type,
        attributes: [],
        relations: relations(String(row.ocel_id)),
        place: { table: side },
      };
      const record = side === 'event' ? members.event(raw) : members.object(raw);
      if (record !== null) yield { ...record, position: Number(row.rowid) };
    }
  }
}

const RELATIONS = {
  object: 'select ocel_target_id, ocel_qualifier from object_object where ocel_source_id = ? order by rowid',
  event: 'select ocel_object_id, ocel_qualifier from event_object where ocel_event_id = ? order by rowid',
} as const;

function relationReader(db: DatabaseSync, side: keyof typeof RELATIONS): (id: string) => RawRelation[] {
  const statement = db.prepare(RELATIONS[side]);
  return (id) =>
    (statement.all(id) as Row[]).map((row) => {
      const [objectId, qualifier] = Object.values(row);
      return { objectId, qualifier };
    });
}

function attributesOf(row: Row): RawAttribute[] {
  return Object.entries(row)
    .filter(([name, value]) => value !== null && name !== 'rowid' && !FORMAT_COLUMNS.has(name.toLowerCase()))
    .map(([name, value]) => ({ name, value: textOf(value) }));
}

/** Text: its column says what kind it is. */
const textOf = (value: SQLOutputValue): string =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString('base64')
    : typeof value === 'number'
      ? JSON.stringify(value)
      : String(value);
