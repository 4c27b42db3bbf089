// Gathers what an invoice or a credit note shows: the document as issued, its order's language, the seller of its day, what is paid.

import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { readCustomers } from '../../customers/index.ts';
import { readShipment } from '../../fulfilment/index.ts';
import { readEntries, readInvoice, readOrderInvoices } from '../../ledger/index.ts';
import { readOrders } from '../../orders/index.ts';
import type { DocumentDependencies } from '../dependencies.ts';
import { readSeller } from '../seller.ts';
import { findTaxRates, sumByRate, type TaxedAmount } from '../tax-rates.ts';
import { languageOf } from '../texts/languages.ts';
import type { InvoiceSheet } from '../types.ts';
import { addDays, dayIn } from './days.ts';
import { openOfInvoice } from './paid-parts.ts';
import { readAddress, toParty } from './party.ts';

type Invoice = NonNullable<Awaited<ReturnType<typeof readInvoice>>>;

export async function gatherInvoice(
  db: Queryable,
  parts: DocumentDependencies,
  invoiceId: string,
  kind: InvoiceSheet['kind'] | 'any',
): Promise<InvoiceSheet | null> {
  const invoice = await readInvoice(db, invoiceId);
  if (!invoice || (kind !== 'any' && invoice.document !== kind)) return null;
  const orderId = parseId('ord', invoice.orderId)!;
  const [order] = await readOrders(db, [orderId]);
  const language = languageOf(order?.locale);
  const customerId = parseId('cus', textOf(invoice.customer.customerId) ?? '');
  const customer = customerId ? (await readCustomers(db, [customerId])).get(customerId) : undefined;
  const corrects = invoice.correctsInvoiceId ? await readInvoice(db, invoice.correctsInvoiceId) : null;
  const issuedAt = new Date(invoice.issuedAt);
  const issuedOn = dayIn(parts.timeZone, issuedAt);
  return {
    kind: invoice.document,
    language,
    number: invoice.number,
    issuedOn,
    suppliedOn: await readSupplyDay(db, parts, invoice.document === 'invoice' ? invoice : corrects),
    orderNumber: textOf(invoice.customer.orderNumber),
    corrects: corrects && {
      number: corrects.number,
      issuedOn: dayIn(parts.timeZone, new Date(corrects.issuedAt)),
    },
    reason: invoice.reason,
    seller: await readSeller(db, parts, issuedAt),
    buyer: toParty(
      readAddress(invoice.customer.address),
      textOf(invoice.customer.name),
      language,
      textOf(invoice.customer.vatId) ?? customer?.vatId ?? null,
    ),
    currency: invoice.currency,
    taxesIncluded: invoice.taxesIncluded,
    ...readAmounts(invoice),
    payment: await readPayment(db, invoice, orderId, issuedOn, customer?.paymentTermsDays ?? null),
    refund: invoice.settle,
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The day on which the goods left: the date of supply (article 226 no. 7). */
async function readSupplyDay(
  db: Queryable,
  parts: DocumentDependencies,
  invoice: Invoice | null,
): Promise<string | null> {
  if (!invoice) return null;
  const shipment = await readShipment(db, parts.locations, SYSTEM_ACTOR, invoice.sourceId);
  const at = shipment?.shippedAt ?? shipment?.deliveredAt;
  return at ? dayIn(parts.timeZone, new Date(at)) : null;
}

/** Amounts with the rates found from them; shipping is what of the document is in no line. */
function readAmounts(invoice: Invoice) {
  const taxOfLines = invoice.lines.reduce((sum, line) => sum + line.taxMinor, 0);
  const amounts: TaxedAmount[] = invoice.lines.map((line) => ({
    netMinor: line.totalMinor - line.taxMinor,
    taxMinor: line.taxMinor,
  }));
  const shippingTax = invoice.taxMinor - taxOfLines;
  const hasShipping = invoice.shippingMinor > 0 || shippingTax > 0;
  if (hasShipping) amounts.push({ netMinor: invoice.shippingMinor, taxMinor: shippingTax });
  const rates = findTaxRates(amounts);
  return {
    rows: invoice.lines.map((line, at) => ({
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      discountMinor: line.discountMinor,
      taxRate: rates[at]!,
      taxMinor: line.taxMinor,
      amountMinor: invoice.taxesIncluded ? line.totalMinor : line.totalMinor - line.taxMinor,
    })),
    shipping: hasShipping
      ? { netMinor: invoice.shippingMinor, taxMinor: shippingTax, rate: rates.at(-1)! }
      : null,
    taxes: sumByRate(amounts, rates),
    netMinor: invoice.netMinor,
    taxMinor: invoice.taxMinor,
    totalMinor: invoice.totalMinor,
  };
}

async function readPayment(
  db: Queryable,
  invoice: Invoice,
  orderId: Uuid,
  issuedOn: string,
  termsDays: number | null,
): Promise<InvoiceSheet['payment']> {
  if (invoice.document !== 'invoice') return null;
  const issued = (await readOrderInvoices(db, orderId)).filter((each) => each.document === 'invoice');
  const invoices = issued.map((each) => ({
    uuid: parseId('inv', each.invoiceId)!,
    totalMinor: each.totalMinor,
  }));
  const openMinor = openOfInvoice(
    await readEntries(db, orderId),
    invoices,
    parseId('inv', invoice.invoiceId)!,
  );
  const paidMinor = invoice.totalMinor - openMinor;
  const state = openMinor === 0 ? 'paid' : paidMinor > 0 ? 'partly-paid' : 'open';
  const dueOn = termsDays === null || openMinor === 0 ? null : addDays(issuedOn, termsDays);
  return { state, paidMinor, openMinor, dueOn };
}
