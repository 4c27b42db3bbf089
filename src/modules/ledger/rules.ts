// Pure arithmetic of documents: what an invoice amounts to, what it books, how a line's amounts are split over shipments.
import type { DocumentKind, DocumentTotals, Invoice, InvoiceLine, NewEntry } from './types.ts';

export interface DocumentAmounts {
  lines: readonly InvoiceLine[];
  /** With taxes included it contains shippingTaxMinor. */
  shippingMinor: number;
  shippingTaxMinor: number;
  totalMinor: number;
  /** Prices contain the tax (most consumer prices in Europe) instead of having it added. */
  taxesIncluded: boolean;
}

export type TotalsProblem =
  | { at: 'line'; lineNo: number; expectedMinor: number; statedMinor: number }
  | { at: 'tax'; lineNo: number | null; taxMinor: number }
  | { at: 'total'; expectedMinor: number; statedMinor: number };

/** Adds a document up, or tells where what it states does not agree with itself. */
export function computeTotals(
  document: DocumentAmounts,
): { ok: true; totals: DocumentTotals } | { ok: false; problem: TotalsProblem } {
  const { taxesIncluded, shippingMinor, shippingTaxMinor } = document;
  let netMinor = 0;
  let taxMinor = 0;
  for (const line of document.lines) {
    const priced = line.quantity * line.unitPriceMinor - line.discountMinor;
    const expectedMinor = taxesIncluded ? priced : priced + line.taxMinor;
    if (expectedMinor !== line.totalMinor || expectedMinor < 0) {
      return {
        ok: false,
        problem: { at: 'line', lineNo: line.lineNo, expectedMinor, statedMinor: line.totalMinor },
      };
    }
    if (line.taxMinor > line.totalMinor) {
      return { ok: false, problem: { at: 'tax', lineNo: line.lineNo, taxMinor: line.taxMinor } };
    }
    netMinor += line.totalMinor - line.taxMinor;
    taxMinor += line.taxMinor;
  }
  const shippingNet = taxesIncluded ? shippingMinor - shippingTaxMinor : shippingMinor;
  if (shippingNet < 0) return { ok: false, problem: { at: 'tax', lineNo: null, taxMinor: shippingTaxMinor } };
  taxMinor += shippingTaxMinor;
  const totalMinor = netMinor + taxMinor + shippingNet;
  if (totalMinor !== document.totalMinor || !Number.isSafeInteger(totalMinor)) {
    return {
      ok: false,
      problem: { at: 'total', expectedMinor: totalMinor, statedMinor: document.totalMinor },
    };
  }
  return { ok: true, totals: { netMinor, taxMinor, shippingMinor: shippingNet, totalMinor } };
}

export interface LineAmounts {
  /** Units ordered. */
  quantity: number;
  unitPriceMinor: number;
  /** Of all units together. */
  discountMinor: number;
  taxMinor: number;
  taxesIncluded: boolean;
}

/**
 * The amounts of `quantityNow` units of a line of which `quantityBefore` were invoiced already. Discount and tax are shared by
 * running totals, so that parts of any size and number add up to the line's own amounts to the cent; the last takes the rest.
 */
export function splitLineForShipment(
  line: LineAmounts,
  quantityBefore: number,
  quantityNow: number,
): Pick<InvoiceLine, 'quantity' | 'unitPriceMinor' | 'discountMinor' | 'taxMinor' | 'totalMinor'> {
  if (quantityBefore < 0 || quantityNow < 0 || quantityBefore + quantityNow > line.quantity) {
    throw new RangeError('a line is split into no more units than were ordered');
  }
  const before = amountsOfUnits(line, quantityBefore);
  const after = amountsOfUnits(line, quantityBefore + quantityNow);
  const taxMinor = after.taxMinor - before.taxMinor;
  const pricedMinor = after.pricedMinor - before.pricedMinor;
  return {
    quantity: quantityNow,
    unitPriceMinor: line.unitPriceMinor,
    discountMinor: after.discountMinor - before.discountMinor,
    taxMinor,
    totalMinor: line.taxesIncluded ? pricedMinor : pricedMinor + taxMinor,
  };
}

/** What the first `units` of a line come to. Tax follows the price, so that no part has more tax than it costs. */
function amountsOfUnits(line: LineAmounts, units: number) {
  const discountMinor = shareOf(line.discountMinor, units, line.quantity);
  const pricedMinor = units * line.unitPriceMinor - discountMinor;
  const wholeMinor = line.quantity * line.unitPriceMinor - line.discountMinor;
  const taxMinor =
    wholeMinor > 0
      ? shareOf(line.taxMinor, pricedMinor, wholeMinor)
      : shareOf(line.taxMinor, units, line.quantity);
  return { discountMinor, pricedMinor, taxMinor };
}

/** `part / whole` of an amount, rounded down; exact for any amount that money may have. */
function shareOf(amountMinor: number, part: number, whole: number): number {
  const product = amountMinor * part;
  if (Number.isSafeInteger(product)) return Math.floor(product / whole);
  return Number((BigInt(amountMinor) * BigInt(part)) / BigInt(whole));
}

/** The kinds of entry that each document books, and the columns of its totals they stand for. */
export const DOCUMENT_KINDS = {
  invoice: { net: 'invoice-revenue', tax: 'invoice-tax', shipping: 'invoice-shipping' },
  'credit-note': { net: 'credit-revenue', tax: 'credit-tax', shipping: 'credit-shipping' },
} as const satisfies Record<DocumentKind, Record<string, string>>;

/** An invoice makes the customer owe; a credit note takes back, and owes the customer or lowers what is owed. */
export function documentEntries(document: Invoice): NewEntry[] {
  const { bucket, orderId, currency } = document;
  const base = { bucket, orderId, sourceId: document.invoiceId as string, currency };
  const kinds = DOCUMENT_KINDS[document.document];
  const parts = [
    { kind: kinds.net, account: 'revenue', amountMinor: document.netMinor },
    { kind: kinds.tax, account: 'tax-payable', amountMinor: document.taxMinor },
    { kind: kinds.shipping, account: 'shipping-revenue', amountMinor: document.shippingMinor },
  ] as const;
  if (document.document === 'invoice') {
    return parts.map(({ kind, account, amountMinor }) => ({
      ...base,
      kind,
      debit: 'receivable',
      credit: account,
      amountMinor,
    }));
  }
  const credit = document.settle === 'receivable' ? 'receivable' : 'refunds-payable';
  return parts.map(({ kind, account, amountMinor }) => ({
    ...base,
    kind,
    debit: account,
    credit,
    amountMinor,
  }));
}

/** `INV-000042`. */
export function formatNumber(series: { prefix: string; digits: number }, number: number): string {
  return series.prefix + String(number).padStart(series.digits, '0');
}

export interface AccountBalance {
  account: string;
  currency: string;
  debitMinor: number;
  creditMinor: number;
}

/** What was debited and credited to every account, by currency, from sums by pair of accounts; sorted by account. */
export function balancesOf(
  sums: readonly { debit: string; credit: string; currency: string; amountMinor: number }[],
): AccountBalance[] {
  const balances = new Map<string, AccountBalance>();
  const of = (account: string, currency: string) => {
    const key = `${account}\n${currency}`;
    const known = balances.get(key) ?? { account, currency, debitMinor: 0, creditMinor: 0 };
    balances.set(key, known);
    return known;
  };
  for (const { debit, credit, currency, amountMinor } of sums) {
    of(debit, currency).debitMinor += amountMinor;
    of(credit, currency).creditMinor += amountMinor;
  }
  return [...balances.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, balance]) => balance);
}
