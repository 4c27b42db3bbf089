// Gives the money back of parcels that came back: a credit note for the invoice of each, and what was taken for it is refunded; what
// was not asked for yet is never taken. Once for each parcel, however often it is asked. What is not clear is left to a person.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { ItemRefused, type Refusal, refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { type Invoice, issueCreditNote, readInvoicesOfOrders, readReceivables } from '../../ledger/index.ts';
import { readOrders } from '../../orders/index.ts';
import { type OrderBook, readOrderBooks, refundPayment } from '../../payments/index.ts';
import { refusals } from '../errors.ts';
import { publicShipmentId } from '../fulfilment-set.ts';
import { closed } from '../schemas.ts';
import { selectShipmentsOf } from '../store.ts';
import type { Shipment } from '../types.ts';
import { invoiceShipment } from './invoice-shipment.ts';

const Output = Type.Object({
  creditedMinor: Type.Integer(),
  refundedMinor: Type.Integer({ description: 'Asked of the payment providers; the rest was never taken' }),
});

/** One parcel whose invoice is credited. */
interface Credit {
  index: number;
  item: Item<{ orderId: string }>;
  shipmentId: string;
  invoice: Invoice;
  refund: boolean;
}

const REASON = 'came back';

export const creditReturns = defineCommand({
  name: 'fulfilment.creditReturns',
  summary: 'Credits the invoices of parcels that came back and refunds what was taken for them, once each.',
  input: Type.Object({ orderId: IdOf('ord') }, closed),
  output: Output,
  roles: ['finance', 'service'],
  refusals: [refusals.creditByHand],
  async run(tx, items) {
    const returned = await readReturned(tx, items);
    await invoiceFirst(tx, items, returned);
    const known = await readFacts(tx, returned);
    const credits: Credit[] = [];
    const taken = new Set<string>();
    const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
      const planned = planCredits(known, item, index, taken);
      if ('code' in planned) return decline(planned);
      credits.push(...planned);
      for (const { shipmentId } of planned) taken.add(shipmentId);
      const sum = (some: readonly Credit[]) => some.reduce((all, { invoice }) => all + invoice.totalMinor, 0);
      return accept({
        creditedMinor: sum(planned),
        refundedMinor: sum(planned.filter((credit) => credit.refund)),
      });
    });
    await issueNotes(tx, credits);
    return outcomes;
  },
});

type Returned = ReadonlyMap<Uuid, readonly Shipment[]>;

interface Facts {
  returned: Returned;
  invoices: ReadonlyMap<Uuid, readonly Invoice[]>;
  books: ReadonlyMap<Uuid, OrderBook>;
  owed: ReadonlyMap<Uuid, number>;
}

async function readReturned(tx: CommandTx, items: readonly Item<{ orderId: string }>[]): Promise<Returned> {
  const ids = [...new Set(items.map(({ input }) => parseId('ord', input.orderId)!))];
  const keys = ids.map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
  const shipments = await selectShipmentsOf(tx, keys);
  const back = shipments.filter((shipment) => shipment.state === 'returned');
  return Map.groupBy(back, (shipment) => shipment.orderId);
}

/** News of a parcel's way back may be heard before its invoice was issued; of a cancelled order none is issued any more. */
async function invoiceFirst(
  tx: CommandTx,
  items: readonly Item<{ orderId: string }>[],
  returned: Returned,
): Promise<void> {
  if (returned.size === 0) return;
  const orders = await readOrders(tx, [...returned.keys()]);
  const live = new Set(orders.filter((order) => order.cancelledAt === null).map((order) => order.orderId));
  const parcels = items.flatMap((item, index) => {
    const orderId = parseId('ord', item.input.orderId)!;
    const left = live.has(orderId) ? returned.get(orderId)!.filter((each) => each.shippedAt !== null) : [];
    return left.map((shipment) => ({ index, item, shipmentId: publicShipmentId(shipment) }));
  });
  const calls = parcels.map(({ item, shipmentId }) => ({
    actor: item.actor,
    input: { orderId: item.input.orderId, shipmentId },
  }));
  const invoiced = await tx.call(invoiceShipment, calls).catch((error) => {
    const parcel = error instanceof ItemRefused ? parcels[error.index] : undefined;
    throw parcel ? byHand(parcel, error.refusal.code) : error;
  });
  refuseFailed(invoiced, parcels);
}

