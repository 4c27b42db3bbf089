// Adds up a credit note over units of one invoice: discount and tax of a line are shared by units, and what is credited whole is credited
// to the cent.
import type { Invoice } from '../../../../../api/ledger.ts';

type InvoiceLine = Invoice['lines'][number];
export type CreditAmounts = Pick<Invoice, 'lines' | 'shippingMinor' | 'totalMinor'> & {
  shippingTaxMinor: number;
};

/** `units` by line number. `withShipping` credits what the invoice asked for shipping, with its tax. */
export function composeCreditNote(
  invoice: Invoice,
  units: Readonly<Record<number, number>>,
  withShipping: boolean,
): CreditAmounts {
  const lines = invoice.lines.flatMap((line) => {
    const quantity = Math.min(units[line.lineNo] ?? 0, line.quantity);
    return quantity > 0 ? [creditOf(line, quantity, invoice.taxesIncluded)] : [];
  });
  const taxOfLines = invoice.lines.reduce((sum, line) => sum + line.taxMinor, 0);
  const shippingTaxMinor = withShipping ? invoice.taxMinor - taxOfLines : 0;
  const shippingNetMinor = withShipping ? invoice.shippingMinor : 0;
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, shippingNetMinor + shippingTaxMinor);
  const shippingMinor = invoice.taxesIncluded ? shippingNetMinor + shippingTaxMinor : shippingNetMinor;
  return { lines, shippingMinor, shippingTaxMinor, totalMinor };
}

function creditOf(line: InvoiceLine, quantity: number, taxesIncluded: boolean): InvoiceLine {
  const share = (minor: number) => Math.round((minor * quantity) / line.quantity);
  const discountMinor = share(line.discountMinor);
  const taxMinor = share(line.taxMinor);
  const pricedMinor = quantity * line.unitPriceMinor - discountMinor;
  return {
    ...line,
    quantity,
    discountMinor,
    taxMinor,
    totalMinor: taxesIncluded ? pricedMinor : pricedMinor + taxMinor,
  };
}
