// What units are worth, as decisions see it: which place they tip, and that values of another time do not count.
import { describe, expect, test } from 'vitest';
import type { Uuid } from '../../../platform/ids.ts';
import { explainDecision, openStockValues, planSourcing, type SourcingInput } from '../index.ts';

const SKU = '00000000-0000-7000-8000-000000000001' as Uuid;
const NEAR = '00000000-0000-7000-8000-00000000000a' as Uuid;
const FAR = '00000000-0000-7000-8000-00000000000b' as Uuid;
const NOON = new Date('2026-10-19T12:00:00Z');
const hour = (n: number) => new Date(NOON.getTime() + n * 3_600_000);

const place = (id: string, longitude: number) => ({
  ...{ id, latitude: 50, longitude, fixedCostMinor: 0, handlingCostMinor: 0, capabilities: [], active: true },
});

/** One unit for someone beside NEAR; FAR is some 143 kilometres away. */
const input: SourcingInput = {
  destination: { latitude: 50, longitude: 8 },
  lines: [{ lineNo: 1, skuId: SKU, quantity: 1 }],
  locations: [place(NEAR, 8), place(FAR, 10)],
  available: () => 5,
  allowBackorder: false,
  costModel: {
    ...{ perKmMinor: 1, perShipmentMinor: 0, perUnitMinor: 0, splitPenaltyMinor: 0, stockBalanceMinor: 0 },
  },
};
const scarce = (
  costMinor: number,
  of: { skuId?: Uuid; locationId?: Uuid; from?: Date; until?: Date } = {},
) => ({
  ...{ skuId: of.skuId ?? SKU, locationId: of.locationId ?? NEAR, costMinor },
  ...{ validFrom: of.from ?? hour(-1), validUntil: of.until ?? hour(1) },
});
const shipsFrom = (joined: SourcingInput) => planSourcing(joined).allocations[0]!.locationId;

describe('stock values', () => {
  test('are no object at all where nobody says what a unit is worth', () => {
    expect(openStockValues([], [])).toBeNull();
  });

  test('leave the input as it is, the same object, where no line has a value', () => {
    const values = openStockValues([], [scarce(500, { skuId: FAR })])!;
    expect(values.join(input, NOON)).toBe(input);
  });

  test('send an order away from stock that later orders need more than the way costs', () => {
    expect(shipsFrom(input)).toBe(NEAR);
    expect(shipsFrom(openStockValues([], [scarce(150)])!.join(input, NOON))).toBe(FAR);
    expect(shipsFrom(openStockValues([], [scarce(130)])!.join(input, NOON))).toBe(NEAR);
  });

  test('count from their first to before their last instant', () => {
    const values = openStockValues([], [scarce(500)])!;
    expect(values.join(input, hour(-2))).toBe(input);
    expect(shipsFrom(values.join(input, hour(-1)))).toBe(FAR);
    expect(values.join(input, hour(1))).toBe(input);
  });

  test('are those of the time that is asked for, where several are kept', () => {
    const values = openStockValues(
      [],
      [scarce(500, { from: hour(-3), until: hour(-1) }), scarce(10, { from: hour(-1), until: hour(9) })],
    )!;
    expect(shipsFrom(values.join(input, hour(-2)))).toBe(FAR);
    expect(shipsFrom(values.join(input, hour(2)))).toBe(NEAR);
  });

  test('draw an order to where a unit has most to lose', () => {
    const values = openStockValues([{ skuId: SKU, locationId: FAR, markdownMinor: 200 }], [])!;
    expect(shipsFrom(values.join(input, NOON))).toBe(FAR);
  });

  test('count by the weights of the cost model, 0 not at all', () => {
    const values = openStockValues([{ skuId: SKU, locationId: FAR, markdownMinor: 200 }], [scarce(200)])!;
    const off = { ...input.costModel, opportunityWeight: 0, markdownWeight: 0 };
    expect(shipsFrom(values.join({ ...input, costModel: off }, NOON))).toBe(NEAR);
    const on = { ...off, opportunityWeight: 1 };
    expect(shipsFrom(values.join({ ...input, costModel: on }, NOON))).toBe(FAR);
  });

  test('stand in the decision as a part of their own, and in its words', () => {
    const decision = planSourcing(openStockValues([], [scarce(100)])!.join(input, NOON));
    expect(decision.costParts.opportunity).toBe(100);
    expect(explainDecision(decision, { locations: { [NEAR]: 'NEAR', [FAR]: 'FAR' } })).toMatch(
      /scarce stock/,
    );
  });

  test('follow the locations of another list by their ids', () => {
    const values = openStockValues([], [scarce(500)])!;
    const turned = { ...input, locations: [...input.locations].reverse() };
    expect(shipsFrom(values.join(turned, NOON))).toBe(FAR);
  });
});
