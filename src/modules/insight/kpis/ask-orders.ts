// The orders behind a figure, side by side: those that met it, those that missed it, those that did not count and why. A walk by time, newest first.
import { cursorParts, decodeCursor, encodeCursor } from '../../../platform/cursors.ts';
import type { EngineContext } from '../engine/operation.ts';
import { readRows } from '../log/columns.ts';
import { type Asking, withFacts } from './ask-values.ts';
import { readCustomerOrders } from './customer-orders.ts';
import { definitionOf } from './definitions.ts';
import { SEPARATOR } from './facts/fact-tables.ts';
import { formatDay } from './facts/shop-days.ts';
import type { KpiKey, KpiQuery, Side } from './kpi-query.ts';
import { createParameters, filterOf, type Parameters, rowsOf, withClock } from './kpi-sql.ts';
import { type Measure, stateOf } from './measures/measure.ts';
import { measureOf } from './measures.ts';
import { periodsOf } from './periods.ts';
import type { KpiOrdersView, KpiOrderView } from './schemas.ts';
import { findTargets } from './targets/find-targets.ts';

export type OrdersQuery = KpiQuery & {
  key: KpiKey;
  side: Side;
  /** Only those that are excluded for this reason. */
  reason?: string;
  limit?: number;
  after?: string;
};

export interface FoundOrder {
  readonly order_no: number;
  readonly order_id: string;
  readonly number: string;
  readonly channel: string;
  readonly status: string;
  readonly placed_ms: number;
  readonly customer_id: string | null;
  readonly currency: string;
  readonly total_minor: number;
  readonly requested_day: number | null;
  readonly first_promised_day: number | null;
  readonly last_promised_day: number | null;
  readonly delivered_ms: number | null;
  readonly locations: string;
  readonly carriers: string;
  readonly amount: number | null;
  readonly state: number;
}

export const ORDER_COLUMNS = `order_no, order_id, number, channel, status, epoch_ms(placed_at) as placed_ms, customer_id, currency,
  total_minor, requested_day, first_promised_day, last_promised_day, epoch_ms(delivered_at) as delivered_ms, locations, carriers`;

export async function readOrders(context: EngineContext, query: OrdersQuery): Promise<KpiOrdersView> {
  return withFacts(context, async (asking) => {
    const measure = measureOf(query.key);
    if (measure === null) return readCustomerOrders(asking, query);
    const threshold = await thresholdOf(context, asking, measure, query);
    return readMeasured(asking, measure, query, threshold);
  });
}

/** The target for this filter, or else the median of what counts; null of shares. */
async function thresholdOf(
  context: EngineContext,
  { connection, clock }: Asking,
  measure: Measure,
  query: OrdersQuery,
): Promise<number | null> {
  if (measure.side !== 'by-threshold') return null;
  const filter = filterOf(plain(query));
  const target = (await findTargets(context.db, filter))({ key: measure.key, value: null });
  if (target) return target.value;
  const parameters = createParameters(clock);
  const rows = rowsOf({ grain: 'order', filter, period: periodsOf(query, clock.today).period }, parameters);
  const text = `select median(amount) as middle from (select ${measure.amount} as amount from (${rows}) where ${stateOf(measure)} = 0)`;
  const [found] = await readRows<{ middle: number | null }>(
    connection,
    withClock(text, parameters),
    parameters.values,
  );
  return found?.middle ?? null;
}

export const plain = ({
  key: _k,
  side: _s,
  reason: _r,
  limit: _l,
  after: _a,
  ...rest
}: OrdersQuery): KpiQuery => rest;

async function readMeasured(
  { connection, clock }: Asking,
  measure: Measure,
  query: OrdersQuery,
  threshold: number | null,
): Promise<KpiOrdersView> {
  const { side, reason, limit = 50, after } = query;
  const parameters = createParameters(clock);
  const { period } = periodsOf(query, clock.today);
  const conditions = [sideOf(measure, side, threshold, parameters)];
  if (reason !== undefined)
    conditions.push(`state = ${measure.exclusions.findIndex(([code]) => code === reason) + 1 || -1}`);
  const cursor = decodeCursor(after, [cursorParts.instant, cursorParts.instant]);
  if (cursor)
    conditions.push(
      `(placed_ms, order_no) < (${parameters.add(BigInt(cursor[0]!))}, ${parameters.add(BigInt(cursor[1]!))})`,
    );
  const text = `select * from (select ${ORDER_COLUMNS}, (${measure.amount})::double as amount, ${stateOf(measure)} as state,
      ${measure.numerator} as top, ${measure.denominator ?? '1'} as below
      from (${rowsOf({ grain: 'order', filter: filterOf(plain(query)), period }, parameters)}))
    where ${conditions.join(' and ')} order by placed_ms desc, order_no desc limit ${limit + 1}`;
  const rows = await readRows<FoundOrder>(connection, withClock(text, parameters), parameters.values);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    key: query.key,
    side,
    threshold,
    items: page.map((row) =>
      viewOf(row, side, row.state === 0 ? null : (measure.exclusions[row.state - 1]?.[0] ?? null)),
    ),
    next: rows.length > limit && last ? encodeCursor([last.placed_ms, last.order_no]) : null,
  };
}

/** Every order is on exactly one side. */
function sideOf(measure: Measure, side: Side, threshold: number | null, parameters: Parameters): string {
  if (side === 'excluded') return 'state <> 0';
  const isMissed = {
    'numerator-is-met': 'top < below',
    'numerator-is-missed': 'top > 0',
    'by-threshold': missedBeyond(measure, threshold, parameters),
  }[measure.side];
  return `state = 0 and ${side === 'missed' ? '' : 'not '}coalesce(${isMissed}, false)`;
}

function missedBeyond(measure: Measure, threshold: number | null, parameters: Parameters): string {
  if (threshold === null) return 'false';
  const sign = definitionOf(measure.key).better === 'higher' ? '<' : '>';
  return `amount ${sign} ${parameters.add(threshold)}::double`;
}

const namesOf = (text: string): string[] => (text === '' ? [] : text.slice(1, -1).split(SEPARATOR));
const dayOf = (day: number | null) => (day === null ? null : formatDay(day));

export function viewOf(row: FoundOrder, side: Side, reason: string | null): KpiOrderView {
  return {
    orderId: row.order_id,
    number: row.number,
    channel: row.channel,
    status: row.status,
    placedAt: new Date(row.placed_ms).toISOString(),
    customerId: row.customer_id,
    currency: row.currency,
    totalMinor: row.total_minor,
    side,
    reason,
    value: row.amount,
    requestedDate: dayOf(row.requested_day),
    firstPromisedDate: dayOf(row.first_promised_day),
    lastPromisedDate: dayOf(row.last_promised_day),
    deliveredAt: row.delivered_ms === null ? null : new Date(row.delivered_ms).toISOString(),
    locations: namesOf(row.locations),
    carriers: namesOf(row.carriers),
  };
}
