// Tables for the planner: one small case per rule, with figures that can be checked by hand.
import { describe, expect, test } from 'vitest';
import { A, B, C, location, plan } from './plan-sourcing.fixture.ts';

describe('choosing locations', () => {
  test('takes the cheapest location that has everything and names the next best', () => {
    const decision = plan(
      [{ skuId: 'x', quantity: 2 }],
      [B, A, C],
      { x: [5, 5, 5] },
      { reference: 'order 1' },
    );
    expect(decision).toEqual({
      reference: 'order 1',
      status: 'sourced',
      allocations: [{ lineNo: 1, locationId: 'A', quantity: 2 }],
      backordered: [],
      costMinor: 120,
      costParts: { fixed: 100, distance: 0, handling: 20, split: 0, balance: 0 },
      runnerUp: { locations: ['B'], costMinor: 140 },
      binding: 'cost',
      method: 'single',
      gapMinor: 0,
      distancesKm: { A: 0 },
    });
  });

  test('splits an order only when no location has everything', () => {
    const lines = [
      { skuId: 'x', quantity: 1 },
      { skuId: 'y', quantity: 1 },
    ];
    const together = plan(lines, [A, B, C], { x: [1, 0, 1], y: [0, 1, 1] });
    expect(together.allocations.map((a) => a.locationId)).toEqual(['C', 'C']);
    const apart = plan(lines, [A, B], { x: [1, 0], y: [0, 1] });
    expect(apart).toMatchObject({ costMinor: 280, binding: 'stock', method: 'exact', runnerUp: null });
    expect(apart.costParts).toEqual({ fixed: 200, distance: 0, handling: 30, split: 50, balance: 0 });
  });

  test('splits an order that one location could serve when that is cheaper', () => {
    const dear = location('dear', { handlingCostMinor: 500 });
    const lines = [
      { skuId: 'x', quantity: 1 },
      { skuId: 'y', quantity: 1 },
    ];
    const decision = plan(lines, [dear, A, B], { x: [9, 9, 0], y: [9, 0, 9] });
    expect(decision).toMatchObject({ costMinor: 280, binding: 'cost', method: 'exact' });
  });

  test('splits the quantity of a line when no location has enough', () => {
    const decision = plan([{ skuId: 'x', quantity: 5 }], [C, B, A], { x: [4, 3, 2] });
    expect(decision.allocations).toEqual([
      { lineNo: 1, locationId: 'B', quantity: 3 },
      { lineNo: 1, locationId: 'A', quantity: 2 },
    ]);
    expect(decision).toMatchObject({ costMinor: 330, method: 'exact', gapMinor: 0 });
  });

  test('settles a tie by the order of the locations', () => {
    const twins = ['one', 'two', 'three'].map((id) => location(id));
    for (let first = 0; first < 3; first++) {
      const turned = [...twins.slice(first), ...twins.slice(0, first)];
      const decision = plan([{ skuId: 'x', quantity: 1 }], turned, { x: [1, 1, 1] });
      expect(decision.allocations[0]!.locationId).toBe(turned[0]!.id);
    }
  });

  test('pays for distance per shipment and per kilogram', () => {
    const far = location('far', { latitude: 1 });
    const decision = plan(
      [{ skuId: 'x', quantity: 2, weightGrams: 500 }],
      [far],
      { x: [2] },
      {
        costModel: { perKmMinor: 2, perKgKmMinor: 3 },
      },
    );
    expect(decision.distancesKm).toEqual({ far: 111.2 });
    expect(decision.costParts.distance).toBe(Math.round(111.195 * 2 + 111.195 * 3));
  });

  test('says that distance cost nothing when the destination is not known', () => {
    const far = location('far', { latitude: 60 });
    const decision = plan(
      [{ skuId: 'x', quantity: 1 }],
      [far, B],
      { x: [1, 1] },
      {
        destination: null,
        costModel: { perKmMinor: 99 },
      },
    );
    expect(decision).toMatchObject({ costMinor: 110, distancesKm: {} });
  });

  test('spares the location that an order would empty', () => {
    const same = location('same');
    const stockBalanceMinor = 40;
    const decision = plan(
      [{ skuId: 'x', quantity: 1 }],
      [A, same],
      { x: [1, 4] },
      { costModel: { stockBalanceMinor } },
    );
    expect(decision.allocations[0]!.locationId).toBe('same');
    expect(decision.costParts.balance).toBe(10);
  });
});

