// For the tests of the planner: locations that differ in one thing, and plans with figures that can be checked by hand.
import type { CostModel, SourcingInput, SourcingLine, SourcingLocation } from './index.ts';
import { planSourcing } from './index.ts';

export const FLAT: CostModel = {
  perKmMinor: 0,
  perShipmentMinor: 100,
  perUnitMinor: 0,
  splitPenaltyMinor: 50,
  stockBalanceMinor: 0,
};

export function location(id: string, more: Partial<SourcingLocation> = {}): SourcingLocation {
  return {
    id,
    latitude: 0,
    longitude: 0,
    fixedCostMinor: 0,
    handlingCostMinor: 10,
    capabilities: [],
    active: true,
    ...more,
  };
}

/** `stock`: a row per SKU, a figure per location. */
export function plan(
  lines: readonly (Partial<SourcingLine> & { skuId: string; quantity: number })[],
  locations: readonly SourcingLocation[],
  stock: Readonly<Record<string, readonly number[]>>,
  more: Partial<Omit<SourcingInput, 'costModel'>> & { costModel?: Partial<CostModel> } = {},
) {
  const all = lines.map((line, l) => ({ lineNo: l + 1, ...line }));
  return planSourcing({
    destination: { latitude: 0, longitude: 0 },
    lines: all,
    locations,
    available: (l, n) => stock[all[l]!.skuId]![n]!,
    allowBackorder: false,
    ...more,
    costModel: { ...FLAT, ...more.costModel },
  });
}

export const A = location('A');
export const B = location('B', { handlingCostMinor: 20 });
export const C = location('C', { handlingCostMinor: 30 });
