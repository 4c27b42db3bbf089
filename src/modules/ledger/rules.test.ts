import { describe, expect, it } from 'vitest';
import { fc } from '../../../tests/support/property.ts';
import { computeTotals, formatNumber, splitLineForShipment } from './rules.ts';

const line = {
  lineNo: 1,
  sku: 'A',
  name: 'A',
  quantity: 3,
  unitPriceMinor: 1000,
  discountMinor: 100,
  taxMinor: 551,
  totalMinor: 3451,
};

describe('computeTotals', () => {
  it('adds up prices to which tax is added', () => {
    const sums = computeTotals({
      taxesIncluded: false,
      lines: [line],
      shippingMinor: 500,
      shippingTaxMinor: 95,
      totalMinor: 4046,
    });
    expect(sums).toEqual({
      ok: true,
      totals: { netMinor: 2900, taxMinor: 646, shippingMinor: 500, totalMinor: 4046 },
    });
  });

  it('takes the tax out of prices that contain it', () => {
    const sums = computeTotals({
      taxesIncluded: true,
      lines: [{ ...line, totalMinor: 2900, taxMinor: 463 }],
      shippingMinor: 500,
      shippingTaxMinor: 80,
      totalMinor: 3400,
    });
    expect(sums).toEqual({
      ok: true,
      totals: { netMinor: 2437, taxMinor: 543, shippingMinor: 420, totalMinor: 3400 },
    });
  });

  it.each([
    ['a line that is a cent off', { lines: [{ ...line, totalMinor: 3450 }], totalMinor: 3450 }, 'line'],
    [
      'a discount above the price',
      { lines: [{ ...line, discountMinor: 9000, totalMinor: 0 }], totalMinor: 0 },
      'line',
    ],
    ['a total that is a cent off', { lines: [line], totalMinor: 3452 }, 'total'],
    [
      'more tax than price',
      { lines: [{ ...line, taxMinor: 3000, totalMinor: 2900 }], totalMinor: 2900, taxesIncluded: true },
      'tax',
    ],
    ['more tax than shipping', { lines: [], totalMinor: 0, shippingTaxMinor: 1, taxesIncluded: true }, 'tax'],
  ])('refuses %s', (_, wrong, at) => {
    const sums = computeTotals({ taxesIncluded: false, shippingMinor: 0, shippingTaxMinor: 0, ...wrong });
    expect(sums).toMatchObject({ ok: false, problem: { at } });
  });
});

describe('splitLineForShipment', () => {
  it('gives parts of any size that add up to the line to the cent, and documents that add up by themselves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
        fc.nat(5_000_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.boolean(),
        (parts, unitPriceMinor, discountShare, taxRate, taxesIncluded) => {
          const quantity = parts.reduce((a, b) => a + b, 0);
          const discountMinor = Math.floor(quantity * unitPriceMinor * discountShare);
          const priced = quantity * unitPriceMinor - discountMinor;
          const taxMinor = Math.floor(priced * taxRate);
          const whole = { quantity, unitPriceMinor, discountMinor, taxMinor, taxesIncluded };
          let before = 0;
          const sums = { discountMinor: 0, taxMinor: 0, totalMinor: 0 };
          for (const now of parts) {
            const part = splitLineForShipment(whole, before, now);
            before += now;
            sums.discountMinor += part.discountMinor;
            sums.taxMinor += part.taxMinor;
            sums.totalMinor += part.totalMinor;
            const document = computeTotals({
              taxesIncluded,
              lines: [{ ...line, ...part }],
              shippingMinor: 0,
              shippingTaxMinor: 0,
              totalMinor: part.totalMinor,
            });
            expect(document.ok).toBe(true);
          }
          expect(sums).toEqual({
            discountMinor,
            taxMinor,
            totalMinor: taxesIncluded ? priced : priced + taxMinor,
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is exact for amounts beyond what a double multiplies exactly', () => {
    const whole = {
      quantity: 999_983,
      unitPriceMinor: 9_999_999,
      discountMinor: 7_777_777_777_777,
      taxMinor: 1_234_567_890_123,
      taxesIncluded: false,
    };
    const first = splitLineForShipment(whole, 0, 333_333);
    const rest = splitLineForShipment(whole, 333_333, 666_650);
    expect(first.discountMinor).toBe(Number((7_777_777_777_777n * 333_333n) / 999_983n));
    expect(first.discountMinor + rest.discountMinor).toBe(whole.discountMinor);
    expect(first.taxMinor + rest.taxMinor).toBe(whole.taxMinor);
  });

  it('never splits more units than the line has', () => {
    const whole = { ...line, taxesIncluded: false };
    expect(() => splitLineForShipment(whole, 2, 2)).toThrow(RangeError);
  });
});

it('shows numbers with leading zeros and lets them grow past them', () => {
  expect(formatNumber({ prefix: 'INV-', digits: 6 }, 42)).toBe('INV-000042');
  expect(formatNumber({ prefix: 'INV-', digits: 6 }, 12_345_678)).toBe('INV-12345678');
});