describe('rules', () => {
  test.each([
    ['an inactive location', [location('A', { active: false }), B], {}, 'B'],
    ['a location without capacity', [location('A', { capacityLeft: 0 }), B], {}, 'B'],
    ['an excluded location', [A, B], { excluded: ['A'] }, 'B'],
    ['a location that is not among the permitted', [A, B, C], { locations: ['C'] }, 'C'],
    [
      'a location without the capability',
      [A, location('cold', { capabilities: ['cold'] })],
      { requires: ['cold'] },
      'cold',
    ],
  ])('never ships from %s', (_, locations, rule, expected) => {
    const decision = plan([{ skuId: 'x', quantity: 1, ...rule }], locations, { x: [9, 9, 9] });
    expect(decision.allocations).toEqual([{ lineNo: 1, locationId: expected, quantity: 1 }]);
  });

  test('keeps to the locations allowed and says that they bound', () => {
    const lines = ['x', 'y', 'z'].map((skuId) => ({ skuId, quantity: 1 }));
    const stock = { x: [1, 0, 0, 1], y: [0, 1, 0, 1], z: [0, 0, 1, 0] };
    const D = location('D', { handlingCostMinor: 400 });
    expect(plan(lines, [A, B, C, D], stock)).toMatchObject({ costMinor: 460, binding: 'stock' });
    const limited = plan(lines, [A, B, C, D], stock, { costModel: { maxSplits: 1 } });
    expect(limited).toMatchObject({ status: 'sourced', binding: 'max-splits', costMinor: 1080 });
    expect(limited.allocations.map((a) => a.locationId)).toEqual(['D', 'D', 'C']);
    const single = plan(lines, [A, B, C, D], stock, { costModel: { maxSplits: 0 } });
    expect(single).toMatchObject({ status: 'unsourceable', binding: 'max-splits', allocations: [] });
    expect(single.shortage).toEqual([{ lineNo: 3, missing: 1 }]);
  });

  test('shares capacity between lines', () => {
    const lines = [
      { skuId: 'x', quantity: 2 },
      { skuId: 'y', quantity: 2 },
    ];
    const tight = location('tight', { capacityLeft: 3 });
    const decision = plan(lines, [tight, B], { x: [9, 9], y: [9, 9] });
    expect(decision).toMatchObject({ status: 'sourced', binding: 'capacity', costMinor: 180 });
    expect(decision.allocations.every((a) => a.locationId === 'B')).toBe(true);
  });

  test('names the rule without which nothing would have been missing', () => {
    const one = { skuId: 'x', quantity: 1 };
    expect(plan([{ ...one, requires: ['cold'] }], [A], { x: [1] }).binding).toBe('capability');
    expect(plan([{ ...one, locations: ['B'] }], [A], { x: [1] }).binding).toBe('only-location');
    expect(plan([one], [location('A', { capacityLeft: 0 })], { x: [1] }).binding).toBe('capacity');
    expect(plan([one], [A], { x: [0] }).binding).toBe('stock');
  });
});

describe('missing stock', () => {
  const lines = [
    { skuId: 'x', quantity: 3 },
    { skuId: 'x', quantity: 1 },
    { skuId: 'x', quantity: 2 },
  ];

  test('never gives the same unit to two lines of one SKU', () => {
    const decision = plan(lines, [A, B], { x: [3, 3] });
    expect(decision).toMatchObject({ status: 'sourced', backordered: [] });
    expect(decision.allocations).toEqual([
      { lineNo: 1, locationId: 'A', quantity: 3 },
      { lineNo: 2, locationId: 'B', quantity: 1 },
      { lineNo: 3, locationId: 'B', quantity: 2 },
    ]);
  });

  test('never oversells a SKU that two lines want under different rules', () => {
    const apart = [
      { skuId: 'x', quantity: 1 },
      { skuId: 'x', quantity: 1, excluded: ['B'] },
    ];
    const decision = plan(apart, [A, B], { x: [1, 1] });
    expect(decision.allocations.map((a) => a.locationId)).toEqual(['B', 'A']);
    expect(plan(apart, [A, B], { x: [1, 0] })).toMatchObject({ status: 'unsourceable', binding: 'stock' });
  });

  test('refuses the whole order and names what is missing when nothing may wait', () => {
    const decision = plan(lines, [A, B], { x: [2, 2] });
    expect(decision).toMatchObject({
      status: 'unsourceable',
      allocations: [],
      backordered: [],
      binding: 'stock',
    });
    expect(decision.shortage).toEqual([{ lineNo: 1, missing: 2 }]);
  });

  test('serves as many lines in full as it can and backorders the rest', () => {
    const decision = plan(lines, [A, B], { x: [2, 2] }, { allowBackorder: true });
    expect(decision).toMatchObject({ status: 'partly-sourced', backordered: [{ lineNo: 1, quantity: 2 }] });
    expect(decision.allocations.reduce((sum, a) => sum + a.quantity, 0)).toBe(4);
  });

  test('lets everything wait together when the order ships complete', () => {
    const decision = plan(
      lines,
      [A, B],
      { x: [2, 2] },
      { allowBackorder: true, costModel: { shipComplete: true } },
    );
    expect(decision).toMatchObject({ status: 'partly-sourced', allocations: [], binding: 'ship-complete' });
    expect(decision.backordered.map((b) => b.quantity)).toEqual([3, 1, 2]);
  });

  test('backorders everything when there is no location at all', () => {
    expect(plan(lines, [], { x: [] }, { allowBackorder: true })).toMatchObject({
      status: 'partly-sourced',
      costMinor: 0,
      runnerUp: null,
    });
  });

  test('has nothing to do for an order without lines', () => {
    expect(plan([], [A], {})).toMatchObject({ status: 'sourced', allocations: [], costMinor: 0 });
  });
});

describe('bugs of the caller', () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('throws on a quantity of %s', (quantity) => {
    expect(() => plan([{ skuId: 'x', quantity }], [A], { x: [1] })).toThrow(RangeError);
  });

  test.each([
    { perKmMinor: -1 },
    { splitPenaltyMinor: Number.NaN },
    { maxSplits: -1 },
    { orderDayAfterPromisedMinor: -1 },
    { markdownWeight: Number.NaN },
  ])('throws on the cost model %o', (costModel) => {
    expect(() => plan([{ skuId: 'x', quantity: 1 }], [A], { x: [1] }, { costModel })).toThrow(RangeError);
  });
});
