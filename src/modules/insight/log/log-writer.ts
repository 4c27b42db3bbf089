// The single place that appends events to a log in DuckDB: numbers for events, activities, types and objects, and what appears together.
// It writes in the connection's transaction and keeps nothing between two of them but the names it has seen.
import type { DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, type ColumnKind, readRows } from './columns.ts';
import { linksOf } from './links.ts';
import type { ObjectNumbers } from './object-numbers.ts';

/** An event on its way into a log. */
export interface IncomingEvent {
  readonly id: string;
  readonly activity: string;
  /** Microseconds since 1970 UTC; null where the source has no time. */
  readonly atMicros: number | null;
  readonly actor: string | null;
  readonly channel: string | null;
  /** JSON text. */
  readonly attributes: string | null;
  readonly objects: readonly (readonly [type: string, id: string, qualifier: string])[];
}

export interface LogWriter {
  /** Appends events in their order; numbers of new objects are taken from `numbers`. */
  append(connection: DuckDBConnection, events: readonly IncomingEvent[]): Promise<void>;
  /** Forgets names after a rollback or a reset; they are read again. */
  forget(): void;
}

/** `linking`: objects that appear in an event for the first time are related to the others of the event. */
export function createLogWriter(numbers: ObjectNumbers, linking = true): LogWriter {
  const activities = createNames('activity', 'activity_no');
  const types = createNames('object_type', 'type_no');
  let nextEvent: number | null = null;

  return {
    async append(connection, events) {
      if (nextEvent === null) {
        const [last] = await readRows<{ no: number | null }>(
          connection,
          'select max(event_no) as no from event',
        );
        nextEvent = (last?.no ?? 0) + 1;
      }
      await activities.learn(
        connection,
        events.map((event) => event.activity),
      );
      await types.learn(
        connection,
        events.flatMap((event) => event.objects.map(([type]) => type)),
      );
      const rows = emptyRows();
      for (const event of events) {
        addEvent(rows, event, nextEvent, activities.numberOf(event.activity));
        addObjects(rows, event, nextEvent, types.numberOf, numbers, linking);
        nextEvent += 1;
      }
      await writeRows(connection, rows);
    },
    forget() {
      nextEvent = null;
      activities.forget();
      types.forget();
    },
  };
}

/** Names with small numbers, in a table of their own. */
function createNames(table: 'activity' | 'object_type', column: string) {
  let known: Map<string, number> | null = null;
  return {
    forget() {
      known = null;
    },
    numberOf: (name: string): number => known!.get(name)!,
    async learn(connection: DuckDBConnection, names: readonly string[]): Promise<void> {
      if (known === null) {
        const rows = await readRows<{ no: number; name: string }>(
          connection,
          `select ${column} as no, name from ${table}`,
        );
        known = new Map(rows.map((row) => [row.name, row.no]));
      }
      for (const name of names) {
        if (known.has(name)) continue;
        const no = known.size + 1;
        known.set(name, no);
        await connection.run(`insert into ${table} values ($1, $2)`, [no, name]);
      }
    },
  };
}

type Column = (string | number | null)[];

const emptyRows = () => ({
  event: {
    no: [] as Column,
    id: [] as Column,
    activity: [] as Column,
    at: [] as Column,
    actor: [] as Column,
    channel: [] as Column,
    attributes: [] as Column,
  },
  object: { no: [] as Column, type: [] as Column, id: [] as Column, attributes: [] as Column },
  relation: { event: [] as Column, object: [] as Column, type: [] as Column, qualifier: [] as Column },
  link: { from: [] as Column, to: [] as Column, qualifier: [] as Column },
});
type Rows = ReturnType<typeof emptyRows>;

function addEvent({ event: rows }: Rows, event: IncomingEvent, no: number, activity: number): void {
  rows.no.push(no);
  rows.id.push(event.id);
  rows.activity.push(activity);
  rows.at.push(event.atMicros);
  rows.actor.push(event.actor);
  rows.channel.push(event.channel);
  rows.attributes.push(event.attributes);
}

function addObjects(
  rows: Rows,
  event: IncomingEvent,
  eventNo: number,
  typeNoOf: (type: string) => number,
  numbers: ObjectNumbers,
  linking: boolean,
): void {
  const found: number[] = [];
  const fresh: boolean[] = [];
  for (const [type, id, qualifier] of event.objects) {
    const typeNo = typeNoOf(type);
    const before = numbers.next;
    const no = numbers.numberOf(typeNo, id);
    const isNew = numbers.next !== before;
    if (isNew) {
      rows.object.no.push(no);
      rows.object.type.push(typeNo);
      rows.object.id.push(id);
      rows.object.attributes.push(null);
    }
    rows.relation.event.push(eventNo);
    rows.relation.object.push(no);
    rows.relation.type.push(typeNo);
    rows.relation.qualifier.push(qualifier);
    found.push(no);
    fresh.push(isNew);
  }
  if (!linking || !fresh.includes(true)) return;
  for (const [from, to] of linksOf(
    event.objects.map(([type]) => type),
    fresh,
  )) {
    rows.link.from.push(found[from]!);
    rows.link.to.push(found[to]!);
    rows.link.qualifier.push(event.objects[to]![2]);
  }
}

async function writeRows(
  connection: DuckDBConnection,
  { event, object, relation, link }: Rows,
): Promise<void> {
  const column = (kind: ColumnKind, values: Column) => ({ kind, values });
  await appendColumns(connection, 'event', [
    column('bigint', event.no),
    column('varchar', event.id),
    column('integer', event.activity),
    column('timestamp', event.at),
    column('varchar', event.actor),
    column('varchar', event.channel),
    column('varchar', event.attributes),
  ]);
  await appendColumns(connection, 'object', [
    column('bigint', object.no),
    column('integer', object.type),
    column('varchar', object.id),
    column('varchar', object.attributes),
  ]);
  await appendColumns(connection, 'event_object', [
    column('bigint', relation.event),
    column('bigint', relation.object),
    column('integer', relation.type),
    column('varchar', relation.qualifier),
  ]);
  await appendColumns(connection, 'object_object', [
    column('bigint', link.from),
    column('bigint', link.to),
    column('varchar', link.qualifier),
  ]);
}
