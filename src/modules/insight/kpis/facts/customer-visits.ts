// The single place that keeps what customers had ordered up to each of their orders, and when they came next, so that the KPIs of customers read it
// instead of adding up all orders ever placed. Made anew for a customer when one of their orders comes, goes or changes its worth.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Uuid } from '../../../../platform/ids.ts';

/** The day that never comes: stands where a customer has not come again. */
export const NEVER = 2_000_000_000;

/** The columns that say whose an order is; null for guests. */
export const CUSTOMER = 'customer_high, customer_low';

/**
 * A customer's UUID in two halves, each a number of 64 bits with its sign: DuckDB reads columns of these many times faster than texts, or than
 * numbers of 128 bits.
 */
export type Customer = readonly [high: string, low: string];

export function customerOf(customerId: Uuid | null): Customer | null {
  if (customerId === null) return null;
  const digits = customerId.replaceAll('-', '');
  const half = (text: string) => String(BigInt.asIntN(64, BigInt(`0x${text}`)));
  return [half(digits.slice(0, 16)), half(digits.slice(16))];
}

/**
 * An order of a known customer. `orders` of the customer up to this one; `own_orders` and `worth` (revenue): those in the same currency alone.
 * `next_day`, `next_own_day`: the day of the next. So the last order up to a day is the one with `placed_day <= day and next_day > day`.
 */
export const VISIT_TABLE = `create table if not exists visit_fact (customer_high bigint, customer_low bigint, currency varchar,
  placed_day integer, orders integer, own_orders integer, worth double, next_day integer, next_own_day integer)`;

const RUNNING = 'order by placed_day, order_no rows between unbounded preceding and current row';

const GIVEN = `(select unnest(string_split($1, ',')::bigint[]) as customer_high, unnest(string_split($2, ',')::bigint[]) as customer_low)`;

const REMOVE = `delete from visit_fact using ${GIVEN} as given
  where visit_fact.customer_high = given.customer_high and visit_fact.customer_low = given.customer_low`;

const FILL = `insert into visit_fact
  select ${CUSTOMER}, currency, placed_day, count(*) over mine, count(*) over own, sum(revenue) over own,
    lead(placed_day, 1, ${NEVER}) over mine, lead(placed_day, 1, ${NEVER}) over own
  from order_fact semi join ${GIVEN} as given using (${CUSTOMER})
  window mine as (partition by ${CUSTOMER} ${RUNNING}), own as (partition by ${CUSTOMER}, currency ${RUNNING})`;

/** Within the connection's transaction, after the facts of orders have been written. */
export async function refreshVisits(
  connection: DuckDBConnection,
  customers: readonly Customer[],
): Promise<void> {
  if (customers.length === 0) return;
  const given = [0, 1].map((half) => customers.map((customer) => customer[half]).join(','));
  await connection.run(REMOVE, given);
  await connection.run(FILL, given);
}
