// Lines, bundles and money of orders, without a database: every cent is somewhere.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../../tests/support/property.ts';
import { newUuid } from '../../../../platform/ids.ts';
import type { Variant } from '../../../catalog/index.ts';
import type { LocationList } from '../../../inventory/index.ts';
import { type Draft, type DraftFacts, draftOrder } from './draft.ts';
import type { PlaceOrderInput } from './input.ts';

const variant = (sku: string, more: Partial<Variant> = {}): Variant =>
  ({ skuId: newUuid(), sku, name: sku, requires: [], returnable: true, active: true, ...more }) as Variant;
const bundle = (leaves: { sku: string; quantity: number }[]) =>
  ({ components: leaves, leaves }) as unknown as NonNullable<Variant['bundle']>;

const PRICES: Record<string, number> = { A: 1000, B: 333, C: 1 };
function factsOf(more: Variant[] = []): DraftFacts {
  const variants = [variant('A'), variant('B'), variant('C'), variant('FREE'), ...more];
  return {
    variants: new Map(variants.map((each) => [each.sku, each])),
    priceOf: (sku) => PRICES[sku] ?? null,
    locations: { byCode: new Map() } as unknown as LocationList,
  };
}
const order = (more: Partial<PlaceOrderInput>): PlaceOrderInput => ({
  channel: 'web',
  currency: 'EUR',
  shipGroups: [{ address: { lines: ['1 Row'], city: 'Berlin', country: 'DE' } }],
  lines: [{ sku: 'A', quantity: 1 }],
  ...more,
});
function draftOf(input: PlaceOrderInput, facts = factsOf()): Draft {
  const draft = draftOrder(input, facts);
  if ('code' in draft) throw new Error(draft.code);
  return draft;
}

/** What must hold for the money of every draft. */
function checkMoney(input: PlaceOrderInput, { lines, totals, shipGroups }: Draft): void {
  const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
  const included = input.taxesIncluded ?? true;
  for (const line of lines) {
    expect(line.totalMinor).toBe(
      line.unitPriceMinor * line.ordered - line.discountMinor + (included ? 0 : line.taxMinor),
    );
    expect(line.discountMinor).toBeGreaterThanOrEqual(0);
    expect(line.discountMinor).toBeLessThanOrEqual(line.unitPriceMinor * line.ordered);
  }
  const shipping = sum(shipGroups.map((group) => group.shippingMinor));
  const shippingTax = sum(shipGroups.map((group) => group.shippingTaxMinor));
  expect(totals).toEqual({
    goodsMinor: sum(lines.map((line) => line.unitPriceMinor * line.ordered)),
    discountMinor: sum(lines.map((line) => line.discountMinor)),
    shippingMinor: shipping,
    taxMinor: sum(lines.map((line) => line.taxMinor)) + shippingTax,
    totalMinor: sum(lines.map((line) => line.totalMinor)) + shipping + (included ? 0 : shippingTax),
  });
}

