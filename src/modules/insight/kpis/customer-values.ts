// The single place that counts KPIs over customers: what they have been worth, who came again, who was lost. A customer is in when one of their
// orders is within the filter; what they did otherwise counts whole. It reads visits (facts/customer-visits.ts) and adds up no history.
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../log/columns.ts';
import { churnSql } from './churn-sql.ts';
import type { Clock, Counted } from './compute-values.ts';
import { CUSTOMER } from './facts/customer-visits.ts';
import { formatDay, parseDay } from './facts/shop-days.ts';
import { CHURN_DAYS, type Dimension, type KpiFilter, type KpiKey } from './kpi-query.ts';
import { createParameters, isUnfiltered, type Parameters, type Period, rowsOf } from './kpi-sql.ts';
import type { Periods } from './periods.ts';
import type { KpiValueView } from './schemas.ts';

export interface CustomerAsk {
  readonly key: KpiKey;
  readonly filter: KpiFilter;
  readonly clock: Clock;
  readonly churnDays?: number;
  readonly by?: Exclude<Dimension, 'reason'>;
}

export interface CustomerRow {
  /** Place of its period among those that were asked for. */
  readonly place: number;
  readonly name: string | null;
  readonly currency: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly excluded: number;
  readonly quantiles: number[] | null;
  readonly orders: number;
}

/** Days since 1970, both included; null: from the first order on. */
export interface Span {
  readonly first: number | null;
  readonly last: number;
}

/** Values for the period and the one before it; money has one for each currency. */
export async function computeCustomerValues(
  connection: DuckDBConnection,
  asked: CustomerAsk & { readonly periods: Periods },
): Promise<KpiValueView[]> {
  const { period, before } = asked.periods;
  const found = await countCustomers(connection, asked, before === null ? [period] : [period, before]);
  const now = found.filter((row) => row.place === 0);
  const rows = now.length > 0 || asked.key === 'customer-lifetime-value' ? now : [undefined];
  return rows.map((row): KpiValueView => {
    const past = found.find((each) => each.place === 1 && each.currency === (row?.currency ?? null));
    return {
      key: asked.key,
      currency: row?.currency ?? null,
      ...countedOf(row),
      all: (row?.denominator ?? 0) + (row?.excluded ?? 0),
      excluded: [{ code: asked.key === 'churn-rate' ? 'not-active' : 'guest', count: row?.excluded ?? 0 }],
      parts: partsOf(asked, row),
      before: before === null ? null : countedOf(past),
      target: null,
    };
  });
}

export function countedOf(row: CustomerRow | undefined): Counted {
  if (!row || row.denominator === 0) return { value: null, numerator: row ? 0 : null, denominator: 0 };
  return { value: row.numerator / row.denominator, numerator: row.numerator, denominator: row.denominator };
}

export function partsOf(
  { key, churnDays }: Pick<CustomerAsk, 'key' | 'churnDays'>,
  row: CustomerRow | undefined,
): Record<string, number | null> {
  if (key === 'churn-rate') return { windowDays: churnDays ?? CHURN_DAYS };
  if (key === 'repeat-rate') return {};
  return {
    p50: row?.quantiles?.[0] ?? null,
    p90: row?.quantiles?.[1] ?? null,
    p95: row?.quantiles?.[2] ?? null,
    ordersPerCustomer: row && row.denominator > 0 ? row.orders / row.denominator : null,
  };
}

/** A row for each period, name (when `by` is told) and currency (of money), the most customers first. The periods must not overlap. */
export async function countCustomers(
  connection: DuckDBConnection,
  asked: CustomerAsk,
  periods: readonly Period[],
): Promise<CustomerRow[]> {
  const { clock, key, churnDays: days = CHURN_DAYS } = asked;
  const spans = periods.map(({ from, to }) => ({
    first: from === null ? null : parseDay(from),
    last: parseDay(to ?? clock.today),
  }));
  const count = (sql: (parameters: Parameters) => string) => {
    const parameters = createParameters(clock);
    return readRows<CustomerRow>(connection, sql(parameters), parameters.values);
  };
  if (key !== 'churn-rate') return count((parameters) => standingSql(asked, spans, parameters));
  const ends = spans.map(({ last }) => last);
  if (ends.length > 2) return count((parameters) => churnSql({ ...asked, ends }, parameters));
  const found: CustomerRow[] = [];
  for (const [place, end] of ends.entries()) {
    const window = { first: end - 2 * days + 1, last: end - days };
    const rows = await count((parameters) => standingSql(asked, [window], parameters));
    found.push(...rows.map((row) => ({ ...row, place })));
  }
  return found;
}

