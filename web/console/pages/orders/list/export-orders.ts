// Writes the orders of the list as a file: all that the filters find, up to a limit, not only the rows on screen.
import type { OrderSummary } from '../../../../api/orders.ts';
import { toCsv } from '../../../../ui/csv.ts';
import { digitsOf } from '../../../../ui/money.ts';

export const MOST_ROWS = 10_000;

const HEAD = [
  ...(['number', 'status', 'holds', 'placedAt', 'channel', 'externalId', 'customer', 'email'] as const),
  ...(['currency', 'total', 'cancelledAt', 'closedAt', 'orderId'] as const),
];

function toRow(order: OrderSummary): (string | null)[] {
  const digits = digitsOf(order.currency);
  return [
    ...[order.number, order.status, order.holds.join(' '), order.placedAt, order.channel, order.externalId],
    ...[order.customerName, order.email, order.currency, (order.totalMinor / 10 ** digits).toFixed(digits)],
    ...[order.cancelledAt, order.closedAt, order.orderId],
  ];
}

export const ordersCsv = (orders: readonly OrderSummary[]): string => toCsv(HEAD, orders.map(toRow));

/** Reads page after page; `isCut` where there are more than the file takes. */
export async function collectRows<Row>(
  read: (after: string | undefined) => Promise<{ items: readonly Row[]; next: string | null }>,
): Promise<{ rows: Row[]; isCut: boolean }> {
  const rows: Row[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await read(after);
    rows.push(...page.items);
    if (page.next === null) return { rows, isCut: false };
    if (rows.length >= MOST_ROWS) return { rows: rows.slice(0, MOST_ROWS), isCut: true };
    after = page.next;
  }
}
