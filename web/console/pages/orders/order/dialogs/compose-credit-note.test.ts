import { expect, it } from 'vitest';
import type { Invoice } from '../../../../../api/ledger.ts';
import { composeCreditNote } from './compose-credit-note.ts';

const line = {
  lineNo: 1,
  sku: 'MUG',
  name: 'Mug',
  quantity: 3,
  unitPriceMinor: 1000,
  discountMinor: 100,
  taxMinor: 551,
};
const invoice = (own: Partial<Invoice>): Invoice =>
  ({
    currency: 'EUR',
    lines: [{ ...line, totalMinor: 3451 }],
    taxesIncluded: false,
    netMinor: 2900,
    taxMinor: 646,
    shippingMinor: 500,
    totalMinor: 4046,
    ...own,
  }) as Invoice;

it('credits a whole invoice with its shipping to the cent', () => {
  expect(composeCreditNote(invoice({}), { 1: 3 }, true)).toMatchObject({
    lines: [{ quantity: 3, discountMinor: 100, taxMinor: 551, totalMinor: 3451 }],
    shippingMinor: 500,
    shippingTaxMinor: 95,
    totalMinor: 4046,
  });
});

it('shares discount and tax of a line by units', () => {
  // 2 of 3: 2000 - 67 discount + 367 tax
  expect(composeCreditNote(invoice({}), { 1: 2 }, false)).toEqual({
    lines: [{ ...line, quantity: 2, discountMinor: 67, taxMinor: 367, totalMinor: 2300 }],
    shippingMinor: 0,
    shippingTaxMinor: 0,
    totalMinor: 2300,
  });
});

it('leaves tax inside prices that contain it, also for shipping', () => {
  const gross = invoice({ taxesIncluded: true, lines: [{ ...line, totalMinor: 2900 }], totalMinor: 3495 });
  expect(composeCreditNote(gross, { 1: 1 }, true)).toMatchObject({
    lines: [{ quantity: 1, discountMinor: 33, taxMinor: 184, totalMinor: 967 }],
    shippingMinor: 595,
    shippingTaxMinor: 95,
    totalMinor: 1562,
  });
});

it('never credits more units than were invoiced', () => {
  expect(composeCreditNote(invoice({}), { 1: 9, 2: 4 }, false).lines.map((each) => each.quantity)).toEqual([
    3,
  ]);
});
