// The single place that reads the facts of orders for questions about causes: columns of numbers, texts as numbers of their names, read once for each
// state of the live log and kept in the memory of logs. It says nothing about cases; order-facts.ts brings them to these.
import type { DuckDBConnection } from '@duckdb/node-api';
import { SEPARATOR } from '../kpis/facts/fact-tables.ts';
import { readNumberColumns, readRows } from '../log/columns.ts';
import type { DataSet } from '../log/data-sets.ts';

/** Stands in columns of whole numbers where nothing is known. */
export const NONE = -2_147_483_648;

/** Of several locations or carriers no single one is the order's. */
const onlyOne = (list: string): string => {
  const names = `trim(f.${list}, '${SEPARATOR}')`;
  return `case when contains(${names}, '${SEPARATOR}') then 'several' else nullif(${names}, '') end`;
};

const TEXTS = {
  currency: 'f.currency',
  channel: 'f.channel',
  country: 'f.country',
  segment: 'f.segment',
  processVersion: 'f.process_version',
  location: onlyOne('locations'),
  carrier: onlyOne('carriers'),
} as const;
export type TextColumn = keyof typeof TEXTS;

const INTEGERS = {
  lines: 'f.lines',
  units: 'f.units',
  shipGroups: 'f.ship_groups',
  requestedLate: 'f.requested_late_days',
  requestedOpen: 'f.requested_open_day',
  requestedDay: 'f.requested_day',
  firstLate: 'f.first_late_days',
  firstOpen: 'f.first_open_day',
  firstDay: 'f.first_promised_day',
  lastLate: 'f.last_late_days',
  lastOpen: 'f.last_open_day',
  lastDay: 'f.last_promised_day',
} as const;
export type IntegerColumn = keyof typeof INTEGERS;

const yesOrNo = (condition: string): string => `case when ${condition} then 1 else 0 end`;
/** 1 yes, 0 no, 2 nobody knows. */
const ANSWERS = {
  cancelled: 'case when f.is_cancelled then 1 when f.is_ended then 0 else 2 end',
  // As the return rate counts: of what came back from the door nothing stays away, but it had left.
  returned: `case when f.left_units > 0 then ${yesOrNo('f.returned_units > 0')} else 2 end`,
  wasHeld: `case when f.was_held is null then 2 else ${yesOrNo('f.was_held')} end`,
  backordered: `case when f.waited_units is null then 2 else ${yesOrNo('f.waited_units > 0')} end`,
} as const;
export type AnswerColumn = keyof typeof ANSWERS;

export interface OrderColumns {
  /** Row of an order by its number in the log (`object_no`); -1 where nothing is known of it. */
  readonly rowOf: Int32Array;
  /** Minor units; NaN where there are none. */
  readonly totalMinor: Float64Array;
  readonly integers: Readonly<Record<IntegerColumn, Int32Array>>;
  readonly answers: Readonly<Record<AnswerColumn, Uint16Array>>;
  /** Numbers of names; -1 where there is none. */
  readonly texts: Readonly<
    Record<TextColumn, { readonly names: readonly string[]; readonly codes: Int32Array }>
  >;
}

const TEXT_NAMES = Object.keys(TEXTS) as TextColumn[];
const INTEGER_NAMES = Object.keys(INTEGERS) as IntegerColumn[];
const ANSWER_NAMES = Object.keys(ANSWERS) as AnswerColumn[];
/** Number of an order, total, whole numbers, texts, answers. */
const BYTES = 4 + 8 + 4 * (INTEGER_NAMES.length + TEXT_NAMES.length) + 2 * ANSWER_NAMES.length;

/** Of the live log alone. */
export function readOrderColumns(live: DataSet): Promise<OrderColumns> {
  return live.recall('facts of orders', async () => {
    const value = await live.use(readColumns);
    return { value, bytes: value.totalMinor.length * BYTES + value.rowOf.byteLength };
  });
}

const namesOf = (text: TextColumn): string =>
  `select name, row_number() over (order by name) - 1 as code
   from (select distinct ${TEXTS[text]} as name from order_fact f) where name is not null`;

const NAMES = TEXT_NAMES.map((text) => `select '${text}' as "text", name, code from (${namesOf(text)})`).join(
  ' union all ',
);

const COLUMNS = `select o.object_no::integer, coalesce(f.total_minor, 'nan'::double)::double,
    ${INTEGER_NAMES.map((name) => `coalesce(${INTEGERS[name]}, ${NONE})::integer`).join(', ')},
    ${ANSWER_NAMES.map((name) => `(${ANSWERS[name]})::usmallint`).join(', ')},
    ${TEXT_NAMES.map((name) => `coalesce(${name}_name.code, -1)::integer`).join(', ')}
  from order_fact f join object o on o.object_id = f.order_id join object_type t using (type_no)
  ${TEXT_NAMES.map((name) => `left join (${namesOf(name)}) ${name}_name on ${name}_name.name = ${TEXTS[name]}`).join('\n  ')}
  where t.name = 'order'`;

async function readColumns(connection: DuckDBConnection): Promise<OrderColumns> {
  // Names and their numbers are of one moment, though the tail goes on meanwhile.
  await connection.run('begin transaction');
  const names = await readRows<{ text: TextColumn; name: string; code: number }>(
    connection,
    `${NAMES} order by "text", code`,
  );
  const kinds = [
    'integer',
    'double',
    ...INTEGER_NAMES.map(() => 'integer' as const),
    ...ANSWER_NAMES.map(() => 'usmallint' as const),
    ...TEXT_NAMES.map(() => 'integer' as const),
  ] as const;
  const [numbers, totalMinor, ...rest] = await readNumberColumns(connection, { text: COLUMNS }, kinds);
  await connection.run('commit');
  const named = <N extends string, C>(keys: readonly N[], columns: readonly C[]) =>
    Object.fromEntries(keys.map((key, at) => [key, columns[at]!])) as Record<N, C>;
  const integers = rest.slice(0, INTEGER_NAMES.length) as Int32Array[];
  const answers = rest.slice(INTEGER_NAMES.length, -TEXT_NAMES.length) as Uint16Array[];
  const codes = rest.slice(-TEXT_NAMES.length) as Int32Array[];
  const texts = TEXT_NAMES.map((text, at) => ({
    names: names.filter((each) => each.text === text).map(({ name }) => name),
    codes: codes[at]!,
  }));
  return {
    rowOf: indexOf(numbers as Int32Array),
    totalMinor: totalMinor as Float64Array,
    integers: named(INTEGER_NAMES, integers),
    answers: named(ANSWER_NAMES, answers),
    texts: named(TEXT_NAMES, texts),
  };
}

/** Numbers in the log have no gaps to speak of, so a list is smaller than a map. */
function indexOf(numbers: Int32Array): Int32Array {
  let most = -1;
  for (const no of numbers) most = Math.max(most, no);
  const rowOf = new Int32Array(most + 1).fill(-1);
  for (let row = 0; row < numbers.length; row++) rowOf[numbers[row]!] = row;
  return rowOf;
}
