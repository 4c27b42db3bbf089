// The single place for the tables of facts in the live log: their columns, types, and what of a fact each column takes.
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import type { DateFact, LineFact, OrderFact, ReasonFact, ShipmentFact } from './types.ts';

type Columns<Row> = Readonly<Record<string, readonly [DuckDBType, (row: Row) => DuckDBValue]>>;
export interface FactTable<Row> {
  readonly name: string;
  readonly columns: Columns<Row>;
}

const instant = (ms: number | null) =>
  ms === null ? null : new DuckDBTimestampValue(BigInt(Math.round(ms * 1000)));
const day = (days: number | null) => (days === null ? null : new DuckDBDateValue(days));
const between = (from: number | null, to: number | null) =>
  from === null || to === null ? null : (to - from) / 1000;

const texts = (values: readonly string[]) => listValue([...values]);

const dateColumns = (prefix: string, pick: (fact: OrderFact) => DateFact): Columns<OrderFact> => ({
  [`${prefix}_has`]: [BOOLEAN, (fact) => pick(fact).has],
  [`${prefix}_late_days`]: [INTEGER, (fact) => pick(fact).lateDays],
  [`${prefix}_before_day`]: [BOOLEAN, (fact) => pick(fact).beforeDay],
  [`${prefix}_open_day`]: [DATE, (fact) => day(pick(fact).openDay)],
});

const sum = (fact: OrderFact, pick: (line: LineFact) => number) => {
  let all = 0;
  for (const line of fact.lines) all += pick(line);
  return all;
};

/** Counts that stand on the order and on each line alike, so that the same measures run over both. */
const UNIT_COLUMNS: readonly (readonly [string, (line: LineFact) => number])[] = [
  ['lines', (line) => line.lines],
  ['units', (line) => line.units],
  ['filled_units', (line) => line.filledUnits],
  ['filled_lines', (line) => line.filledLines],
  ['waited_units', (line) => line.waitedUnits],
  ['waited_lines', (line) => line.waitedLines],
  ['picked_units', (line) => line.pickedUnits],
  ['short_units', (line) => line.shortUnits],
  ['picked_lines', (line) => (line.pickedUnits + line.shortUnits > 0 ? 1 : 0)],
  ['short_lines', (line) => (line.shortUnits > 0 ? 1 : 0)],
  ['left_units', (line) => line.leftUnits],
  ['returned_units', (line) => line.returnedUnits],
  ['cancelled_units', (line) => line.cancelledUnits],
];
export const UNIT_COLUMN_NAMES: readonly string[] = UNIT_COLUMNS.map(([name]) => name);

