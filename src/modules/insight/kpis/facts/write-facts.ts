// The single place that writes facts into the live log: what was known of an order goes, what is known now comes. Within the connection's
// transaction.
import type { DuckDBConnection } from '@duckdb/node-api';
import { appendColumns } from '../../log/columns.ts';
import { type FactTable, LINE_FACT, ORDER_FACT, REASON_FACT, SHIPMENT_FACT } from './fact-tables.ts';
import type { OrderFact } from './types.ts';

/** `isNew`: nothing is known of these orders yet, so nothing has to go. */
export async function writeFacts(
  connection: DuckDBConnection,
  facts: readonly OrderFact[],
  isNew = false,
): Promise<void> {
  if (facts.length === 0) return;
  if (!isNew) await removeFacts(connection, facts);
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
}

async function removeFacts(connection: DuckDBConnection, facts: readonly OrderFact[]): Promise<void> {
  const numbers = facts.map((fact) => fact.snapshot.orderNo).join(',');
  for (const { name } of [ORDER_FACT, LINE_FACT, REASON_FACT, SHIPMENT_FACT])
    await connection.run(
      `delete from ${name} where order_no in (select unnest(string_split($1, ',')::bigint[]))`,
      [numbers],
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
