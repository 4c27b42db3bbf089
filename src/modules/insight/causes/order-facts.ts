// The single place that brings what is known of orders to the cases of the live log: outcomes, dates, values and attributes, in the order of the
// cases. Null for every other log. Only what is asked for is laid out; the facts themselves are read once for many questions (order-columns.ts).

import { createShopDays, type ShopDays } from '../kpis/facts/shop-days.ts';
import { readRows } from '../log/columns.ts';
import { type DataSet, type DataSets, LIVE } from '../log/data-sets.ts';
import type { CaseAttribute, CaseLog } from '../mining/case-log.ts';
import type { Outcome } from './count-levels.ts';
import {
  type AnswerColumn,
  type IntegerColumn,
  NONE,
  type OrderColumns,
  readOrderColumns,
  type TextColumn,
} from './order-columns.ts';

export type DateKind = 'requested' | 'first' | 'last';

export interface OrderFacts {
  currency(): (string | null)[];
  /** Minor units; NaN where nothing is known. */
  totalMinor(): Float64Array;
  late(kind: DateKind): Outcome;
  /** End of the day that the whole order is due on, ms since 1970; NaN without one. */
  dueAt(kind: DateKind): Float64Array;
  cancelled(): Outcome;
  returned(): Outcome;
  attributes(): CaseAttribute[];
}

/** The zone in which the shop's days begin and end. */
export async function readTimeZone(sets: DataSets): Promise<string> {
  const live = await sets.get(LIVE);
  const [row] = await live.use((connection) =>
    readRows<{ zone: string }>(connection, 'select time_zone as zone from fact_zone limit 1'),
  );
  return row?.zone ?? 'UTC';
}

const ATTRIBUTES: readonly (readonly [name: string, kind: CaseAttribute['kind']])[] = [
  ['channel', 'text'],
  ['country', 'text'],
  ['segment', 'text'],
  ['currency', 'text'],
  ['location', 'text'],
  ['carrier', 'text'],
  ['processVersion', 'text'],
  ['lines', 'number'],
  ['units', 'number'],
  ['total', 'number'],
  ['shipGroups', 'number'],
  ['wasHeld', 'boolean'],
  ['backordered', 'boolean'],
];

export async function readOrderFacts(
  set: DataSet,
  notion: string,
  log: CaseLog,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<OrderFacts | null> {
  if (set.id !== LIVE || notion !== 'order') return null;
  const columns = await readOrderColumns(set);
  const rows = rowsOf(columns, log);
  const days = createShopDays(timeZone);
  const today = days.dayOf(now.getTime());
  const answers = (name: AnswerColumn) => pick(rows, columns.answers[name], 2);
  return {
    currency: () => textsOf(columns, rows, 'currency'),
    totalMinor: () => pick(rows, columns.totalMinor, Number.NaN),
    late: (kind) => lateOf(columns, rows, kind, today),
    dueAt: (kind) => dueAtOf(columns.integers[DAY_OF[kind]], rows, days),
    cancelled: () => Uint8Array.from(answers('cancelled')),
    returned: () => Uint8Array.from(answers('returned')),
    attributes: () =>
      ATTRIBUTES.map(([name, kind]) => ({ name, kind, values: valuesOf(columns, rows, name, kind) })),
  };
}

/** Numbers of orders by their number in the log; those that nobody knows are absent. */
export async function readOrderNumbers(
  set: DataSet,
  caseNos: readonly number[],
): Promise<Map<number, string>> {
  if (caseNos.length === 0) return new Map();
  const found = await set.use((connection) =>
    readRows<{ no: number; number: string | null }>(
      connection,
      `select o.object_no::double as no, f.number from order_fact f join
         (select object_no, object_id from object where object_no in (select unnest(from_json($1, '["BIGINT"]')))) o
       on o.object_id = f.order_id`,
      [JSON.stringify(caseNos)],
    ),
  );
  return new Map(found.flatMap(({ no, number }) => (number === null ? [] : [[no, number] as const])));
}

/** Per case the row of its order; -1 without one. */
function rowsOf({ rowOf }: OrderColumns, { caseNo }: CaseLog): Int32Array {
  const rows = new Int32Array(caseNo.length);
  for (let index = 0; index < rows.length; index++) rows[index] = rowOf[caseNo[index]!] ?? -1;
  return rows;
}

function pick<A extends Float64Array | Int32Array | Uint16Array>(rows: Int32Array, from: A, none: number): A {
  const picked = new (from.constructor as new (length: number) => A)(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    picked[index] = row < 0 ? none : from[row]!;
  }
  return picked;
}

function textsOf({ texts }: OrderColumns, rows: Int32Array, name: TextColumn): (string | null)[] {
  const { names, codes } = texts[name];
  const values = new Array<string | null>(rows.length);
  for (let index = 0; index < values.length; index++) {
    const row = rows[index]!;
    values[index] = row < 0 ? null : (names[codes[row]!] ?? null);
  }
  return values;
}

function valuesOf(
  columns: OrderColumns,
  rows: Int32Array,
  name: string,
  kind: CaseAttribute['kind'],
): (string | number | boolean | null)[] {
  if (kind === 'text') return textsOf(columns, rows, name as TextColumn);
  if (kind === 'boolean') return Array.from(pick(rows, columns.answers[name as AnswerColumn], 2), booleanOf);
  if (name === 'total')
    return Array.from(pick(rows, columns.totalMinor, Number.NaN), (value) =>
      Number.isNaN(value) ? null : value,
    );
  return Array.from(pick(rows, columns.integers[name as IntegerColumn], NONE), (value) =>
    value === NONE ? null : value,
  );
}

const booleanOf = (answer: number): boolean | null => (answer === 2 ? null : answer === 1);

const LATE_OF = { requested: 'requestedLate', first: 'firstLate', last: 'lastLate' } as const;
const OPEN_OF = { requested: 'requestedOpen', first: 'firstOpen', last: 'lastOpen' } as const;
const DAY_OF = { requested: 'requestedDay', first: 'firstDay', last: 'lastDay' } as const;

/** Late also when it is not there yet and its day has passed; unknown while the day is still to come. */
function lateOf({ integers }: OrderColumns, rows: Int32Array, kind: DateKind, today: number): Outcome {
  const late = integers[LATE_OF[kind]];
  const open = integers[OPEN_OF[kind]];
  const outcome = new Uint8Array(rows.length).fill(2);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    if (row < 0) continue;
    if (late[row] !== NONE) outcome[index] = late[row]! > 0 ? 1 : 0;
    else if (open[row] !== NONE && open[row]! < today) outcome[index] = 1;
  }
  return outcome;
}

function dueAtOf(days: Int32Array, rows: Int32Array, shop: ShopDays): Float64Array {
  const ends = new Map<number, number>();
  const dueAt = new Float64Array(rows.length).fill(Number.NaN);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const day = row < 0 ? NONE : days[row]!;
    if (day === NONE) continue;
    let end = ends.get(day);
    if (end === undefined) {
      end = shop.startOf(day + 1) - 1;
      ends.set(day, end);
    }
    dueAt[index] = end;
  }
  return dueAt;
}
