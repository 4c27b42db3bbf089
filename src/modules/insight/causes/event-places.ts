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
  const { names, codeOf } = await set.recall('places of events', async () => {
    const value = await set.use(readPlaces);
    return { value, bytes: value.codeOf.byteLength };
  });
  // What was logged since then has no place yet.
  return { names, codes: Int32Array.from(log.eventNo, (no) => codeOf[no] ?? -1) };
}

const PLACED = `placed as materialized (
  select event_no, json_extract_string(attributes, '$.location') as place from event
  where contains(attributes::varchar, '"location"'))`;
const NAMES = `with ${PLACED} select distinct place from placed where place is not null order by place`;
const CODES = `
  with ${PLACED}, named as (
    select place, row_number() over (order by place) - 1 as code
    from (select distinct place from placed where place is not null))
  select event_no::integer, code::integer from placed join named using (place)`;

/** Codes by event number, in columns: a million events are a third of a second. */
async function readPlaces(connection: DuckDBConnection): Promise<{ names: string[]; codeOf: Int32Array }> {
  await connection.run('begin transaction');
  const rows = await readRows<{ place: string }>(connection, NAMES);
  const [eventNo, code] = await readNumberColumns(connection, { text: CODES }, ['integer', 'integer']);
  await connection.run('commit');
  const last = eventNo.reduce((most, no) => Math.max(most, no), -1);
  const codeOf = new Int32Array(last + 1).fill(-1);
  for (let row = 0; row < eventNo.length; row++) codeOf[eventNo[row]!] = code[row]!;
  return { names: rows.map(({ place }) => place), codeOf };
}
