// The single place for where the records of an import stand before they become a log: temporary tables, filled in large pieces as the file is read.
// Numbers, checks and relations are made of them in SQL (settle-log.ts), so that a log may be larger than memory.
import {
  BIGINT,
  type DuckDBConnection,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import type { EventRecord, LogRecord, ObjectRecord, TypeRecord, Value } from '../formats/records.ts';
import type { Reporter } from '../formats/report.ts';
import { appendColumns } from '../log/columns.ts';
import { cleanText, cleanValue } from './clean-text.ts';

const TABLES = {
  staged_event: {
    seq: BIGINT,
    position: BIGINT,
    event_id: VARCHAR,
    type: VARCHAR,
    happened_at: TIMESTAMP,
    actor: VARCHAR,
    channel: VARCHAR,
    attributes: VARCHAR,
    line: INTEGER,
  },
  staged_object: {
    seq: BIGINT,
    position: BIGINT,
    object_id: VARCHAR,
    type: VARCHAR,
    attributes: VARCHAR,
    line: INTEGER,
  },
  /** `owner`: the seq of an event. `type`: where the source names it beside the id. */
  staged_relation: { seq: BIGINT, owner: BIGINT, object_id: VARCHAR, qualifier: VARCHAR, type: VARCHAR },
  /** `owner`: the seq of an object. */
  staged_link: { seq: BIGINT, owner: BIGINT, object_id: VARCHAR, qualifier: VARCHAR },
  staged_change: { seq: BIGINT, owner: BIGINT, happened_at: TIMESTAMP, name: VARCHAR, value: VARCHAR },
  staged_type: { seq: BIGINT, owner: VARCHAR, type: VARCHAR },
  staged_attribute: { seq: BIGINT, owner: VARCHAR, type: VARCHAR, name: VARCHAR, kind: VARCHAR },
  staged_property: { seq: BIGINT, name: VARCHAR, value: VARCHAR },
} as const satisfies Record<string, Record<string, DuckDBType>>;

type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];
const BATCH_ROWS = 16_384;

export interface Staging {
  /** True when enough is held that it should be written. */
  add(record: LogRecord): boolean;
  write(): Promise<void>;
}

export async function openStaging(connection: DuckDBConnection, report: Reporter): Promise<Staging> {
  for (const name of NAMES) {
    const columns = Object.entries(TABLES[name]).map(([column, type]) => `${column} ${type}`);
    await connection.run(`create temp table ${name} (${columns.join(', ')})`);
  }
  const held = Object.fromEntries(
    NAMES.map((name) => [name, Object.keys(TABLES[name]).map((): DuckDBValue[] => [])]),
  ) as Record<TableName, DuckDBValue[][]>;
  let seq = 0n;
  let rows = 0;

  const put = (table: TableName, ...values: DuckDBValue[]): bigint => {
    seq += 1n;
    const columns = held[table];
    columns[0]!.push(seq);
    values.forEach((value, index) => {
      columns[index + 1]!.push(value);
    });
    rows += 1;
    return seq;
  };
  const flush = async () => {
    rows = 0;
    for (const name of NAMES) {
      const types = Object.values(TABLES[name]) as DuckDBType[];
      if (held[name][0]!.length > 0)
        await appendColumns(
          connection,
          name,
          held[name].map((values, index) => ({ type: types[index]!, values })),
        );
      held[name] = types.map(() => []);
    }
  };
  const clean = (text: string, record: { place?: EventRecord['place'] }) =>
    cleanText(text, record.place ?? {}, report);
  const jsonOf = (value: Value, record: { place?: EventRecord['place'] }) =>
    cleanValue(value, record.place ?? {}, report);

  const putEvent = (event: EventRecord) => {
    const { position, time, actor, channel, place } = event;
    const owner = put(
      'staged_event',
      position === undefined ? null : BigInt(position),
      clean(event.id, event),
      clean(event.type, event),
      time === null ? null : new DuckDBTimestampValue(time),
      actor === null ? null : clean(actor, event),
      channel === null ? null : clean(channel, event),
      jsonOf(event.attributes, event),
      place?.line ?? null,
    );
    for (const { objectId, qualifier, type } of event.relations)
      put(
        'staged_relation',
        owner,
        clean(objectId, event),
        clean(qualifier, event),
        type === undefined ? null : clean(type, event),
      );
  };
  const putObject = (object: ObjectRecord) => {
    const { position, place } = object;
    const owner = put(
      'staged_object',
      position === undefined ? null : BigInt(position),
      clean(object.id, object),
      clean(object.type, object),
      jsonOf(object.attributes, object),
      place?.line ?? null,
    );
    for (const { objectId, qualifier } of object.relations)
      put('staged_link', owner, clean(objectId, object), clean(qualifier, object));
    for (const { name, time, value } of object.changes)
      put(
        'staged_change',
        owner,
        time === null ? null : new DuckDBTimestampValue(time),
        clean(name, object),
        jsonOf(value, object),
      );
  };
  const putType = (record: TypeRecord) => {
    const type = clean(record.name, {});
    put('staged_type', record.of, type);
    for (const [name, kind] of record.attributes)
      put('staged_attribute', record.of, type, clean(name, {}), kind);
  };

  return {
    add(record) {
      if (record.record === 'event') putEvent(record);
      else if (record.record === 'object') putObject(record);
      else if (record.record === 'type') putType(record);
      else put('staged_property', clean(record.name, {}), jsonOf(record.value, {}));
      return rows >= BATCH_ROWS;
    },
    write: flush,
  };
}

/** Other imports may use the connection. */
export async function dropStaging(connection: DuckDBConnection): Promise<void> {
  for (const name of NAMES) await connection.run(`drop table if exists ${name}`);
}
