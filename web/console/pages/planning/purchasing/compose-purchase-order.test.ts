import { describe, expect, it } from 'vitest';
import { addLine, composeLines, fillPurchaseForm, linesToSend, sumLines } from './compose-purchase-order.ts';

const line = (part: object) => ({ id: 1, sku: '', quantity: '', unitCost: '', requestedOn: '', ...part });
const item = (sku: string, unitCostMinor: number) => ({
  supplier: 'MILL',
  sku,
  supplierSku: null,
  active: true,
  packSize: 1,
  minimumQuantity: 1,
  unitCostMinor,
  leadTimeDays: null,
  rank: 1,
});

describe('the form of a purchase order', () => {
  it('sends the lines that say something, or one that the server refuses at its fields', () => {
    expect(linesToSend([line({}), line({ sku: 'A' }), line({}), line({ quantity: 2 })])).toEqual([1, 3]);
    expect(linesToSend(fillPurchaseForm().lines)).toEqual([0]);
    expect(linesToSend([])).toEqual([]);
  });

  it("leaves out a cost that nobody typed, so that it is the supplier's", () => {
    const lines = [line({ sku: ' A ', quantity: 3 }), line({ sku: 'B', quantity: 1, unitCost: 2.5 })];
    expect(composeLines(lines, [0, 1], 'EUR')).toEqual([
      { sku: 'A', quantity: 3, unitCostMinor: undefined, requestedOn: undefined },
      { sku: 'B', quantity: 1, unitCostMinor: 250, requestedOn: undefined },
    ]);
    expect(composeLines(lines, [1], 'JPY')).toMatchObject([{ unitCostMinor: 3 }]);
  });

  it('adds up typed costs and usual ones', () => {
    const lines = [line({ sku: 'A', quantity: 3 }), line({ sku: 'B', quantity: 2, unitCost: 2.5 })];
    expect(sumLines(lines, [item('A', 100), item('B', 900)], 'EUR')).toBe(800);
  });

  it('gives each added line a name of its own', () => {
    const lines = addLine(addLine([line({ id: 4 })]));
    expect(lines.map(({ id }) => id)).toEqual([4, 5, 6]);
  });
});
