// The single place that brings what is known of orders to the cases of the live log: outcomes, dates, values and attributes, in the order of the
// cases. Null for every other log.

import { SEPARATOR } from '../kpis/facts/fact-tables.ts';
import { createShopDays, type ShopDays } from '../kpis/facts/shop-days.ts';
import { readRows } from '../log/columns.ts';
import { type DataSet, type DataSets, LIVE } from '../log/data-sets.ts';
import { type CaseAttribute, type CaseLog, caseCountOf } from '../mining/case-log.ts';
import type { Outcome } from './count-levels.ts';

const DATES = ['requested', 'first', 'last'] as const;
export type DateKind = (typeof DATES)[number];

export interface OrderFacts {
  readonly number: readonly (string | null)[];
  readonly currency: readonly (string | null)[];
  /** Minor units; NaN where nothing is known. */
  readonly totalMinor: Float64Array;
  readonly late: Readonly<Record<DateKind, Outcome>>;
  /** End of the day that the whole order is due on, ms since 1970; NaN without one. */
  readonly dueAt: Readonly<Record<DateKind, Float64Array>>;
  readonly cancelled: Outcome;
  readonly returned: Outcome;
  readonly attributes: readonly CaseAttribute[];
}

/** The zone in which the shop's days begin and end. */
export async function readTimeZone(sets: DataSets): Promise<string> {
  const live = await sets.get(LIVE);
  const [row] = await live.use((connection) =>
    readRows<{ zone: string }>(connection, 'select time_zone as zone from fact_zone limit 1'),
  );
  return row?.zone ?? 'UTC';
}

type Row = Record<string, string | number | boolean | null> & { no: number };

const dateColumns = DATES.map(
  (kind) => `
    ${kind}_late_days as "${kind}Late", ${kind}_open_day as "${kind}Open",
    ${kind === 'requested' ? 'requested_day' : `${kind}_promised_day`} as "${kind}Day"`,
).join(',');

const SELECT = `
  select o.object_no::double as no, f.number, f.currency, f.total_minor::double as total, ${dateColumns},
    f.is_cancelled as "isCancelled", f.is_ended as "isEnded", f.left_units as "left", f.returned_units as returned,
    f.channel, f.country, f.segment, f.process_version as "processVersion", f.lines, f.units,
    f.ship_groups as "shipGroups", f.was_held as "wasHeld", f.waited_units > 0 as backordered,
    f.locations, f.carriers
  from order_fact f join object o on o.object_id = f.order_id join object_type t using (type_no)
  where t.name = 'order'`;

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
  const rows = await set.use((connection) => readRows<Row>(connection, SELECT));
  const days = createShopDays(timeZone);
  const places = new Map<number, Row>(rows.map((row) => [row.no, row]));
  const byCase = Array.from({ length: caseCountOf(log) }, (_, index) => places.get(log.caseNo[index]!));
  const today = days.dayOf(now.getTime());
  const perDate = <T>(make: (kind: DateKind) => T): Record<DateKind, T> => ({
    requested: make('requested'),
    first: make('first'),
    last: make('last'),
  });
  return {
    number: byCase.map((row) => (row?.number as string | null | undefined) ?? null),
    currency: byCase.map((row) => (row?.currency as string | null | undefined) ?? null),
    totalMinor: Float64Array.from(byCase, (row) => (row ? Number(row.total) : Number.NaN)),
    late: perDate((kind) => outcomeOf(byCase, (row) => isLate(row, kind, today))),
    dueAt: perDate((kind) => Float64Array.from(byCase, (row) => endOfDay(row?.[`${kind}Day`], days))),
    cancelled: outcomeOf(byCase, (row) => (row.isCancelled ? true : row.isEnded ? false : null)),
    // As the return rate counts: of what came back from the door nothing stays away, but it had left.
    returned: outcomeOf(byCase, (row) => (Number(row.left) > 0 ? Number(row.returned) > 0 : null)),
    attributes: ATTRIBUTES.map(([name, kind]) => ({
      name,
      kind,
      values: byCase.map((row) => (row ? attributeOf(row, name) : null)),
    })),
  };
}

/** Of several locations or carriers no single one is the order's. */
function attributeOf(row: Row, name: string): string | number | boolean | null {
  if (name !== 'location' && name !== 'carrier') return row[name] ?? null;
  const names = String(row[`${name}s`] ?? '')
    .split(SEPARATOR)
    .filter((each) => each !== '');
  return names.length > 1 ? 'several' : (names[0] ?? null);
}

function outcomeOf(rows: readonly (Row | undefined)[], judge: (row: Row) => boolean | null): Outcome {
  return Uint8Array.from(rows, (row) => {
    const found = row ? judge(row) : null;
    return found === null ? 2 : found ? 1 : 0;
  });
}

/** Late also when it is not there yet and its day has passed; unknown while the day is still to come. */
function isLate(row: Row, kind: DateKind, today: number): boolean | null {
  const late = row[`${kind}Late`];
  if (typeof late === 'number') return late > 0;
  const open = row[`${kind}Open`];
  return typeof open === 'number' && open < today ? true : null;
}

const endOfDay = (day: unknown, days: ShopDays): number =>
  typeof day === 'number' ? days.startOf(day + 1) - 1 : Number.NaN;
