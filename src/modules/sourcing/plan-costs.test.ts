// The whole cost model: one small case per part of it, with figures that can be checked by hand.
import { describe, expect, test } from 'vitest';
import { A, B, C, location, plan } from './plan-sourcing.fixture.ts';

describe('the whole cost model', () => {
  const one = { skuId: 'x', quantity: 1 };

  test('pays the carrier by location and by the weight of all that leaves it together', () => {
    const lines = [
      { ...one, quantity: 2, weightGrams: 400 },
      { skuId: 'y', quantity: 1, weightGrams: 500 },
    ];
    const shippingCost = (n: number, grams: number) => [500, 420][n]! + Math.ceil(grams / 1000) * 100;
    const decision = plan(lines, [A, B], { x: [9, 9], y: [9, 9] }, { shippingCost });
    expect(decision).toMatchObject({ costMinor: 780, method: 'single' });
    expect(decision.costParts).toMatchObject({ fixed: 100, handling: 60, shipping: 620 });
    const half = plan(
      lines,
      [A, B],
      { x: [9, 9], y: [9, 9] },
      { shippingCost, costModel: { shippingWeight: 0.2 } },
    );
    expect(half.costParts.shipping).toBe(140);
    expect(half.allocations.every((a) => a.locationId === 'A')).toBe(true);
  });

  test('splits the units of a line where two light parcels cost less than a heavy one', () => {
    const shippingCost = (_: number, grams: number) => (grams <= 1000 ? 100 : 900);
    const decision = plan(
      [{ ...one, quantity: 4, weightGrams: 500 }],
      [A, B, C],
      { x: [9, 9, 9] },
      { shippingCost },
    );
    expect(decision.allocations.map((a) => [a.locationId, a.quantity])).toEqual([
      ['A', 2],
      ['B', 2],
    ]);
    expect(decision).toMatchObject({ method: 'exact', costMinor: 510 });
  });

  test('ships from where a carrier takes the weight, and says so', () => {
    const shippingCost = (n: number, grams: number) =>
      n === 0 && grams > 1000 ? Number.POSITIVE_INFINITY : 100;
    const heavy = { ...one, weightGrams: 1500 };
    expect(plan([heavy], [A, B], { x: [9, 9] }, { shippingCost }).allocations[0]!.locationId).toBe('B');
    expect(plan([heavy], [A], { x: [9] }, { shippingCost })).toMatchObject({
      status: 'unsourceable',
      binding: 'weight',
    });
    const together = plan(
      [{ ...one, quantity: 3, weightGrams: 500 }],
      [A],
      { x: [9] },
      { shippingCost, allowBackorder: true },
    );
    expect(together).toMatchObject({ binding: 'weight', backordered: [{ lineNo: 1, quantity: 1 }] });
  });

  test('pays once for the day on which the last parcel of the group arrives', () => {
    const lines = [one, { skuId: 'y', quantity: 1 }];
    const late = { arrivalDay: (n: number) => [13, 11, 10][n]!, requestedDay: 10, promisedDay: 11 };
    const costs = { orderDayAfterRequestedMinor: 30, orderDayAfterPromisedMinor: 100 };
    const stock = { x: [1, 0, 1], y: [0, 1, 1] };
    const cheapest = plan(lines, [A, B, C], stock, { ...late, costModel: costs });
    expect(cheapest.allocations.map((a) => a.locationId)).toEqual(['C', 'C']);
    expect(cheapest).toMatchObject({ costMinor: 160, binding: 'cost' });
    const apart = plan(lines, [A, B], { x: [1, 0], y: [0, 1] }, { ...late, costModel: costs });
    expect(apart.costParts.lateness).toBe(3 * 30 + 2 * 100);
  });

  test('prefers what arrives in time as far as a late line costs more', () => {
    const arrivalDay = (n: number) => [14, 12][n]!;
    const lines = [{ ...one, quantity: 2, requestedDay: 12, promisedDay: 13 }];
    const lateBy = (perDay: number) =>
      plan(lines, [A, B], { x: [9, 9] }, { arrivalDay, costModel: { lineDayAfterPromisedMinor: perDay } });
    expect(lateBy(19)).toMatchObject({ costMinor: 139, costParts: { lateness: 19 } });
    expect(lateBy(21).allocations[0]!.locationId).toBe('B');
  });

  test('costs more where the day is fuller', () => {
    const full = location('full', { capacityPerDay: 100, capacityLeft: 50 });
    const costModel = { capacityUsedMinor: 100 };
    const decision = plan([{ ...one, quantity: 2 }], [full], { x: [9] }, { costModel });
    expect(decision.costParts.capacity).toBe(50);
    const capacityLeft = (n: number) => [100, 10][n]!;
    const other = location('other', { capacityPerDay: 100, handlingCostMinor: 0 });
    const live = plan([one], [full, other], { x: [9, 9] }, { costModel, capacityLeft });
    expect(live.allocations[0]!.locationId).toBe('full');
  });

  test('takes ageing stock first, and spares stock that later orders need more', () => {
    const markdown = (_: number, n: number) => [0, 25][n]!;
    const aged = plan([one], [A, B], { x: [9, 9] }, { markdown });
    expect(aged).toMatchObject({ costMinor: 120 });
    expect(aged.allocations[0]!.locationId).toBe('B');
    const less = plan([one], [A, B], { x: [9, 9] }, { markdown, costModel: { markdownWeight: 0.2 } });
    expect(less.costParts).toMatchObject({ handling: 10, markdown: 5 });
    const opportunity = (_: number, n: number) => [40, 0][n]!;
    const spared = plan([one], [A, B], { x: [9, 9] }, { opportunity });
    expect(spared.allocations[0]!.locationId).toBe('B');
    expect(plan([one], [A], { x: [9] }, { opportunity }).costParts.opportunity).toBe(40);
  });

  test('lets a supplier ship where nobody else has the goods or can do it for less', () => {
    const supplier = location('supplier', { kind: 'supplier', handlingCostMinor: 0 });
    const costModel = { dropShipMinor: 50 };
    expect(plan([one], [supplier, A], { x: [9, 9] }, { costModel }).allocations[0]!.locationId).toBe('A');
    const only = plan([one], [supplier, A], { x: [9, 0] }, { costModel });
    expect(only).toMatchObject({ costMinor: 150, costParts: { fixed: 100, dropShip: 50 } });
  });

  test('keeps lines together that must be, whole at one location or not at all', () => {
    const lines = [
      { skuId: 'x', quantity: 1, together: 'set' },
      { skuId: 'y', quantity: 2, together: 'set' },
      { skuId: 'z', quantity: 1 },
    ];
    const D = location('D', { handlingCostMinor: 300 });
    const stock = { x: [1, 0, 1], y: [0, 2, 2], z: [1, 0, 0] };
    const kept = plan(lines, [A, B, D], stock);
    expect(kept.allocations.map((a) => a.locationId)).toEqual(['D', 'D', 'A']);
    expect(kept).toMatchObject({ binding: 'keep-together', status: 'sourced' });
    const waiting = plan(lines, [A, B], { x: [1, 0], y: [0, 2], z: [1, 0] }, { allowBackorder: true });
    expect(waiting.backordered).toEqual([
      { lineNo: 1, quantity: 1 },
      { lineNo: 2, quantity: 2 },
    ]);
    expect(waiting.binding).toBe('keep-together');
  });

  test('does what the rules of a policy say of locations and lines', () => {
    const rules = { excluded: [1, 0, 0], surchargeMinor: [0, 25, 0] };
    const policy = { code: 'default', version: 3, rules: ['location/1'], skipped: [] };
    const decision = plan([one], [A, B, C], { x: [9, 9, 9] }, { rules, policy });
    expect(decision.allocations[0]!.locationId).toBe('C');
    expect(decision.runnerUp).toEqual({ locations: ['B'], costMinor: 145 });
    expect(decision.policy).toEqual(policy);
    const dearer = plan([one], [A, B], { x: [9, 9] }, { rules });
    expect(dearer.costParts).toMatchObject({ handling: 20, preference: 25 });
    expect(plan([one], [A], { x: [9] }, { rules })).toMatchObject({
      status: 'unsourceable',
      binding: 'policy',
    });
    const barred = [
      { ...one, barred: [1, 0] },
      { skuId: 'y', quantity: 1 },
    ];
    const split = plan(barred, [A, B], { x: [9, 9], y: [9, 0] });
    expect(split).toMatchObject({ binding: 'policy', costMinor: 280 });
    const perUnit = plan([{ ...one, quantity: 3, surchargeMinor: [11, 0] }], [A, B], { x: [9, 9] });
    expect(perUnit.allocations[0]!.locationId).toBe('B');
  });

  test('adds up to the rounded total, part by part', () => {
    const far = location('far', { latitude: 1, fixedCostMinor: 0 });
    const decision = plan(
      [{ ...one, quantity: 3, weightGrams: 333 }],
      [far],
      { x: [7] },
      {
        opportunity: () => 0.4,
        markdown: () => 0.3,
        costModel: { perKgKmMinor: 0.01, stockBalanceMinor: 1 },
      },
    );
    const { opportunity, ...rest } = decision.costParts;
    expect(Object.values<number>({ ...rest }).reduce((sum, part) => sum + part, 0) + (opportunity ?? 0)).toBe(
      decision.costMinor,
    );
  });
});