export const ORDER_FACT: FactTable<OrderFact> = {
  name: 'order_fact',
  columns: {
    order_no: [BIGINT, (fact) => BigInt(fact.snapshot.orderNo)],
    order_id: [VARCHAR, (fact) => fact.snapshot.orderId],
    number: [VARCHAR, (fact) => fact.snapshot.number],
    channel: [VARCHAR, (fact) => fact.snapshot.channel],
    status: [VARCHAR, (fact) => fact.snapshot.status],
    currency: [VARCHAR, (fact) => fact.snapshot.currency],
    country: [VARCHAR, (fact) => fact.snapshot.country],
    process_version: [VARCHAR, (fact) => fact.snapshot.processVersion],
    customer_id: [VARCHAR, (fact) => fact.snapshot.customerId],
    segment: [VARCHAR, (fact) => fact.snapshot.customerKind ?? 'guest'],
    tags: [LIST(VARCHAR), (fact) => texts(fact.snapshot.customerTags)],
    locations: [LIST(VARCHAR), (fact) => texts(fact.locations)],
    carriers: [LIST(VARCHAR), (fact) => texts(fact.carriers)],
    imported: [BOOLEAN, (fact) => fact.snapshot.imported],
    placed_at: [TIMESTAMP, (fact) => instant(fact.snapshot.placedAt)],
    placed_day: [DATE, (fact) => day(fact.placedDay)],
    paid_at: [TIMESTAMP, (fact) => instant(fact.paidAt)],
    released_at: [TIMESTAMP, (fact) => instant(fact.releasedAt)],
    first_picked_at: [TIMESTAMP, (fact) => instant(fact.firstPickedAt)],
    last_picked_at: [TIMESTAMP, (fact) => instant(fact.lastPickedAt)],
    packed_at: [TIMESTAMP, (fact) => instant(fact.packedAt)],
    first_shipped_at: [TIMESTAMP, (fact) => instant(fact.firstShippedAt)],
    last_shipped_at: [TIMESTAMP, (fact) => instant(fact.lastShippedAt)],
    delivered_at: [TIMESTAMP, (fact) => instant(fact.deliveredAt)],
    delivered_day: [DATE, (fact) => day(fact.deliveredDay)],
    closed_at: [TIMESTAMP, (fact) => instant(fact.snapshot.closedAt)],
    cycle_s: [DOUBLE, (fact) => fact.cycle?.seconds ?? null],
    cycle_released_s: [DOUBLE, (fact) => fact.cycle?.toReleased ?? null],
    cycle_picked_s: [DOUBLE, (fact) => fact.cycle?.toPicked ?? null],
    cycle_shipped_s: [DOUBLE, (fact) => fact.cycle?.toShipped ?? null],
    cycle_delivered_s: [DOUBLE, (fact) => fact.cycle?.toDelivered ?? null],
    to_released_s: [DOUBLE, (fact) => between(fact.snapshot.placedAt, fact.releasedAt)],
    to_picked_s: [DOUBLE, (fact) => between(fact.releasedAt, fact.lastPickedAt)],
    to_shipped_s: [DOUBLE, (fact) => between(fact.lastPickedAt, fact.lastShippedAt)],
    to_delivered_s: [DOUBLE, (fact) => between(fact.lastShippedAt, fact.deliveredAt)],
    fulfilment_s: [DOUBLE, (fact) => between(fact.snapshot.placedAt, fact.lastShippedAt)],
    is_empty: [BOOLEAN, (fact) => fact.isEmpty],
    is_cancelled: [BOOLEAN, (fact) => fact.isCancelled],
    is_cancelled_by_customer: [BOOLEAN, (fact) => fact.isCancelledByCustomer],
    is_ended: [BOOLEAN, (fact) => fact.isEnded],
    has_left: [BOOLEAN, (fact) => fact.hasLeft],
    is_done: [BOOLEAN, (fact) => fact.isDone],
    is_delivered: [BOOLEAN, (fact) => fact.isDelivered],
    ...dateColumns('requested', (fact) => fact.requested),
    ...dateColumns('first', (fact) => fact.firstPromised),
    ...dateColumns('last', (fact) => fact.lastPromised),
    requested_day: [DATE, (fact) => day(fact.requestedDay)],
    first_promised_day: [DATE, (fact) => day(fact.firstPromisedDay)],
    last_promised_day: [DATE, (fact) => day(fact.lastPromisedDay)],
    in_full: [BOOLEAN, (fact) => fact.isInFull],
    undamaged: [BOOLEAN, (fact) => fact.isUndamaged],
    documented: [BOOLEAN, (fact) => fact.isDocumented],
    shipments: [INTEGER, (fact) => fact.shipments],
    ship_groups: [INTEGER, (fact) => fact.snapshot.shipGroups],
    stock_known: [BOOLEAN, (fact) => fact.isStockKnown],
    is_filled: [BOOLEAN, (fact) => fact.isFilled],
    ...Object.fromEntries(
      UNIT_COLUMNS.map(([name, pick]) => [name, [INTEGER, (fact: OrderFact) => sum(fact, pick)] as const]),
    ),
    touches: [INTEGER, (fact) => fact.touches],
    was_held: [BOOLEAN, (fact) => fact.wasHeld],
    held_s: [DOUBLE, (fact) => fact.heldSeconds],
    held_since: [TIMESTAMP, (fact) => instant(fact.heldSince)],
    cancel_reason: [VARCHAR, (fact) => fact.cancelReason],
    total_minor: [BIGINT, (fact) => BigInt(fact.snapshot.totalMinor)],
    ordered_net: [DOUBLE, (fact) => fact.orderedNetMinor],
    revenue: [DOUBLE, (fact) => fact.revenueMinor],
    credited_net: [DOUBLE, (fact) => fact.snapshot.creditedNetMinor],
    cost_known: [BOOLEAN, (fact) => fact.costs !== null],
    cost_shipping: [DOUBLE, (fact) => fact.costs?.shipping ?? 0],
    cost_handling: [DOUBLE, (fact) => fact.costs?.handling ?? 0],
    cost_splits: [DOUBLE, (fact) => fact.costs?.splits ?? 0],
    goodwill: [DOUBLE, (fact) => fact.goodwillMinor],
    invoiced: [DOUBLE, (fact) => fact.invoicedMinor],
    owed_s: [DOUBLE, (fact) => fact.owedSeconds],
    owed: [DOUBLE, (fact) => fact.owedMinor],
    owed_at: [TIMESTAMP, (fact) => instant(fact.owedAt)],
    stars1: [INTEGER, (fact) => fact.stars[0]],
    stars2: [INTEGER, (fact) => fact.stars[1]],
    stars3: [INTEGER, (fact) => fact.stars[2]],
    stars4: [INTEGER, (fact) => fact.stars[3]],
    stars5: [INTEGER, (fact) => fact.stars[4]],
  },
};

