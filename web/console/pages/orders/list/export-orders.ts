// Writes the orders of the list as a CSV file (RFC 4180, with a mark that spreadsheets know UTF-8 by): all that the filters find,
// up to a limit, not only the rows on screen.
import type { OrderSummary } from '../../../../api/orders.ts';
import { digitsOf } from '../../../../ui/money.ts';
import type { ListPage } from './use-order-list.ts';

export const MOST_ROWS = 10_000;

const HEAD = [
  ...(['number', 'status', 'holds', 'placedAt', 'channel', 'externalId', 'customer', 'email'] as const),
  ...(['currency', 'total', 'cancelledAt', 'closedAt', 'orderId'] as const),
];

/** A cell that a spreadsheet would run as a formula is kept as text. */
const toCell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

function toRow(order: OrderSummary): string {
  const digits = digitsOf(order.currency);
  const values = [
    ...[order.number, order.status, order.holds.join(' '), order.placedAt, order.channel, order.externalId],
    ...[order.customerName, order.email, order.currency, (order.totalMinor / 10 ** digits).toFixed(digits)],
    ...[order.cancelledAt, order.closedAt, order.orderId],
  ];
  return values.map((value) => toCell(value ?? '')).join(',');
}

export const toCsv = (orders: readonly OrderSummary[]): string =>
  `\uFEFF${[HEAD.join(','), ...orders.map(toRow)].join('\r\n')}\r\n`;

/** Reads page after page; `isCut` where there are more than the file takes. */
export async function collectRows(
  read: (after: string | undefined) => Promise<ListPage>,
): Promise<{ rows: OrderSummary[]; isCut: boolean }> {
  const rows: OrderSummary[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await read(after);
    rows.push(...page.items);
    if (page.next === null) return { rows, isCut: false };
    if (rows.length >= MOST_ROWS) return { rows: rows.slice(0, MOST_ROWS), isCut: true };
    after = page.next;
  }
}

export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
