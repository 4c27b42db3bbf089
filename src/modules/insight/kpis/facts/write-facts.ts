// The single place that writes facts into the live log: what was known of an order goes, what is known now comes. Within the connection's
// transaction.
import type { DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, readRows } from '../../log/columns.ts';
import { type Customer, customerOf, refreshVisits } from './customer-visits.ts';
import { type FactTable, LINE_FACT, ORDER_FACT, REASON_FACT, SHIPMENT_FACT } from './fact-tables.ts';
import type { OrderFact } from './types.ts';

/** `isNew`: nothing is known of these orders yet, so nothing has to go. */
export async function writeFacts(
  connection: DuckDBConnection,
  facts: readonly OrderFact[],
  isNew = false,
): Promise<void> {
  if (facts.length === 0) return;
  const known = isNew ? [] : await removeFacts(connection, facts);
  await append(connection, ORDER_FACT, facts);
  await append(
    connection,
    LINE_FACT,
    rowsOf(facts, (fact) => fact.lines),
  );
  await append(
    connection,
    REASON_FACT,
    rowsOf(facts, (fact) => fact.reasons),
  );
  await append(
    connection,
    SHIPMENT_FACT,
    rowsOf(facts, (fact) => fact.shipmentFacts),
  );
  await refreshVisits(connection, customersWithNews(known, facts.map(visitOf)));
}

/** What an order is to its customer. */
interface Visit {
  readonly order_no: number;
  readonly customer_high: string | null;
  readonly customer_low: string | null;
  readonly currency: string;
  readonly placed_day: number;
  readonly revenue: number;
}

function visitOf({ snapshot, placedDay, revenueMinor }: OrderFact): Visit {
  const [high = null, low = null] = customerOf(snapshot.customerId) ?? [];
  return {
    order_no: snapshot.orderNo,
    customer_high: high,
    customer_low: low,
    currency: snapshot.currency,
    placed_day: placedDay,
    revenue: revenueMinor,
  };
}

/** Most news of an order (picked, shipped, delivered) is none about its customer. */
function customersWithNews(before: readonly Visit[], after: readonly Visit[]): Customer[] {
  const known = new Map(before.map((visit) => [visit.order_no, visit]));
  const news = new Map<string, Customer>();
  const note = ({ customer_high: high, customer_low: low }: Visit) => {
    if (high !== null && low !== null) news.set(`${high} ${low}`, [high, low]);
  };
  for (const visit of after) {
    const past = known.get(visit.order_no);
    if (past && isSame(past, visit)) continue;
    note(visit);
    if (past) note(past);
  }
  return [...news.values()];
}

const isSame = (one: Visit, other: Visit) =>
  one.customer_high === other.customer_high &&
  one.customer_low === other.customer_low &&
  one.currency === other.currency &&
  one.placed_day === other.placed_day &&
  one.revenue === other.revenue;

/** What was known of these orders before. */
async function removeFacts(
  connection: DuckDBConnection,
  facts: readonly OrderFact[],
): Promise<readonly Visit[]> {
  const numbers = [facts.map((fact) => fact.snapshot.orderNo).join(',')];
  const given = "order_no in (select unnest(string_split($1, ',')::bigint[]))";
  for (const { name } of [LINE_FACT, REASON_FACT, SHIPMENT_FACT])
    await connection.run(`delete from ${name} where ${given}`, numbers);
  return readRows<Visit>(
    connection,
    `delete from ${ORDER_FACT.name} where ${given} returning order_no,
      customer_high::varchar as customer_high, customer_low::varchar as customer_low, currency, placed_day, revenue`,
    numbers,
  );
}

function rowsOf<Row extends object>(facts: readonly OrderFact[], pick: (fact: OrderFact) => readonly Row[]) {
  return facts.flatMap((fact) => pick(fact).map((row) => ({ ...row, orderNo: fact.snapshot.orderNo })));
}

function append<Row>(
  connection: DuckDBConnection,
  table: FactTable<Row>,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.values(table.columns).map(([kind, pick]) => ({ kind, values: rows.map(pick) }));
  return appendColumns(connection, table.name, columns);
}
