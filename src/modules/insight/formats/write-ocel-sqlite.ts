// The single place that writes OCEL 2.0 as a SQLite database, into a file that does not exist yet. SQLite is written in this thread: every some
// thousand rows others get their turn.

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate as yieldTurn } from 'node:timers/promises';
import { spellEvent, spellObject, timeText } from './exact.ts';
import { EPOCH, writeInstant } from './instants.ts';
import type { Kind, LogSource, Value } from './records.ts';
import { type Columns, columnsOf, quoteName, refusesColumn, tableNames } from './sqlite-names.ts';
import { type SurveyedType, surveyLog } from './survey.ts';
import { writeValue } from './value-text.ts';

const TYPES: Readonly<Record<Kind, string>> = {
  string: 'TEXT',
  time: 'TIMESTAMP',
  integer: 'INTEGER',
  float: 'REAL',
  boolean: 'BOOLEAN',
};
const TURN_ROWS = 2000;

const TABLES = `
create table event_map_type (ocel_type text primary key, ocel_type_map text);
create table object_map_type (ocel_type text primary key, ocel_type_map text);
create table event (ocel_id text primary key, ocel_type text, foreign key (ocel_type) references event_map_type (ocel_type));
create table object (ocel_id text primary key, ocel_type text, foreign key (ocel_type) references object_map_type (ocel_type));
create table event_object (ocel_event_id text, ocel_object_id text, ocel_qualifier text,
  primary key (ocel_event_id, ocel_object_id, ocel_qualifier),
  foreign key (ocel_event_id) references event (ocel_id), foreign key (ocel_object_id) references object (ocel_id));
create table object_object (ocel_source_id text, ocel_target_id text, ocel_qualifier text,
  primary key (ocel_source_id, ocel_target_id, ocel_qualifier),
  foreign key (ocel_source_id) references object (ocel_id), foreign key (ocel_target_id) references object (ocel_id));
create table throughline_properties (name text primary key, value text);
create table throughline_attributes (ocel_of text, ocel_type text, name text, kind text);
`;

interface TypeTable extends Columns {
  readonly kindOf: SurveyedType['kindOf'];
  readonly insert: StatementSync;
}

export async function writeOcelSqlite(source: LogSource, file: string): Promise<void> {
  const survey = await surveyLog(source, refusesColumn);
  const db = new DatabaseSync(file);
  try {
    // The file is thrown away when anything goes wrong, so nothing needs to survive a crash; members may come before what they refer to.
    db.exec('pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; begin');
    db.exec(TABLES);
    const property = db.prepare('insert into throughline_properties values (?, ?)');
    for (const { name, value } of await source.properties()) property.run(name, JSON.stringify(value));
    const objects = createTypeTables(db, 'object', survey.objects);
    const events = createTypeTables(db, 'event', survey.events);
    await writeObjects(db, source, objects);
    await writeEvents(db, source, events);
    db.exec('commit');
  } finally {
    db.close();
  }
}

function createTypeTables(
  db: DatabaseSync,
  of: 'event' | 'object',
  types: ReadonlyMap<string, SurveyedType>,
): Map<string, TypeTable> {
  const names = tableNames(types.keys());
  const map = db.prepare(`insert into ${of}_map_type values (?, ?)`);
  const unheld = db.prepare('insert into throughline_attributes values (?, ?, ?, ?)');
  const tables = new Map<string, TypeTable>();
  for (const [type, surveyed] of types) {
    const name = names.get(type)!;
    map.run(type, name);
    const own = columnsOf(surveyed);
    const columns = [...own.columns].map(([column, kind]) => `${quoteName(column)} ${TYPES[kind]}`);
    const table = quoteName(`${of}_${name}`);
    const head =
      of === 'event'
        ? ['ocel_id text primary key', 'ocel_time timestamp']
        : ['ocel_id text', 'ocel_time timestamp', 'ocel_changed_field text'];
    db.exec(
      `create table ${table} (${[...head, ...columns, `foreign key (ocel_id) references ${of} (ocel_id)`].join(', ')})`,
    );
    const insert = db.prepare(
      `insert into ${table} values (${[...head, ...columns].map(() => '?').join(', ')})`,
    );
    // Declared, but no column can have the name.
    for (const [attribute, kind] of surveyed.declared)
      if (!own.columns.has(attribute)) unheld.run(of, type, attribute, kind);
    tables.set(type, { ...own, kindOf: surveyed.kindOf, insert });
  }
  return tables;
}

async function writeObjects(
  db: DatabaseSync,
  source: LogSource,
  tables: ReadonlyMap<string, TypeTable>,
): Promise<void> {
  const object = db.prepare('insert into object values (?, ?)');
  const relation = db.prepare('insert or ignore into object_object values (?, ?, ?)');
  let rows = 0;
  for await (const each of source.objects()) {
    const { columns, refuses, kindOf, insert } = tables.get(each.type)!;
    const { attributes, changes } = spellObject(each, kindOf, refuses);
    object.run(each.id, each.type);
    insert.run(each.id, EPOCH, null, ...[...columns].map(([name, kind]) => toSql(attributes[name], kind)));
    for (const change of changes)
      insert.run(
        each.id,
        writeInstant(change.time),
        change.name,
        ...[...columns].map(([name, kind]) => (name === change.name ? toSql(change.value, kind) : null)),
      );
    for (const { objectId, qualifier } of each.relations) relation.run(each.id, objectId, qualifier);
    rows += 1;
    if (rows % TURN_ROWS === 0) await yieldTurn();
  }
}

async function writeEvents(
  db: DatabaseSync,
  source: LogSource,
  tables: ReadonlyMap<string, TypeTable>,
): Promise<void> {
  const event = db.prepare('insert into event values (?, ?)');
  const relation = db.prepare('insert or ignore into event_object values (?, ?, ?)');
  let rows = 0;
  for await (const each of source.events()) {
    const { columns, refuses, kindOf, insert } = tables.get(each.type)!;
    const attributes = spellEvent(each, kindOf, refuses);
    event.run(each.id, each.type);
    insert.run(
      each.id,
      timeText(each.time),
      ...[...columns].map(([name, kind]) => toSql(attributes[name], kind)),
    );
    for (const { objectId, qualifier } of each.relations) relation.run(each.id, objectId, qualifier);
    rows += 1;
    if (rows % TURN_ROWS === 0) await yieldTurn();
  }
}

function toSql(value: Value | undefined, kind: Kind): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (kind === 'boolean' && typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && kind === 'integer') return BigInt.asIntN(64, BigInt(Math.trunc(value)));
  if (typeof value === 'number' && kind === 'float') return value;
  return writeValue(value);
}
