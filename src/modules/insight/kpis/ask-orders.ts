// The orders behind a figure, side by side: those that met it, those that missed it, those that did not count and why. A walk by time, newest first.
import { cursorParts, decodeCursor, encodeCursor } from '../../../platform/cursors.ts';
import type { EngineContext } from '../engine/operation.ts';
import { readRows } from '../log/columns.ts';
import { type Asking, withFacts } from './ask-values.ts';
import { readCustomerOrders } from './customer-orders.ts';
import { definitionOf } from './definitions.ts';
import { type FoundOrder, ORDER_COLUMNS, type OrdersQuery, plain, viewOf } from './found-orders.ts';
import type { Side } from './kpi-query.ts';
import { createParameters, filterOf, type Parameters, rowsOf, withClock } from './kpi-sql.ts';
import { type Measure, stateOf } from './measures/measure.ts';
import { measureOf } from './measures.ts';
import { periodsOf } from './periods.ts';
import type { KpiOrdersView } from './schemas.ts';
import { findTargets } from './targets/find-targets.ts';

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