/**
 * How each customer of a period stood when it ended: the last visit up to then says it. Of churn there is one period, its window before: lost is
 * whose next visit lies beyond a second window.
 */
function standingSql(asked: CustomerAsk, spans: readonly Span[], parameters: Parameters): string {
  const { key, filter, by, churnDays: days = CHURN_DAYS } = asked;
  const isMoney = key === 'customer-lifetime-value';
  const [orders, next] = isMoney ? ['own_orders', 'next_own_day'] : ['orders', 'next_day'];
  const currency = isMoney ? 'currency' : 'null::varchar as currency';
  const name = by ? 'name' : 'null::varchar as name';
  const first = Math.min(...spans.map((span) => span.last));
  const last = Math.max(...spans.map((span) => span.last));
  const period = { from: firstOf(spans), to: formatDay(last) };
  // Of a single period every row is of place 0, which takes neither a join nor a column to group by.
  const isOne = spans.length === 1;
  const place = isOne ? '0 as place' : 'place';
  const within = isOne ? '' : 'join days on placed_day = day';
  const rows = () =>
    `(${rowsOf({ grain: 'order', filter, period, ...(by ? { by } : {}) }, parameters)}) ${within}`;
  const members = [
    ...(isOne ? [] : ['place', 'last']),
    CUSTOMER,
    ...(by ? ['name'] : []),
    ...(isMoney ? ['currency'] : []),
  ];
  const figures = `${place}, ${name}, ${currency}, worth, ${orders} as orders, ${next} as next`;
  const standing =
    by === undefined && isUnfiltered(filter)
      ? `select ${figures} from (${visitsSql(period)}) ${within} where ${next} > ${isOne ? last : 'last'}`
      : `select ${figures} from (select ${members.join(', ')} from ${rows()} where customer_low is not null group by all) m
         join (select * from visit_fact where placed_day <= ${last} and ${next} > ${first}) v
         using (${CUSTOMER}${isMoney ? ', currency' : ''}) ${isOne ? '' : `where v.placed_day <= last and v.${next} > last`}`;
  const end = last + days;
  const numerator = {
    'customer-lifetime-value': 'sum(worth)',
    'repeat-rate': 'count_if(orders >= 2)',
    'churn-rate': `count_if(next > ${end})`,
  }[key as 'churn-rate'];
  const outside =
    key === 'churn-rate'
      ? `select 0 as place, null::varchar as name, null::varchar as currency, count(*) as orders from visit_fact
         where placed_day > ${last} and placed_day <= ${end} and next_day > ${end}`
      : `select ${place}, ${name}, ${currency}, count(*) as orders from ${rows()} where customer_low is null group by all`;
  return `with days as (${daysSql(spans)}), standing as (${standing}), outside as (${outside}),
    counted as (select place, name, currency, ${numerator} as numerator, count(*) as denominator, sum(orders) as orders,
      ${isMoney ? 'quantile_cont(worth, [0.5, 0.9, 0.95])' : 'null'} as quantiles from standing group by place, name, currency)
    select c.*, coalesce(o.orders, 0)${key === 'churn-rate' ? ' - (denominator - numerator)' : ''} as excluded
    from counted c left join outside o
      on o.place = c.place and o.name is not distinct from c.name and o.currency is not distinct from c.currency
    order by c.place, denominator desc, c.name, c.currency`;
}

const visitsSql = ({ from, to }: { from: string | null; to: string }) =>
  `select * from visit_fact where placed_day <= ${parseDay(to)}${from === null ? '' : ` and placed_day >= ${parseDay(from)}`}`;

function firstOf(spans: readonly Span[]): string | null {
  const firsts = spans.map(({ first }) => first).filter((first) => first !== null);
  return firsts.length < spans.length ? null : formatDay(Math.min(...firsts));
}

/** Each day of the periods with the place and the end of its own. */
function daysSql(spans: readonly Span[]): string {
  const rows = spans.map(
    ({ first, last }, at) => `(${at}, ${first ?? '(select min(placed_day) from order_fact)'}, ${last})`,
  );
  return `select place, last, unnest(range(first, last + 1))::integer as day from (values ${rows.join(', ')}) as s (place, first, last)`;
}
