// The pure arithmetic of giving money back without goods: over which invoices and lines an amount is spread, so that revenue,
// shipping and tax are taken back in the shares in which they were charged; and what some units of a line come to.
import { allocateMinor } from '../../../platform/money.ts';
import { type Invoice, type InvoiceLine, splitLineForShipment } from '../../ledger/index.ts';

/** A credit note that corrects one invoice; amounts contain the tax unless told otherwise. */
export interface CreditPlan {
  invoice: Invoice;
  lines: InvoiceLine[];
  shippingMinor: number;
  shippingTaxMinor: number;
  totalMinor: number;
  taxesIncluded: boolean;
}

/** What may still be credited: of each invoice, and of the order. */
export function creditableOf(documents: readonly Invoice[]): {
  minor: number;
  byInvoice: Map<Invoice, number>;
} {
  const notes = documents.filter((each) => each.document === 'credit-note');
  const byInvoice = new Map<Invoice, number>();
  let minor = -notes.reduce((sum, note) => sum + note.totalMinor, 0);
  for (const invoice of documents) {
    if (invoice.document !== 'invoice') continue;
    minor += invoice.totalMinor;
    const credited = notesOf(invoice, notes).reduce((sum, note) => sum + note.totalMinor, 0);
    byInvoice.set(invoice, invoice.totalMinor - credited);
  }
  return { minor: Math.max(0, minor), byInvoice };
}

const notesOf = (invoice: Invoice, notes: readonly Invoice[]) =>
  notes.filter((note) => note.correctsInvoiceId === invoice.invoiceId);

/** Spreads an amount that does not exceed what is creditable, newest invoice first. */
export function planAmount(documents: readonly Invoice[], amountMinor: number): CreditPlan[] {
  const { byInvoice } = creditableOf(documents);
  const notes = documents.filter((each) => each.document === 'credit-note');
  const plans: CreditPlan[] = [];
  let rest = amountMinor;
  for (const [invoice, left] of [...byInvoice].reverse()) {
    const part = Math.min(rest, left);
    if (part <= 0) continue;
    plans.push(spread(invoice, notesOf(invoice, notes), part));
    rest -= part;
  }
  return plans;
}

function spread(invoice: Invoice, notes: readonly Invoice[], amountMinor: number): CreditPlan {
  const lineSum = invoice.lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const lineTax = invoice.lines.reduce((sum, line) => sum + line.taxMinor, 0);
  const shippingGross = invoice.totalMinor - lineSum;
  const credited = (lineNo: number) =>
    notes
      .flatMap((note) => note.lines)
      .reduce((sum, line) => sum + (line.lineNo === lineNo ? line.totalMinor : 0), 0);
  const noteLines = notes.reduce(
    (all, note) => all + note.lines.reduce((sum, line) => sum + line.totalMinor, 0),
    0,
  );
  const noteTotal = notes.reduce((sum, note) => sum + note.totalMinor, 0);
  const weights = [
    ...invoice.lines.map((line) => Math.max(0, line.totalMinor - credited(line.lineNo))),
    Math.max(0, shippingGross - (noteTotal - noteLines)),
  ];
  const shares = allocateMinor(amountMinor, weights);
  const shippingMinor = shares.at(-1)!;
  const lines = invoice.lines.flatMap((line, index): InvoiceLine[] => {
    const share = shares[index]!;
    if (share === 0) return [];
    const taxMinor = shareOf(line.taxMinor, share, line.totalMinor);
    const { lineNo, sku, name } = line;
    return [
      {
        lineNo,
        sku,
        name,
        quantity: 1,
        unitPriceMinor: share,
        discountMinor: 0,
        taxMinor,
        totalMinor: share,
      },
    ];
  });
  const shippingTaxMinor = shareOf(invoice.taxMinor - lineTax, shippingMinor, shippingGross);
  return { invoice, lines, shippingMinor, shippingTaxMinor, totalMinor: amountMinor, taxesIncluded: true };
}

function shareOf(amount: number, part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(part, Math.round((amount * part) / whole));
}

/**
 * The units of a line as they were invoiced, without those that were credited as units before (goodwill credits none). Null when there are
 * not that many.
 */
export function planUnits(
  documents: readonly Invoice[],
  isGoodwill: (note: Invoice) => boolean,
  lineNo: number,
  quantity: number,
): CreditPlan[] | null {
  const notes = documents.filter((each) => each.document === 'credit-note' && !isGoodwill(each));
  const plans: CreditPlan[] = [];
  let rest = quantity;
  for (const invoice of documents) {
    const line = invoice.document === 'invoice' && invoice.lines.find((each) => each.lineNo === lineNo);
    if (!line || rest === 0) continue;
    const before = notesOf(invoice, notes)
      .flatMap((note) => note.lines)
      .reduce((sum, each) => sum + (each.lineNo === lineNo ? each.quantity : 0), 0);
    const units = Math.min(rest, line.quantity - before);
    if (units <= 0) continue;
    const { taxesIncluded } = invoice;
    const part = splitLineForShipment({ ...line, taxesIncluded }, before, units);
    const lines = [{ lineNo, sku: line.sku, name: line.name, ...part }];
    plans.push({
      invoice,
      lines,
      shippingMinor: 0,
      shippingTaxMinor: 0,
      totalMinor: part.totalMinor,
      taxesIncluded,
    });
    rest -= units;
  }
  return rest === 0 ? plans : null;
}
