// Pure: what the invoice of a shipment amounts to. Parts of a line are cut by running totals over what was invoiced before, so
// that all invoices of an order add up to its lines to the cent; the shipping of a ship group goes on its first invoice.
import { splitLineForShipment } from '../ledger/index.ts';
import type { PackedLine } from './types.ts';

export interface PricedLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly name: string;
  readonly ordered: number;
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
}

export interface ShipmentToInvoice {
  readonly taxesIncluded: boolean;
  readonly lines: ReadonlyMap<number, PricedLine>;
  readonly shipped: readonly PackedLine[];
  /** Units by line number. */
  readonly invoicedBefore: ReadonlyMap<number, number>;
  /** Of the ship group, or zeros when an earlier invoice had it. */
  readonly shippingMinor: number;
  readonly shippingTaxMinor: number;
}

export function computeInvoice(shipment: ShipmentToInvoice) {
  const { taxesIncluded, shippingMinor, shippingTaxMinor } = shipment;
  const lines = shipment.shipped.map(({ lineNo, sku, quantity }) => {
    const line = shipment.lines.get(lineNo);
    if (!line) throw new RangeError(`the order has no line ${lineNo}`);
    const { ordered, unitPriceMinor, discountMinor, taxMinor, name } = line;
    const amounts = splitLineForShipment(
      { quantity: ordered, unitPriceMinor, discountMinor, taxMinor, taxesIncluded },
      shipment.invoicedBefore.get(lineNo) ?? 0,
      quantity,
    );
    return { lineNo, sku, name, ...amounts };
  });
  const goodsMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const totalMinor = goodsMinor + shippingMinor + (taxesIncluded ? 0 : shippingTaxMinor);
  return { taxesIncluded, lines, shippingMinor, shippingTaxMinor, totalMinor };
}