describe('money', () => {
  const line = fc.record({
    sku: fc.constantFrom('A', 'B', 'C', 'KIT', 'PACK'),
    quantity: fc.integer({ min: 1, max: 50 }),
    unitPriceMinor: fc.integer({ min: 0, max: 100_000 }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    taxMinor: fc.integer({ min: 0, max: 5000 }),
    shipGroup: fc.integer({ min: 1, max: 2 }),
  });
  const kits = [
    variant('KIT', {
      bundle: bundle([
        { sku: 'A', quantity: 2 },
        { sku: 'B', quantity: 3 },
      ]),
    }),
    variant('PACK', {
      bundle: bundle([
        { sku: 'FREE', quantity: 7 },
        { sku: 'C', quantity: 1 },
      ]),
    }),
  ];

  it('adds up to the cent, with bundles, discounts, taxes in or on top, several ship groups', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        fc.array(fc.nat(2000), { minLength: 4, maxLength: 4 }),
        (asked, share, taxesIncluded, shipping) => {
          const lines = asked.map(({ discount, ...each }) => ({
            ...each,
            discountMinor: Math.floor(each.unitPriceMinor * each.quantity * discount),
          }));
          const goods = lines.reduce(
            (sum, each) => sum + each.unitPriceMinor * each.quantity - each.discountMinor,
            0,
          );
          const discountMinor = Math.floor(goods * share);
          const address = { lines: ['1 Row'], city: 'Berlin', country: 'DE' };
          const shipGroups = [0, 2].map((at) => ({
            address,
            shippingMinor: shipping[at]!,
            shippingTaxMinor: shipping[at + 1]!,
          }));
          const input = order({ lines, discountMinor, taxesIncluded, shipGroups });
          const draft = draftOf(input, factsOf(kits));
          checkMoney(input, draft);
          const tax = lines.reduce((sum, each) => sum + each.taxMinor, 0) + shipping[1]! + shipping[3]!;
          // What the customer pays does not depend on how bundles were taken apart.
          expect(draft.totals.totalMinor).toBe(
            goods - discountMinor + shipping[0]! + shipping[2]! + (taxesIncluded ? 0 : tax),
          );
          expect(draft.totals.taxMinor).toBe(tax);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shares an order’s discount by what the lines cost', () => {
    const draft = draftOf(
      order({
        lines: [
          { sku: 'A', quantity: 2 },
          { sku: 'A', quantity: 1, discountMinor: 1000 },
          { sku: 'B', quantity: 3 },
        ],
        discountMinor: 100,
      }),
    );
    expect(draft.lines.map((each) => each.discountMinor)).toEqual([67, 1000, 33]);
    expect(draft.totals).toMatchObject({ goodsMinor: 3999, discountMinor: 1100, totalMinor: 2899 });
  });

  it('takes apart a bundle by list prices, and writes which bundle it was', () => {
    const draft = draftOf(
      order({ lines: [{ sku: 'KIT', quantity: 2, unitPriceMinor: 2500, attributes: { gift: true } }] }),
      factsOf(kits),
    );
    expect(draft.lines.map(({ sku, ordered, totalMinor }) => [sku, ordered, totalMinor])).toEqual([
      ['A', 4, 3334],
      ['B', 6, 1666],
    ]);
    expect(draft.lines[1]!.attributes).toEqual({
      gift: true,
      bundleSku: 'KIT',
      bundleLine: 1,
      bundleQuantity: 2,
    });
  });

  it('may cost nothing at all', () => {
    expect(
      draftOf(order({ lines: [{ sku: 'FREE', quantity: 3, unitPriceMinor: 0 }] })).totals.totalMinor,
    ).toBe(0);
    expect(draftOf(order({ discountMinor: 1000 })).totals.totalMinor).toBe(0);
  });
});

describe('refusals, the first of several', () => {
  const wrong: [string, Partial<PlaceOrderInput>][] = [
    ['orders.currency-unknown', { currency: 'QQQ' }],
    ['orders.ship-group-without-goal', { shipGroups: [{}] }],
    ['orders.location-unknown', { shipGroups: [{ pickupLocation: 'NOWHERE' }] }],
    ['orders.ship-group-unknown', { lines: [{ sku: 'A', quantity: 1, shipGroup: 2 }] }],
    ['orders.sku-unknown', { lines: [{ sku: 'X', quantity: 1 }] }],
    ['orders.sku-not-sold', { lines: [{ sku: 'OLD', quantity: 1 }] }],
    ['orders.price-missing', { lines: [{ sku: 'FREE', quantity: 1 }] }],
    ['orders.discount-too-large', { lines: [{ sku: 'A', quantity: 1, discountMinor: 1001 }] }],
    ['orders.amount-too-large', { lines: [{ sku: 'A', quantity: 1_000_000, unitPriceMinor: 10 ** 9 }] }],
    ['orders.discount-too-large', { discountMinor: 1001 }],
    ['orders.total-differs', { expectedTotalMinor: 1 }],
    ['orders.payment-differs', { payment: { method: 'card', state: 'paid', amountMinor: 1 } }],
  ];
  const facts = factsOf([variant('OLD', { active: false })]);
  const codeOf = (input: PlaceOrderInput) => {
    const draft = draftOrder(input, facts);
    return 'code' in draft ? draft.code : 'accepted';
  };

  it.each(wrong)('%s', (code, more) => {
    expect(codeOf(order(more))).toBe(code);
  });

  it('tells the earlier of two that are wrong', () => {
    for (let i = 0; i < wrong.length; i++) {
      for (let k = i + 1; k < wrong.length; k++) {
        // A field can be wrong in one way only.
        const shared = Object.keys(wrong[i]![1]).some((key) => key in wrong[k]![1]);
        if (!shared) expect(codeOf(order({ ...wrong[k]![1], ...wrong[i]![1] }))).toBe(wrong[i]![0]);
      }
    }
  });

  it('refuses a ship group that has both an address and a place to collect', () => {
    const address = { lines: ['1 Row'], city: 'Berlin', country: 'DE' };
    expect(codeOf(order({ shipGroups: [{ address, pickupLocation: 'BER' }] }))).toBe(
      'orders.ship-group-without-goal',
    );
  });

  it('refuses a bundle of which a part is not sold', () => {
    const kit = variant('KIT', { bundle: bundle([{ sku: 'OLD', quantity: 1 }]) });
    const draft = draftOrder(
      order({ lines: [{ sku: 'KIT', quantity: 1, unitPriceMinor: 1 }] }),
      factsOf([kit, variant('OLD', { active: false })]),
    );
    expect(draft).toMatchObject({ code: 'orders.sku-not-sold', details: { line: 1, sku: 'OLD' } });
  });
});
