// The orders behind a figure over customers: those of the customers that met it, and of those that missed it.
import { cursorParts, decodeCursor, encodeCursor } from '../../../platform/cursors.ts';
import { readRows } from '../log/columns.ts';
import type { Asking } from './ask-values.ts';
import { formatDay, parseDay } from './facts/shop-days.ts';
import { type FoundOrder, ORDER_COLUMNS, type OrdersQuery, plain, viewOf } from './found-orders.ts';
import { CHURN_DAYS, type KpiKey } from './kpi-query.ts';
import { createParameters, filterOf, rowsOf } from './kpi-sql.ts';
import { periodsOf } from './periods.ts';
import type { KpiOrdersView } from './schemas.ts';

/** Of customers with a value of their own: how many orders they have until then, what they are worth, when they came last. */
const MISSED: Partial<Record<KpiKey, string>> = {
  'customer-lifetime-value': 'worth < (select median(worth) from who)',
  'repeat-rate': 'orders < 2',
  'churn-rate': 'last_day <= $split',
};

/** Orders within the filter and period (of churn: the window before), by what their customers did until its end. */
export async function readCustomerOrders(
  { connection, clock }: Asking,
  query: OrdersQuery,
): Promise<KpiOrdersView> {
  const { key, side, limit = 50, after, churnDays = CHURN_DAYS } = query;
  const parameters = createParameters(clock);
  const asked = periodsOf(query, clock.today).period;
  const end = parseDay(asked.to ?? clock.today);
  const isChurn = key === 'churn-rate';
  const window = { from: formatDay(end - 2 * churnDays + 1), to: formatDay(end - churnDays) };
  const later = { from: formatDay(end - churnDays + 1), to: formatDay(end) };
  // Those who were not there before are excluded from churn: what they ordered since is what can be shown of them.
  const period = isChurn ? (side === 'excluded' ? later : window) : asked;
  const until = parameters.add(end);
  const split = parameters.add(end - churnDays);
  const before = parameters.add(end - 2 * churnDays);
  const cursor = decodeCursor(after, [cursorParts.instant, cursorParts.instant]);
  const behind = cursor
    ? `and (epoch_ms(placed_at), order_no) < (${parameters.add(BigInt(cursor[0]!))}, ${parameters.add(BigInt(cursor[1]!))})`
    : '';
  const isMissed = MISSED[key]!.replace('$split', split);
  const isIn = {
    met: `not (${isMissed})`,
    missed: isMissed,
    excluded: isChurn ? `not was_there` : 'customer_id is null',
  }[side];
  const text = `with f as (${rowsOf({ grain: 'order', filter: filterOf(plain(query)), period }, parameters)}),
    who as (select customer_id, sum(revenue) as worth, count(*) as orders, max(placed_day) as last_day,
        bool_or(placed_day > ${before} and placed_day <= ${split}) as was_there
      from order_fact where placed_day <= ${until} and customer_id in (select customer_id from f) group by customer_id)
    select ${ORDER_COLUMNS}, ${key === 'customer-lifetime-value' ? 'worth' : 'orders'}::double as amount, 0 as state
    from f left join who using (customer_id)
    where ${side === 'excluded' ? '' : 'customer_id is not null and '}${isIn} ${behind}
    order by placed_at desc, order_no desc limit ${limit + 1}`;
  const rows = await readRows<FoundOrder>(connection, text, parameters.values);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const code = isChurn ? 'not-active' : 'guest';
  return {
    key,
    side,
    threshold: null,
    items: page.map((row) => viewOf(row, side, side === 'excluded' ? code : null)),
    next: rows.length > limit && last ? encodeCursor([last.placed_ms, last.order_no]) : null,
  };
}
