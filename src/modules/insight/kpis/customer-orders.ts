// The orders behind a figure over customers: those of the customers that met it, and of those that missed it.
import { cursorParts, decodeCursor, encodeCursor } from '../../../platform/cursors.ts';
import { readRows } from '../log/columns.ts';
import type { Asking } from './ask-values.ts';
import { CUSTOMER } from './facts/customer-visits.ts';
import { formatDay, parseDay } from './facts/shop-days.ts';
import { type FoundOrder, ORDER_COLUMNS, type OrdersQuery, plain, viewOf } from './found-orders.ts';
import { CHURN_DAYS, type KpiKey } from './kpi-query.ts';
import { createParameters, filterOf, rowsOf } from './kpi-sql.ts';
import { periodsOf } from './periods.ts';
import type { KpiOrdersView } from './schemas.ts';

/** Of customers by the last visit until then: what they are worth, how many orders they have, when they came last. */
const MISSED: Partial<Record<KpiKey, (split: number) => string>> = {
  'customer-lifetime-value': () => 'worth < middle',
  'repeat-rate': () => 'orders < 2',
  'churn-rate': (split) => `last_day <= ${split}`,
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
  const isMoney = key === 'customer-lifetime-value';
  const window = { from: formatDay(end - 2 * churnDays + 1), to: formatDay(end - churnDays) };
  const later = { from: formatDay(end - churnDays + 1), to: formatDay(end) };
  // Those who were not there before are excluded from churn: what they ordered since is what can be shown of them.
  const period = isChurn ? (side === 'excluded' ? later : window) : asked;
  const split = end - churnDays;
  const cursor = decodeCursor(after, [cursorParts.instant, cursorParts.instant]);
  const behind = cursor
    ? `and (placed_ms, order_no) < (${parameters.add(BigInt(cursor[0]!))}, ${parameters.add(BigInt(cursor[1]!))})`
    : '';
  const isMissed = MISSED[key]!(split);
  const wasThere = `select 1 from visit_fact v where v.customer_high = f.customer_high and v.customer_low = f.customer_low
    and placed_day > ${split - churnDays} and placed_day <= ${split} and next_day > ${split}`;
  const isIn = {
    met: `not (${isMissed})`,
    missed: isMissed,
    excluded: isChurn ? `not exists (${wasThere})` : 'customer_low is null',
  }[side];
  const owner = isMoney ? `${CUSTOMER}, currency` : CUSTOMER;
  const text = `with f as (
      select ${ORDER_COLUMNS}, ${CUSTOMER} from (${rowsOf({ grain: 'order', filter: filterOf(plain(query)), period }, parameters)})),
    who as (select ${owner}, worth, orders, placed_day as last_day${isMoney ? ', median(worth) over (partition by currency) as middle' : ''}
      from visit_fact semi join f using (${owner})
      where placed_day <= ${end} and ${isMoney ? 'next_own_day' : 'next_day'} > ${end})
    select f.*, ${isMoney ? 'worth' : 'orders'}::double as amount, 0 as state from f left join who using (${owner})
    where ${side === 'excluded' ? '' : 'customer_low is not null and '}${isIn} ${behind}
    order by placed_ms desc, order_no desc limit ${limit + 1}`;
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
