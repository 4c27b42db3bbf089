// The single place for the tables of facts in the live log: their columns, types, and what of a fact each column takes.
import { formatId } from '../../../../platform/ids.ts';
import type { ColumnKind } from '../../log/columns.ts';
import { customerOf, VISIT_TABLE } from './customer-visits.ts';
import type { DateFact, LineFact, OrderFact, ReasonFact, ShipmentFact } from './types.ts';

type Value = string | number | boolean | null;
type Columns<Row> = Readonly<Record<string, readonly [ColumnKind, (row: Row) => Value]>>;
export interface FactTable<Row> {
  readonly name: string;
  readonly columns: Columns<Row>;
}

/** Microseconds, as columns of instants take them. */
const instant = (ms: number | null) => (ms === null ? null : Math.round(ms * 1000));
const between = (from: number | null, to: number | null) =>
  from === null || to === null ? null : (to - from) / 1000;

/** Stands before, between and after the names of a list in one text, so that a name is found with both its ends. */
export const SEPARATOR = '\u001f';
const texts = (values: readonly string[]) =>
  values.length === 0 ? '' : `${SEPARATOR}${values.join(SEPARATOR)}${SEPARATOR}`;

const dateColumns = (prefix: string, pick: (fact: OrderFact) => DateFact): Columns<OrderFact> => ({
  [`${prefix}_has`]: ['boolean', (fact) => pick(fact).has],
  [`${prefix}_late_days`]: ['integer', (fact) => pick(fact).lateDays],
  [`${prefix}_before_day`]: ['boolean', (fact) => pick(fact).beforeDay],
  [`${prefix}_open_day`]: ['integer', (fact) => pick(fact).openDay],
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
  ['picked_lines', (line) => line.pickedLines],
  ['short_lines', (line) => line.shortLines],
  ['left_units', (line) => line.leftUnits],
  ['returned_units', (line) => line.returnedUnits],
  ['cancelled_units', (line) => line.cancelledUnits],
];
export const UNIT_COLUMN_NAMES: readonly string[] = UNIT_COLUMNS.map(([name]) => name);

export const ORDER_FACT: FactTable<OrderFact> = {
  name: 'order_fact',
  columns: {
    order_no: ['bigint', (fact) => fact.snapshot.orderNo],
    order_id: ['varchar', (fact) => fact.snapshot.orderId],
    number: ['varchar', (fact) => fact.snapshot.number],
    channel: ['varchar', (fact) => fact.snapshot.channel],
    status: ['varchar', (fact) => fact.snapshot.status],
    currency: ['varchar', (fact) => fact.snapshot.currency],
    country: ['varchar', (fact) => fact.snapshot.country],
    process_version: ['varchar', (fact) => fact.snapshot.processVersion],
    customer_id: ['varchar', ({ snapshot }) => snapshot.customerId && formatId('cus', snapshot.customerId)],
    customer_high: ['bigint', (fact) => customerOf(fact.snapshot.customerId)?.[0] ?? null],
    customer_low: ['bigint', (fact) => customerOf(fact.snapshot.customerId)?.[1] ?? null],
    segment: ['varchar', (fact) => fact.snapshot.customerKind ?? 'guest'],
    tags: ['varchar', (fact) => texts(fact.snapshot.customerTags)],
    locations: ['varchar', (fact) => texts(fact.locations)],
    carriers: ['varchar', (fact) => texts(fact.carriers)],
    imported: ['boolean', (fact) => fact.snapshot.imported],
    placed_at: ['timestamp', (fact) => instant(fact.snapshot.placedAt)],
    placed_day: ['integer', (fact) => fact.placedDay],
    paid_at: ['timestamp', (fact) => instant(fact.paidAt)],
    released_at: ['timestamp', (fact) => instant(fact.releasedAt)],
    first_picked_at: ['timestamp', (fact) => instant(fact.firstPickedAt)],
    last_picked_at: ['timestamp', (fact) => instant(fact.lastPickedAt)],
    packed_at: ['timestamp', (fact) => instant(fact.packedAt)],
    first_shipped_at: ['timestamp', (fact) => instant(fact.firstShippedAt)],
    last_shipped_at: ['timestamp', (fact) => instant(fact.lastShippedAt)],
    delivered_at: ['timestamp', (fact) => instant(fact.deliveredAt)],
    delivered_day: ['integer', (fact) => fact.deliveredDay],
    closed_at: ['timestamp', (fact) => instant(fact.snapshot.closedAt)],
    cycle_s: ['double', (fact) => fact.cycle?.seconds ?? null],
    cycle_released_s: ['double', (fact) => fact.cycle?.toReleased ?? null],
    cycle_picked_s: ['double', (fact) => fact.cycle?.toPicked ?? null],
    cycle_shipped_s: ['double', (fact) => fact.cycle?.toShipped ?? null],
    cycle_delivered_s: ['double', (fact) => fact.cycle?.toDelivered ?? null],
    to_released_s: ['double', (fact) => between(fact.snapshot.placedAt, fact.releasedAt)],
    to_picked_s: ['double', (fact) => between(fact.releasedAt, fact.lastPickedAt)],
    to_shipped_s: ['double', (fact) => between(fact.lastPickedAt, fact.lastShippedAt)],
    to_delivered_s: ['double', (fact) => between(fact.lastShippedAt, fact.deliveredAt)],
    fulfilment_s: ['double', (fact) => between(fact.snapshot.placedAt, fact.lastShippedAt)],
    is_empty: ['boolean', (fact) => fact.isEmpty],
    is_cancelled: ['boolean', (fact) => fact.isCancelled],
    is_cancelled_by_customer: ['boolean', (fact) => fact.isCancelledByCustomer],
    is_ended: ['boolean', (fact) => fact.isEnded],
    has_left: ['boolean', (fact) => fact.hasLeft],
    is_done: ['boolean', (fact) => fact.isDone],
    is_delivered: ['boolean', (fact) => fact.isDelivered],
    ...dateColumns('requested', (fact) => fact.requested),
    ...dateColumns('first', (fact) => fact.firstPromised),
    ...dateColumns('last', (fact) => fact.lastPromised),
    requested_day: ['integer', (fact) => fact.requestedDay],
    first_promised_day: ['integer', (fact) => fact.firstPromisedDay],
    last_promised_day: ['integer', (fact) => fact.lastPromisedDay],
    in_full: ['boolean', (fact) => fact.isInFull],
    undamaged: ['boolean', (fact) => fact.isUndamaged],
    documented: ['boolean', (fact) => fact.isDocumented],
    shipments: ['integer', (fact) => fact.shipments],
    ship_groups: ['integer', (fact) => fact.snapshot.shipGroups],
    stock_known: ['boolean', (fact) => fact.isStockKnown],
    is_filled: ['boolean', (fact) => fact.isFilled],
    ...Object.fromEntries(
      UNIT_COLUMNS.map(([name, pick]) => [name, ['integer', (fact: OrderFact) => sum(fact, pick)] as const]),
    ),
    touches: ['integer', (fact) => fact.touches],
    was_held: ['boolean', (fact) => fact.wasHeld],
    held_s: ['double', (fact) => fact.heldSeconds],
    held_since: ['timestamp', (fact) => instant(fact.heldSince)],
    cancel_reason: ['varchar', (fact) => fact.cancelReason],
    total_minor: ['bigint', (fact) => fact.snapshot.totalMinor],
    ordered_net: ['double', (fact) => fact.orderedNetMinor],
    revenue: ['double', (fact) => fact.revenueMinor],
    credited_net: ['double', (fact) => fact.snapshot.creditedNetMinor],
    cost_known: ['boolean', (fact) => fact.costs !== null],
    cost_shipping: ['double', (fact) => fact.costs?.shipping ?? 0],
    cost_handling: ['double', (fact) => fact.costs?.handling ?? 0],
    cost_splits: ['double', (fact) => fact.costs?.splits ?? 0],
    goodwill: ['double', (fact) => fact.goodwillMinor],
    invoiced: ['double', (fact) => fact.invoicedMinor],
    owed_s: ['double', (fact) => fact.owedSeconds],
    owed: ['double', (fact) => fact.owedMinor],
    owed_at: ['timestamp', (fact) => instant(fact.owedAt)],
    stars1: ['integer', (fact) => fact.stars[0]],
    stars2: ['integer', (fact) => fact.stars[1]],
    stars3: ['integer', (fact) => fact.stars[2]],
    stars4: ['integer', (fact) => fact.stars[3]],
    stars5: ['integer', (fact) => fact.stars[4]],
  },
};

/** A row of another table, with the order that it belongs to. */
type Of<Row> = Row & { readonly orderNo: number };

export const LINE_FACT: FactTable<Of<LineFact>> = {
  name: 'line_fact',
  columns: {
    order_no: ['bigint', (line) => line.orderNo],
    line_no: ['integer', (line) => line.lineNo],
    sku: ['varchar', (line) => line.sku],
    location: ['varchar', (line) => line.location],
    carrier: ['varchar', (line) => line.carrier],
    ...Object.fromEntries(UNIT_COLUMNS.map(([name, pick]) => [name, ['integer', pick] as const])),
    net: ['double', (line) => line.netMinor],
    requested_day: ['integer', (line) => line.requestedDay],
    first_promised_day: ['integer', (line) => line.firstPromisedDay],
    last_promised_day: ['integer', (line) => line.lastPromisedDay],
    delivered_at: ['timestamp', (line) => instant(line.deliveredAt)],
  },
};

export const REASON_FACT: FactTable<Of<ReasonFact>> = {
  name: 'reason_fact',
  columns: {
    order_no: ['bigint', (reason) => reason.orderNo],
    kind: ['varchar', (reason) => reason.kind],
    reason: ['varchar', (reason) => reason.reason],
    line_no: ['integer', (reason) => reason.lineNo],
    units: ['integer', (reason) => reason.units],
    seconds: ['double', (reason) => reason.seconds],
    since: ['timestamp', (reason) => instant(reason.since)],
  },
};

export const SHIPMENT_FACT: FactTable<Of<ShipmentFact>> = {
  name: 'shipment_fact',
  columns: {
    order_no: ['bigint', (shipment) => shipment.orderNo],
    shipment_id: ['varchar', (shipment) => shipment.shipmentId],
    location: ['varchar', (shipment) => shipment.location],
    carrier: ['varchar', (shipment) => shipment.carrier],
    units: ['integer', (shipment) => shipment.units],
    shipped_at: ['timestamp', (shipment) => instant(shipment.shippedAt)],
    delivered_at: ['timestamp', (shipment) => instant(shipment.deliveredAt)],
  },
};

const tableOf = <Row>({ name, columns }: FactTable<Row>) =>
  `create table if not exists ${name} (${Object.entries(columns)
    .map(([column, [type]]) => `${column} ${type}`)
    .join(', ')})`;

/** Beside the tables of the log; days are numbers of days since 1970, and the zone says by whose days the facts were made. */
export const FACT_TABLES: readonly string[] = [
  tableOf(ORDER_FACT),
  tableOf(LINE_FACT),
  tableOf(REASON_FACT),
  tableOf(SHIPMENT_FACT),
  VISIT_TABLE,
  'create table if not exists fact_zone (time_zone varchar not null)',
];
