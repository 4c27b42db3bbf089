// The single place for what is known of cases beyond their events: attributes of the object, the last value of those that change, and, where a
// log has none of its own (the live one), what the first event of the case says.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CaseAttribute, CaseLog } from '../mining/case-log.ts';
import { readRows } from './columns.ts';
import { type DataSet, LIVE } from './data-sets.ts';

/** Attributes at most: a log with more has its values in the wrong place. */
const MAX_ATTRIBUTES = 100;
const MAX_NAME = 200;

type Scalar = string | number | boolean | null;

/** A value per case of `log`, in its order; attributes by name. Kept while the log stays as it is. */
export function readCaseAttributes(set: DataSet, notion: string, log: CaseLog): Promise<CaseAttribute[]> {
  return set.recall(
    `attributes ${JSON.stringify(notion)} ${log.caseNo.length} ${log.eventNo.length}`,
    async () => {
      const value = await set.use((connection) => readAttributes(connection, set, notion, log));
      return { value, bytes: value.length * log.caseNo.length * 24 };
    },
  );
}

async function readAttributes(
  connection: DuckDBConnection,
  set: DataSet,
  notion: string,
  log: CaseLog,
): Promise<CaseAttribute[]> {
  const places = new Map<number, number>();
  for (let place = 0; place < log.caseNo.length; place++) places.set(log.caseNo[place]!, place);
  const columns = new Map<string, Scalar[]>();
  const put = (name: string, place: number, value: Scalar) => {
    let column = columns.get(name);
    if (!column) {
      if (columns.size >= MAX_ATTRIBUTES || name.length > MAX_NAME) return;
      column = new Array<Scalar>(log.caseNo.length).fill(null);
      columns.set(name, column);
    }
    column[place] = value;
  };
  const from = set.id === LIVE ? FIRST_EVENTS : OBJECTS;
  const rows = await connection.stream(from, [notion]);
  for (;;) {
    const chunk = await rows.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    const numbers = chunk.getColumnVector(0);
    const texts = chunk.getColumnVector(1);
    const channels = chunk.getColumnVector(2);
    for (let row = 0; row < chunk.rowCount; row++) {
      const place = places.get(numbers.getItem(row) as number);
      if (place === undefined) continue;
      const channel = channels.getItem(row) as string | null;
      if (channel !== null) put('channel', place, channel);
      for (const [name, value] of entriesOf(texts.getItem(row) as string | null)) put(name, place, value);
    }
  }
  const changes = await readRows<{ no: number; name: string; value: string | null }>(
    connection,
    LAST_CHANGES,
    [notion],
  );
  for (const { no, name, value } of changes) {
    const place = places.get(no);
    const scalar = toScalar(parse(value));
    if (place !== undefined && scalar !== undefined) put(name, place, scalar);
  }
  return [...columns]
    .map(([name, values]) => toAttribute(name, values))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const OBJECTS = `
  select o.object_no::double, o.attributes::varchar, null::varchar
  from object o join object_type t using (type_no) where t.name = $1 and o.attributes is not null`;

const FIRST_EVENTS = `
  select f.object_no::double, e.attributes::varchar, e.channel
  from (
    select r.object_no, min(r.event_no) as event_no
    from event_object r join object_type t using (type_no) where t.name = $1 group by r.object_no
  ) f join event e using (event_no)`;

const LAST_CHANGES = `
  select c.object_no as no, c.name, arg_max(c.value, coalesce(c."at", '1970-01-01'::timestamp))::varchar as value
  from object_change c join object o using (object_no) join object_type t using (type_no)
  where t.name = $1 group by c.object_no, c.name`;

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const toScalar = (value: unknown): Scalar | undefined =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as Scalar) : undefined;

function* entriesOf(text: string | null): Iterable<[name: string, value: Scalar]> {
  const whole = parse(text);
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return;
  for (const [name, value] of Object.entries(whole)) {
    const scalar = toScalar(value);
    if (scalar !== undefined) yield [name, scalar];
  }
}

/** One kind for all values; a mixture is text. */
function toAttribute(name: string, values: Scalar[]): CaseAttribute {
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  if (kinds.size === 1 && kinds.has('number')) return { name, kind: 'number', values };
  if (kinds.size === 1 && kinds.has('boolean')) return { name, kind: 'boolean', values };
  return { name, kind: 'text', values: values.map((value) => (value === null ? null : String(value))) };
}