async function readFacts(tx: CommandTx, returned: Returned): Promise<Facts> {
  const ids = [...returned.keys()];
  if (ids.length === 0) return { returned, invoices: new Map(), books: new Map(), owed: new Map() };
  // Both locked, documents first as everybody does: a capture that is asked meanwhile waits and sees what was credited.
  const invoices = await readInvoicesOfOrders(tx, ids, true);
  const books = await readOrderBooks(tx, ids, true);
  const owed = await readReceivables(tx, ids);
  return {
    ...{ returned, books },
    invoices: Map.groupBy(invoices, (invoice) => invoice.orderId),
    owed: new Map(owed.map((row) => [row.orderId, row.openMinor])),
  };
}

/** The parcels of an order that are to be credited now, or why a person has to look. */
function planCredits(
  { returned, invoices, books, owed }: Facts,
  item: Item<{ orderId: string }>,
  index: number,
  taken: ReadonlySet<string>,
): Credit[] | Refusal {
  const orderId = parseId('ord', item.input.orderId)!;
  const documents = invoices.get(orderId) ?? [];
  const credits: Credit[] = [];
  let owedMinor = owed.get(orderId) ?? 0;
  for (const shipmentId of (returned.get(orderId) ?? []).map(publicShipmentId)) {
    const invoice = documents.find((each) => each.document === 'invoice' && each.sourceId === shipmentId);
    const isCredited = documents.some(
      (each) => each.document === 'credit-note' && each.sourceId === shipmentId,
    );
    if (!invoice || invoice.totalMinor === 0 || isCredited || taken.has(shipmentId)) continue;
    const captures = (books.get(orderId)?.operations ?? []).filter(
      (each) => each.kind === 'capture' && each.sourceId === shipmentId && each.state !== 'declined',
    );
    const collected = captures
      .filter((each) => each.state === 'succeeded')
      .reduce((sum, each) => sum + each.amountMinor, 0);
    const because = captures.some((each) => each.state !== 'succeeded')
      ? 'its money is being taken'
      : collected !== 0 && collected !== invoice.totalMinor
        ? 'only a part of its money was taken'
        : collected === 0 && owedMinor < invoice.totalMinor
          ? 'it was paid otherwise'
          : null;
    if (because !== null) return refuse(refusals.creditByHand, { shipmentId, because });
    if (collected === 0) owedMinor -= invoice.totalMinor;
    credits.push({ index, item, shipmentId, invoice, refund: collected > 0 });
  }
  return credits;
}

async function issueNotes(tx: CommandTx, credits: readonly Credit[]): Promise<void> {
  const noted = await tx.call(
    issueCreditNote,
    credits.map(({ item, shipmentId, invoice, refund }) => {
      const { currency, lines, taxesIncluded, totalMinor } = invoice;
      const lineTax = lines.reduce((sum, line) => sum + line.taxMinor, 0);
      const shippingTaxMinor = invoice.taxMinor - lineTax;
      return {
        actor: item.actor,
        input: {
          orderId: item.input.orderId,
          sourceId: shipmentId,
          invoiceId: formatId('inv', invoice.invoiceId),
          reason: REASON,
          settle: refund ? ('refund' as const) : ('receivable' as const),
          currency,
          lines,
          taxesIncluded,
          totalMinor,
          shippingTaxMinor,
          // The invoice keeps shipping without its tax.
          shippingMinor: invoice.shippingMinor + (taxesIncluded ? shippingTaxMinor : 0),
        },
      };
    }),
  );
  refuseFailed(noted, credits);
  const refunds = credits.filter((credit) => credit.refund);
  const refunded = await tx.call(
    refundPayment,
    refunds.map(({ item, shipmentId, invoice }) => ({
      actor: item.actor,
      input: {
        orderId: item.input.orderId,
        amountMinor: invoice.totalMinor,
        reason: REASON,
        sourceId: shipmentId,
      },
    })),
  );
  refuseFailed(refunded, refunds);
}

type Parcel = Pick<Credit, 'index' | 'shipmentId'>;

const byHand = ({ index, shipmentId }: Parcel, because: string) =>
  new ItemRefused(index, refuse(refusals.creditByHand, { shipmentId, because }));

function refuseFailed(outcomes: readonly Outcome<unknown>[], parcels: readonly Parcel[]): void {
  outcomes.forEach((outcome, at) => {
    if (!outcome.ok) throw byHand(parcels[at]!, outcome.refusal.code);
  });
}
