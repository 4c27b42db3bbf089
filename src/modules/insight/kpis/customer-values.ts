// The single place that counts KPIs over customers: what they have been worth, who came again, who was lost. A customer is in when one of their
// orders is within the filter; what they did otherwise counts whole.
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../log/columns.ts';
import type { Clock, Counted } from './compute-values.ts';
import { formatDay, parseDay } from './facts/shop-days.ts';
import { CHURN_DAYS, type Dimension, type KpiFilter, type KpiKey } from './kpi-query.ts';
import { createParameters, type Parameters, type Period, rowsOf } from './kpi-sql.ts';
import type { Periods } from './periods.ts';
import type { KpiValueView } from './schemas.ts';

export interface CustomerAsk {
  readonly key: KpiKey;
  readonly filter: KpiFilter;
  readonly periods: Periods;
  readonly clock: Clock;
  readonly churnDays?: number;
  readonly by?: Exclude<Dimension, 'reason'>;
}

export interface CustomerRow {
  readonly name: string | null;
  readonly currency: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly excluded: number;
  readonly quantiles: number[] | null;
  readonly orders: number;
}

/** Values for the period and the one before it; money has one for each currency. */
export async function computeCustomerValues(
  connection: DuckDBConnection,
  asked: CustomerAsk,
): Promise<KpiValueView[]> {
  const { periods } = asked;
  const now = await countCustomers(connection, asked, periods.period);
  const before = periods.before === null ? null : await countCustomers(connection, asked, periods.before);
  const rows = now.length > 0 || asked.key === 'customer-lifetime-value' ? now : [undefined];
  return rows.map((row): KpiValueView => {
    const past = before?.find((each) => each.currency === (row?.currency ?? null));
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

function partsOf(
  { key, churnDays }: CustomerAsk,
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

/** A row for each name (when `by` is told) and each currency (of money), the most customers first. */
export function countCustomers(
  connection: DuckDBConnection,
  asked: CustomerAsk,
  period: Period,
): Promise<CustomerRow[]> {
  const parameters = createParameters(asked.clock);
  const text = {
    'customer-lifetime-value': lifetimeSql,
    'repeat-rate': repeatSql,
    'churn-rate': churnSql,
  }[asked.key as 'churn-rate'](asked, period, parameters);
  return readRows<CustomerRow>(connection, text, parameters.values);
}

const endOf = (period: Period, clock: Clock) => parseDay(period.to ?? clock.today);

/** Customers of the rows within, once for each name. */
function membersSql(asked: CustomerAsk, period: Period, parameters: Parameters, money: boolean): string {
  const { by, filter } = asked;
  const rows = rowsOf({ grain: 'order', filter, period, ...(by ? { by } : {}) }, parameters);
  return `select customer_id, ${by ? 'name' : 'null::varchar as name'}${money ? ', currency' : ''}, count(*) as own
    from (${rows}) group by all`;
}

const guests = (name: string) =>
  `(select coalesce(sum(own), 0) from members g where customer_id is null and ${name})`;

function lifetimeSql(asked: CustomerAsk, period: Period, parameters: Parameters): string {
  return `with members as (${membersSql(asked, period, parameters, true)}),
    worth as (select customer_id, currency, sum(revenue) as revenue, count(*) as orders from order_fact
      where placed_day <= ${parameters.add(endOf(period, asked.clock))} and customer_id in (select customer_id from members)
      group by all)
    select name, currency, sum(revenue) as numerator, count(*) as denominator, sum(orders) as orders,
      quantile_cont(revenue, [0.5, 0.9, 0.95]) as quantiles,
      ${guests('g.name is not distinct from m.name and g.currency = m.currency')} as excluded
    from members m join worth using (customer_id, currency)
    where customer_id is not null group by name, currency order by denominator desc, name, currency`;
}

function repeatSql(asked: CustomerAsk, period: Period, parameters: Parameters): string {
  return `with members as (${membersSql(asked, period, parameters, false)}),
    visits as (select customer_id, count(*) as orders from order_fact
      where placed_day <= ${parameters.add(endOf(period, asked.clock))} and customer_id in (select customer_id from members)
      group by all)
    select name, null as currency, sum((orders >= 2)::int) as numerator, count(*) as denominator, sum(orders) as orders,
      null as quantiles, ${guests('g.name is not distinct from m.name')} as excluded
    from members m join visits using (customer_id)
    where customer_id is not null group by name order by denominator desc, name`;
}

/** Two windows of equal length that end with the period: who was there in the first and is not in the second. */
function churnSql(asked: CustomerAsk, period: Period, parameters: Parameters): string {
  const days = asked.churnDays ?? CHURN_DAYS;
  const end = endOf(period, asked.clock);
  const window = { from: formatDay(end - 2 * days + 1), to: formatDay(end - days) };
  const later = `placed_day > ${parameters.add(end - days)} and placed_day <= ${parameters.add(end)}`;
  return `with members as (${membersSql(asked, window, parameters, false)}),
    back as (select distinct customer_id from order_fact where ${later})
    select name, null as currency, sum((back.customer_id is null)::int) as numerator, count(*) as denominator,
      sum(own) as orders, null as quantiles,
      (select count(distinct customer_id) from order_fact
        where ${later} and customer_id not in (select customer_id from members where customer_id is not null)) as excluded
    from members left join back using (customer_id)
    where members.customer_id is not null group by name order by denominator desc, name`;
}
