// Issues the invoice of a shipment that has left: once, for the units in it, by the prices of the order. The order's row is
// locked, so that its invoices are computed one after the other.
import Type, { type Static } from 'typebox';
import { assert } from '../../../platform/assert.ts';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { type IssueInvoiceInput, issueInvoice, readInvoicesOfOrders } from '../../ledger/index.ts';
import {
  formatOrderNumber,
  lockOrders,
  type OrderDetail,
  readLineDetails,
  readOrders,
} from '../../orders/index.ts';
import { refusals } from '../errors.ts';
import { type FulfilmentSet, loadOrdersWhole, publicShipmentId } from '../fulfilment-set.ts';
import { computeInvoice, type PricedLine } from '../invoice-lines.ts';
import { linesOf, UNSHIPPED } from '../rules.ts';
import { closed, ShipmentId } from '../schemas.ts';
import type { Shipment } from '../types.ts';

const Output = Type.Object({
  invoiceId: IdOf('inv'),
  number: Type.String(),
  totalMinor: Type.Integer(),
  currency: Type.String(),
});
type Issued = Static<typeof Output>;

/** What is known of one order's invoices; grows while the set is worked on. */
interface Account {
  order: OrderDetail;
  lines: Map<number, PricedLine>;
  units: Map<number, number>;
  groups: Set<number>;
  issued: Map<string, Issued>;
}

export const invoiceShipment = defineCommand({
  name: 'fulfilment.invoiceShipment',
  summary: 'Issues the invoice of a shipment, once; asked again it answers the same.',
  input: Type.Object({ orderId: IdOf('ord'), shipmentId: ShipmentId }, closed),
  output: Output,
  roles: ['finance'],
  refusals: [
    refusals.orderUnknown,
    refusals.shipmentUnknown,
    refusals.shipmentCancelled,
    refusals.notShipped,
    refusals.invoiceRefused,
  ],
  async run(tx, items) {
    const { set, accounts } = await readAccounts(tx, items);
    const drafts: { index: number; input: IssueInvoiceInput }[] = [];
    const firstOf = new Map<string, number>();
    const outcomes = items.map(({ input }, index): Outcome<Issued> | null => {
      const account = accounts.get(parseId('ord', input.orderId) ?? ('' as Uuid));
      if (!account) return decline(refusals.orderUnknown);
      const shipment = set.shipment(input.shipmentId);
      if (shipment?.orderId !== account.order.orderId) return decline(refusals.shipmentUnknown);
      const known = account.issued.get(input.shipmentId);
      if (known) return accept(known);
      if (shipment.state === 'cancelled') return decline(refusals.shipmentCancelled);
      if (UNSHIPPED.includes(shipment.state)) return decline(refusals.notShipped);
      if (!firstOf.has(input.shipmentId)) {
        firstOf.set(input.shipmentId, index);
        drafts.push({ index, input: draftInvoice(account, set, shipment) });
      }
      return null;
    });
    const issued = await tx.call(
      issueInvoice,
      drafts.map(({ index, input }) => ({ actor: items[index]!.actor, input })),
    );
    drafts.forEach(({ index }, at) => {
      const outcome = issued[at]!;
      if (!outcome.ok)
        throw new ItemRefused(index, refuse(refusals.invoiceRefused, { because: outcome.refusal.code }));
      outcomes[index] = outcome;
    });
    return outcomes.map(
      (outcome, index) => outcome ?? outcomes[firstOf.get(items[index]!.input.shipmentId)!]!,
    );
  },
});

async function readAccounts(
  tx: CommandTx,
  items: readonly Item<{ orderId: string }>[],
): Promise<{ set: FulfilmentSet; accounts: Map<Uuid, Account> }> {
  const wanted = new Set(items.flatMap(({ input }) => parseId('ord', input.orderId) ?? []));
  const sorted = [...wanted].map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
  sorted.sort((a, b) => a.bucket - b.bucket || (a.orderId < b.orderId ? -1 : 1));
  const keys = sorted.length > 0 ? await lockOrders(tx, sorted) : [];
  const set = await loadOrdersWhole(tx, keys);
  const accounts = new Map<Uuid, Account>();
  if (keys.length === 0) return { set, accounts };
  const ids = keys.map((key) => key.orderId);
  for (const order of await readOrders(tx, ids)) {
    const account = {
      order,
      lines: new Map(),
      units: new Map(),
      groups: new Set<number>(),
      issued: new Map(),
    };
    accounts.set(order.orderId, account);
  }
  for (const line of await readLineDetails(tx, ids)) accounts.get(line.orderId)?.lines.set(line.lineNo, line);
  for (const invoice of await readInvoicesOfOrders(tx, ids)) {
    const account = accounts.get(invoice.orderId);
    const shipment = invoice.document === 'invoice' ? set.shipment(invoice.sourceId) : undefined;
    if (!account || !shipment) continue;
    account.issued.set(invoice.sourceId, {
      invoiceId: formatId('inv', invoice.invoiceId),
      number: invoice.numberText,
      totalMinor: invoice.totalMinor,
      currency: invoice.currency,
    });
    noteInvoiced(account, set, shipment);
  }
  return { set, accounts };
}

function noteInvoiced(account: Account, set: FulfilmentSet, shipment: Shipment): void {
  account.groups.add(set.orderOf(shipment).shipGroup);
  for (const { lineNo, quantity } of linesOf(shipment))
    account.units.set(lineNo, (account.units.get(lineNo) ?? 0) + quantity);
}

function draftInvoice(account: Account, set: FulfilmentSet, shipment: Shipment): IssueInvoiceInput {
  const { order, lines, units, groups } = account;
  const owner = set.orderOf(shipment);
  const group = order.shipGroups.find((each) => each.no === owner.shipGroup);
  assert(group, 'a fulfilment order belongs to a ship group of its order');
  const isFirst = !groups.has(group.no);
  const amounts = computeInvoice({
    taxesIncluded: order.taxesIncluded,
    lines,
    shipped: linesOf(shipment),
    invoicedBefore: units,
    shippingMinor: isFirst ? group.shippingMinor : 0,
    shippingTaxMinor: isFirst ? group.shippingTaxMinor : 0,
  });
  noteInvoiced(account, set, shipment);
  return {
    orderId: formatId('ord', order.orderId),
    shipmentId: publicShipmentId(shipment),
    currency: order.currency,
    customer: {
      orderNumber: formatOrderNumber(order.number),
      name: order.customerName,
      email: order.email,
      customerId: order.customerId && formatId('cus', order.customerId),
      address: order.billingAddress ?? group.address ?? null,
    },
    ...amounts,
  };
}