/** A row of another table, with the order that it belongs to. */
type Of<Row> = Row & { readonly orderNo: number };

export const LINE_FACT: FactTable<Of<LineFact>> = {
  name: 'line_fact',
  columns: {
    order_no: [BIGINT, (line) => BigInt(line.orderNo)],
    line_no: [INTEGER, (line) => line.lineNo],
    sku: [VARCHAR, (line) => line.sku],
    location: [VARCHAR, (line) => line.location],
    carrier: [VARCHAR, (line) => line.carrier],
    ...Object.fromEntries(UNIT_COLUMNS.map(([name, pick]) => [name, [INTEGER, pick] as const])),
    net: [DOUBLE, (line) => line.netMinor],
    requested_day: [DATE, (line) => day(line.requestedDay)],
    first_promised_day: [DATE, (line) => day(line.firstPromisedDay)],
    last_promised_day: [DATE, (line) => day(line.lastPromisedDay)],
    delivered_at: [TIMESTAMP, (line) => instant(line.deliveredAt)],
  },
};

export const REASON_FACT: FactTable<Of<ReasonFact>> = {
  name: 'reason_fact',
  columns: {
    order_no: [BIGINT, (reason) => BigInt(reason.orderNo)],
    kind: [VARCHAR, (reason) => reason.kind],
    reason: [VARCHAR, (reason) => reason.reason],
    line_no: [INTEGER, (reason) => reason.lineNo],
    units: [INTEGER, (reason) => reason.units],
    seconds: [DOUBLE, (reason) => reason.seconds],
    since: [TIMESTAMP, (reason) => instant(reason.since)],
  },
};

export const SHIPMENT_FACT: FactTable<Of<ShipmentFact>> = {
  name: 'shipment_fact',
  columns: {
    order_no: [BIGINT, (shipment) => BigInt(shipment.orderNo)],
    shipment_id: [VARCHAR, (shipment) => shipment.shipmentId],
    location: [VARCHAR, (shipment) => shipment.location],
    carrier: [VARCHAR, (shipment) => shipment.carrier],
    units: [INTEGER, (shipment) => shipment.units],
    shipped_at: [TIMESTAMP, (shipment) => instant(shipment.shippedAt)],
    delivered_at: [TIMESTAMP, (shipment) => instant(shipment.deliveredAt)],
  },
};

const tableOf = <Row>({ name, columns }: FactTable<Row>) =>
  `create table if not exists ${name} (${Object.entries(columns)
    .map(([column, [type]]) => `${column} ${type.toString()}`)
    .join(', ')})`;

/** Beside the tables of the log; the zone says by whose days the facts were made. */
export const FACT_TABLES: readonly string[] = [
  tableOf(ORDER_FACT),
  tableOf(LINE_FACT),
  tableOf(REASON_FACT),
  tableOf(SHIPMENT_FACT),
  'create table if not exists fact_zone (time_zone varchar not null)',
];
