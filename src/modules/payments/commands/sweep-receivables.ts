// Finds what customers owe: invoices of some minutes ago that nobody has paid, and what is known to be open already. It is read from
// the ledger, never decided here.
import Type from 'typebox';
import { accept, type CommandTx, defineCommand } from '../../../platform/command.ts';
import { bucketOf, parseId, type Uuid } from '../../../platform/ids.ts';
import { readCustomers } from '../../customers/index.ts';
import { readInvoicesOfOrders, readIssued, readReceivables } from '../../ledger/index.ts';
import {
  lockReceivablesSweep,
  moveReceivablesSweep,
  type Receivable,
  replaceReceivables,
  selectReceivablesToCheck,
} from '../store/receivables.ts';

/** Cards are captured within seconds of their invoice: what is looked at later was mostly paid. */
const PATIENCE_MS = 3 * 60_000;
const LIMIT = 5000;
const DAY_MS = 86_400_000;

export const sweepReceivables = defineCommand({
  name: 'payments.sweepReceivables',
  summary: 'Looks for invoices that are not paid, and for those that are now; `more` tells to call again.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ open: Type.Integer(), more: Type.Boolean() }, { additionalProperties: false }),
  roles: ['finance'],
  refusals: [],
  maxItems: 1,
  routeReason: 'Runs every minute by the clock.',
  async run(tx, items) {
    const sweptUntil = await lockReceivablesSweep(tx);
    if (sweptUntil === null) return items.map(() => accept({ open: 0, more: false }));
    const before = new Date(tx.now.getTime() - PATIENCE_MS);
    const issued = sweptUntil < before ? await readIssued(tx, { from: sweptUntil, before }, null, LIMIT) : [];
    const isFull = issued.length === LIMIT;
    const due = await selectReceivablesToCheck(tx, new Date(tx.now.getTime() - 30_000), LIMIT);
    const orderIds = [...new Set([...issued, ...due].map((row) => row.orderId))];
    const open = orderIds.length > 0 ? await readOpen(tx, orderIds) : [];
    if (orderIds.length > 0) {
      const orders = orderIds.map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
      await replaceReceivables(tx, orders, open, tx.now);
    }
    // The last instant of a full page is read again: others may share it.
    const until = isFull ? issued.at(-1)!.issuedAt : before;
    const isStuck = isFull && until.getTime() === sweptUntil.getTime();
    if (until > sweptUntil || isStuck)
      await moveReceivablesSweep(tx, isStuck ? new Date(until.getTime() + 1) : until);
    return items.map(() => accept({ open: open.length, more: isFull }));
  },
});

/** What is open of orders, due by the terms of their customers. */
async function readOpen(tx: CommandTx, orderIds: readonly Uuid[]): Promise<Receivable[]> {
  const owed = (await readReceivables(tx, orderIds)).filter((row) => row.openMinor > 0);
  if (owed.length === 0) return [];
  const documents = await readInvoicesOfOrders(
    tx,
    owed.map((row) => row.orderId),
  );
  // Oldest first, so the first one of an order is what it has been owed for longest.
  const first = new Map<Uuid, (typeof documents)[number]>();
  for (const each of documents)
    if (each.document === 'invoice' && !first.has(each.orderId)) first.set(each.orderId, each);
  const customerOf = (orderId: Uuid) => parseId('cus', textOf(first.get(orderId)?.customer.customerId) ?? '');
  const ids = [...new Set(owed.flatMap(({ orderId }) => customerOf(orderId) ?? []))];
  const customers = ids.length > 0 ? await readCustomers(tx, ids) : new Map();
  return owed.flatMap(({ orderId, currency, openMinor }): Receivable[] => {
    const invoice = first.get(orderId);
    if (!invoice) return [];
    const customerId = customerOf(orderId);
    const terms = customerId ? (customers.get(customerId)?.paymentTermsDays ?? 0) : 0;
    const dueOn = new Date(invoice.issuedAt.getTime() + terms * DAY_MS).toISOString().slice(0, 10);
    return [
      {
        bucket: bucketOf(orderId),
        orderId,
        currency,
        openMinor,
        issuedAt: invoice.issuedAt,
        dueOn,
        orderNumber: textOf(invoice.customer.orderNumber),
        customerId,
        customerName: textOf(invoice.customer.name),
      },
    ];
  });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
