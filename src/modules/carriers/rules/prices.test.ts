import { expect, it } from 'vitest';
import { rate, service } from '../../../../tests/support/carriers-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import { chargeableGrams, compilePrices, fitsInside, priceOf, priceOfWeight } from './prices.ts';

const table = compilePrices([
  rate('std', 'A', { overGrams: 5000, upToGrams: 31_500, baseMinor: 900, perKgMinor: 80, fuelPercent: 12.5 }),
  rate('std', 'A', { overGrams: 0, upToGrams: 1000, baseMinor: 400, minimumMinor: 450, fuelPercent: 12.5 }),
  rate('std', 'A', { overGrams: 1000, upToGrams: 5000, baseMinor: 500, perKgMinor: 50, fuelPercent: 12.5 }),
]);

it.each([
  ['the minimum counts before the surcharge', 200, 506],
  ['the last gram of a rate', 1000, 506],
  ['each started kilogram over the lower end of the rate', 1001, 619],
  ['two of them', 2001, 675],
  ['the heaviest of the second rate', 5000, 788],
  ['the third rate', 6000, 1103],
  ['nothing weighs as the lightest', 0, 506],
])('prices: %s', (_, grams, expected) => {
  expect(priceOf(table, grams)).toBe(expected);
});

it('sends what is heavier than a parcel as several alike, and never asks less for more', () => {
  expect(priceOfWeight(table, 31_500, 31_500)).toBe(priceOf(table, 31_500));
  expect(priceOfWeight(table, 31_500, 31_501)).toBe(
    Math.max(2 * priceOf(table, 15_751), priceOf(table, 31_500)),
  );
  const rising = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(500), fc.nat(90)), { minLength: 1, maxLength: 6 })
    .map((steps) => {
      let over = 0;
      let floor = 0;
      return steps.map(([kilograms, more, perKgMinor]) => {
        const upToGrams = over + kilograms * 1000;
        const row = rate('std', 'A', { overGrams: over, upToGrams, baseMinor: floor + more, perKgMinor });
        over = upToGrams;
        floor = row.baseMinor + perKgMinor * kilograms;
        return row;
      });
    });
  fc.assert(
    fc.property(rising, fc.nat(100_000), fc.nat(5000), (rows, grams, more) => {
      const prices = compilePrices(rows);
      const most = rows.at(-1)!.upToGrams;
      expect(priceOfWeight(prices, most, grams + more)).toBeGreaterThanOrEqual(
        priceOfWeight(prices, most, grams),
      );
    }),
    { numRuns: 300 },
  );
});

it('charges for volume where it counts for more than the weight', () => {
  const bulky = { weightGrams: 2000, lengthMm: 600, widthMm: 400, heightMm: 400 };
  expect(chargeableGrams(service('std'), bulky)).toBe(2000);
  // 96,000 cubic centimetres over 5,000 are 19.2 kilograms.
  expect(chargeableGrams(service('std', { volumetricDivisor: 5000 }), bulky)).toBe(19_200);
  expect(
    chargeableGrams(service('std', { volumetricDivisor: 5000 }), { ...bulky, weightGrams: 20_000 }),
  ).toBe(20_000);
  expect(
    chargeableGrams(service('std', { volumetricDivisor: 5000 }), { weightGrams: 2000, lengthMm: 600 }),
  ).toBe(2000);
});

it('turns a parcel as it fits', () => {
  const limited = service('std', { maxLengthMm: 1200, maxWidthMm: 600, maxHeightMm: 300 });
  expect(fitsInside(limited, { weightGrams: 1, lengthMm: 600, widthMm: 300, heightMm: 1200 })).toBe(true);
  expect(fitsInside(limited, { weightGrams: 1, lengthMm: 600, widthMm: 301, heightMm: 1200 })).toBe(false);
  expect(fitsInside(limited, { weightGrams: 1, lengthMm: 1201 })).toBe(false);
  expect(fitsInside(limited, { weightGrams: 1 })).toBe(true);
  expect(fitsInside(service('std'), { weightGrams: 1, lengthMm: 9000 })).toBe(true);
});
