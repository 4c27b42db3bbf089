// The single place that says where events took place: the location that an event of the live log names, else an attribute of its case.
import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumberColumns, readRows } from '../log/columns.ts';
import { type DataSet, LIVE } from '../log/data-sets.ts';
import type { CaseAttribute, CaseLog } from '../mining/case-log.ts';
import type { EventPlaces } from './bottlenecks.ts';

/** Null where nothing says it. `attribute`: of the case. */
export async function readEventPlaces(
  set: DataSet,
  log: CaseLog,
  attribute: CaseAttribute | null,
): Promise<EventPlaces | null> {
  if (attribute) return placesOfCases(log, attribute);
  return set.id === LIVE ? placesOfEvents(set, log) : null;
}

function placesOfCases(log: CaseLog, { values }: CaseAttribute): EventPlaces {
  const numbers = new Map<string, number>();
  const codes = new Int32Array(log.activity.length).fill(-1);
  for (let index = 0; index + 1 < log.offsets.length; index++) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    const name = String(value);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    codes.fill(number, log.offsets[index]!, log.offsets[index + 1]!);
  }
  return { names: [...numbers.keys()], codes };
}

async function placesOfEvents(set: DataSet, log: CaseLog): Promise<EventPlaces> {
  const { names, codeOf } = await set.recall<Places>('places of events', async (before) => {
    const value = await set.use((connection) => readPlaces(connection, before));
    return { value, bytes: value.codeOf.byteLength };
  });
  const codes = new Int32Array(log.eventNo.length);
  // What was logged since then has no place yet.
  for (let event = 0; event < codes.length; event++) codes[event] = codeOf[log.eventNo[event]!] ?? -1;
  return { names, codes };
}

interface Places {
  /** Sorted. */
  readonly names: readonly string[];
  /** By event number: number of its place, -1 without one. */
  readonly codeOf: Int32Array;
  /** The newest event that was looked at. */
  readonly last: { readonly no: number; readonly id: string } | null;
}

const LAST = `select event_no::double as no, event_id as id from event where event_no = (select max(event_no) from event)`;
const SAME = 'select count(*) as same from event where event_no = $1::bigint and event_id = $2';
const PLACED = `create or replace temp table placed_event as
  select event_no, json_extract_string(attributes, '$.location') as place from event
  where event_no > $1::bigint and contains(attributes::varchar, '"location"')`;
const NAMES = 'select distinct place from placed_event where place is not null order by place';
const CODES = `
  select event_no::integer, code::integer from placed_event
  join (select place, row_number() over (order by place) - 1 as code
    from (select distinct place from placed_event where place is not null)) using (place)`;

/** Events are only ever added: of those that were looked at before nothing is read again. */
async function readPlaces(connection: DuckDBConnection, before: Places | undefined): Promise<Places> {
  await connection.run('begin transaction');
  const known = before?.last && (await isThere(connection, before.last)) ? before : undefined;
  const [last = null] = await readRows<NonNullable<Places['last']>>(connection, LAST);
  await connection.run(PLACED, [BigInt(known?.last?.no ?? -1)]);
  const added = (await readRows<{ place: string }>(connection, NAMES)).map(({ place }) => place);
  const [eventNo, code] = await readNumberColumns(connection, { text: CODES }, ['integer', 'integer']);
  await connection.run('drop table temp.placed_event');
  await connection.run('commit');
  const names = [...new Set([...(known?.names ?? []), ...added])].sort();
  const codeOf = new Int32Array((last?.no ?? -1) + 1).fill(-1);
  if (known) copyCodes(known, names, codeOf);
  const codes = codesIn(names, added);
  for (let row = 0; row < eventNo.length; row++) codeOf[eventNo[row]!] = codes[code[row]!]!;
  return { names, codeOf, last };
}

/** Whether the log is still the one in which this event stood there; it may have been filled anew. */
async function isThere(
  connection: DuckDBConnection,
  { no, id }: NonNullable<Places['last']>,
): Promise<boolean> {
  const [found] = await readRows<{ same: number }>(connection, SAME, [BigInt(no), id]);
  return found!.same > 0;
}

function copyCodes(from: Places, names: readonly string[], codeOf: Int32Array): void {
  codeOf.set(from.codeOf);
  if (names.length === from.names.length) return;
  const codes = codesIn(names, from.names);
  for (let no = 0; no < from.codeOf.length; no++) if (codeOf[no]! >= 0) codeOf[no] = codes[codeOf[no]!]!;
}

/** Where each of `some` stands in `names`. */
function codesIn(names: readonly string[], some: readonly string[]): readonly number[] {
  const codeOf = new Map(names.map((name, code) => [name, code]));
  return some.map((name) => codeOf.get(name)!);
}
