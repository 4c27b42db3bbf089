// Between a purchase order as the form has it and as the API takes it. Empty lines are not sent; an empty cost is the supplier's.
import type { PurchaseBody, PurchaseOrder, SupplierItem } from '../../../../api/supply.ts';
import { digitsOf, toMinor } from '../../../../ui/money.ts';
import { numberIn, textIn } from '../stock/place.ts';

export interface LineDraft {
  id: number;
  sku: string;
  quantity: number | string;
  unitCost: number | string;
  requestedOn: string;
}

export interface PurchaseForm {
  supplier: string;
  location: string;
  reference: string;
  note: string;
  lines: readonly LineDraft[];
}

const emptyLine = (id: number): LineDraft => ({ id, sku: '', quantity: '', unitCost: '', requestedOn: '' });

export function fillPurchaseForm(order?: PurchaseOrder, supplier = ''): PurchaseForm {
  return {
    supplier: order?.supplier ?? supplier,
    location: order?.location ?? '',
    reference: order?.reference ?? '',
    note: order?.note ?? '',
    lines: order?.lines.map((line) => ({
      id: line.lineNo,
      sku: line.sku,
      quantity: line.ordered,
      unitCost: line.unitCostMinor / 10 ** digitsOf(order.currency),
      requestedOn: line.requestedOn ?? '',
    })) ?? [emptyLine(1)],
  };
}

export const addLine = (lines: readonly LineDraft[]): LineDraft[] => [
  ...lines,
  emptyLine(Math.max(0, ...lines.map(({ id }) => id)) + 1),
];

/** The lines to send, by their place in the form; an empty form sends its first line, which the server refuses at its fields. */
export function linesToSend(lines: readonly LineDraft[]): number[] {
  const filled = lines.flatMap(({ sku, quantity }, at) => (sku.trim() === '' && quantity === '' ? [] : [at]));
  return filled.length > 0 ? filled : lines.length > 0 ? [0] : [];
}

export const composeLines = (
  lines: readonly LineDraft[],
  sent: readonly number[],
  currency: string,
): PurchaseBody['lines'] =>
  sent.map((at) => {
    const { sku, quantity, unitCost, requestedOn } = lines[at]!;
    return {
      sku: sku.trim(),
      quantity: numberIn(quantity),
      unitCostMinor: unitCost === '' ? undefined : toMinor(Number(unitCost), currency),
      requestedOn: textIn(requestedOn),
    };
  });

/** What the lines add up to, as far as their costs are known. */
export function sumLines(
  lines: readonly LineDraft[],
  items: readonly SupplierItem[],
  currency: string,
): number {
  return lines.reduce((sum, { sku, quantity, unitCost }) => {
    const usual = items.find((item) => item.sku === sku.trim())?.unitCostMinor ?? 0;
    const costMinor = unitCost === '' ? usual : toMinor(Number(unitCost), currency);
    return sum + (Number(quantity) || 0) * costMinor;
  }, 0);
}
