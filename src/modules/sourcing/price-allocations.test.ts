// A plan is priced as sourcing prices its own: to the minor unit, part by part, under every kind of cost.
import { expect, it } from 'vitest';
import { planSourcing } from './plan-sourcing.ts';
import { priceAllocations, tabulateCosts } from './price-allocations.ts';
import { drawAnyShape, drawCase, seedRandom } from './sourcing-cases.fixture.ts';
import type { SourcingInput } from './types.ts';

const random = seedRandom(77);
const cases = Array.from({ length: 1500 }, () => drawCase(random, drawAnyShape(random)));

it('prices what sourcing decides as sourcing does, and by the table of costs', () => {
  let priced = 0;
  for (const input of cases) {
    const decision = planSourcing(input);
    if (decision.allocations.length === 0) continue;
    const price = priceAllocations(input, decision.allocations)!;
    expect(price.costMinor).toBe(decision.costMinor);
    expect(price.costParts).toEqual(decision.costParts);
    // Half a unit of rounding, and a half thousandth for each unit that is counted in thousandths.
    expect(Math.abs(price.costThousandths / 1000 - decision.costMinor)).toBeLessThan(0.55);
    expect(addUp(input, decision.allocations)).toBe(price.costThousandths);
    priced += 1;
  }
  expect(priced).toBeGreaterThan(1000);
});

/** The same sum from the table alone. */
function addUp(
  input: SourcingInput,
  allocations: readonly { lineNo: number; locationId: string; quantity: number }[],
) {
  const table = tabulateCosts(input);
  const { lines } = input;
  const grams = new Map<number, number>();
  let cost = 0;
  for (const { lineNo, locationId, quantity } of allocations) {
    const at = table.locations.findIndex((location) => input.locations[location]!.id === locationId);
    const l = lines.findIndex((line) => line.lineNo === lineNo);
    expect(quantity).toBeLessThanOrEqual(table.most[at * lines.length + l]!);
    cost += quantity * table.unitCost[at * lines.length + l]!;
    grams.set(at, (grams.get(at) ?? 0) + quantity * (lines[l]!.weightGrams ?? 0));
  }
  const places = [...grams];
  for (const [at, weight] of places) cost += table.opening[at]! + table.shipping(at, weight);
  const splits = Math.max(0, places.length - 1) * input.costModel.splitPenaltyMinor * 1000;
  return cost + splits + Math.max(0, ...places.map(([at]) => table.lateness[at]!));
}

it('prices nothing that the input does not allow', () => {
  const [input] = cases;
  const line = input!.lines[0]!;
  const plan = (locationId: string, quantity: number) => [{ lineNo: line.lineNo, locationId, quantity }];
  expect(priceAllocations(input!, plan('nowhere', 1))).toBeNull();
  expect(priceAllocations(input!, plan(input!.locations[0]!.id, 1e6))).toBeNull();
  expect(priceAllocations(input!, [])).toMatchObject({ costMinor: 0, costThousandths: 0 });
});
