import { afterAll, describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import {
  type Allocation,
  type CostModel,
  planSourcing,
  priceAllocations,
  type SourcingInput,
  type SourcingLocation,
} from '../../sourcing/index.ts';
import { type JointWindow, listUnits, type MovableGroup, openUsage } from './joint-window.ts';
import { listMovedSets } from './moved-sets.ts';
import { replanJointly } from './replan-jointly.ts';
import { openSolver } from './solver.ts';

const solver = openSolver();
afterAll(() => solver.close());

/** What a window is made from: small whole numbers, so that a failure can be read. */
interface Case {
  places: { x: number; fixed: number; room: number | null }[];
  /** By place, then SKU. */
  stock: number[][];
  orders: { x: number; lines: { sku: number; quantity: number; barred: number; together: boolean }[] }[];
  maxSplits: number | null;
  withCard: boolean;
  withDates: boolean;
}

const SKUS = ['A', 'B', 'C'];
const MODEL: CostModel = {
  perKmMinor: 2,
  perShipmentMinor: 300,
  perUnitMinor: 10,
  splitPenaltyMinor: 150,
  stockBalanceMinor: 0,
};
/** A card whose price jumps with the weight, and that takes nothing beyond 3,500 g. */
const CARD = (location: number, grams: number) =>
  grams > 3500 ? Number.POSITIVE_INFINITY : 100 + location * 20 + Math.ceil(grams / 700) * 90;

const caseOf = (most: { orders: number; places: number; lines: number; quantity: number }) =>
  fc.record<Case>({
    places: fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 9 }),
        fixed: fc.integer({ min: 0, max: 300 }),
        room: fc.option(fc.integer({ min: 2, max: 12 }), { freq: 3 }),
      }),
      { minLength: 2, maxLength: most.places },
    ),
    stock: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), {
      minLength: most.places,
      maxLength: most.places,
    }),
    orders: fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 9 }),
        lines: fc.array(
          fc.record({
            sku: fc.integer({ min: 0, max: 2 }),
            quantity: fc.integer({ min: 1, max: most.quantity }),
            barred: fc.integer({ min: -3, max: 2 }),
            together: fc.boolean(),
          }),
          { minLength: 1, maxLength: most.lines },
        ),
      }),
      { minLength: 2, maxLength: most.orders },
    ),
    maxSplits: fc.constantFrom(null, null, 0, 1),
    withCard: fc.boolean(),
    withDates: fc.boolean(),
  });

interface Built {
  window: JointWindow;
  groups: MovableGroup[];
  places: number;
}

/** Orders are placed one after the other as they would be, so the present plan is what came first served. */
function build(given: Case): Built {
  const locations: SourcingLocation[] = given.places.map((place, at) => ({
    id: `place-${at}`,
    latitude: 0,
    longitude: place.x,
    fixedCostMinor: place.fixed,
    handlingCostMinor: 5 * at,
    capabilities: [],
    active: true,
  }));
  const free = given.places.map((_, n) => SKUS.map((_, s) => given.stock[n]![s]!));
  const pool = free.map((row) => [...row]);
  const room = given.places.map((place) => place.room ?? Number.POSITIVE_INFINITY);
  const left = [...room];
  const groups = given.orders.flatMap((order, o): MovableGroup[] => {
    const input = inputOf(given, order, o, locations, pool);
    const decision = planSourcing({
      ...input,
      available: (l, n) => free[n]![SKUS.indexOf(input.lines[l]!.skuId)]!,
      capacityLeft: (n) => (left[n] === Number.POSITIVE_INFINITY ? null : left[n]!),
    });
    if (decision.status !== 'sourced') return [];
    const group = { key: `order-${o}/1`, order: `order-${o}`, input, present: decision.allocations };
    for (const { skuId, location, quantity } of listUnits(group, group.present)) {
      free[location]![SKUS.indexOf(skuId)]! -= quantity;
      left[location]! -= quantity;
    }
    return [group];
  });
  const window: JointWindow = {
    groups,
    pool: (skuId, n) => pool[n]![SKUS.indexOf(skuId)]!,
    room: (n) => room[n]!,
  };
  return { window, groups, places: locations.length };
}

function inputOf(
  given: Case,
  order: Case['orders'][number],
  o: number,
  locations: SourcingLocation[],
  pool: number[][],
): SourcingInput {
  const lines = order.lines.map(({ sku, quantity, barred, together }, l) => ({
    lineNo: l + 1,
    skuId: SKUS[sku]!,
    quantity,
    weightGrams: 200 + 300 * sku,
    ...(barred >= 0 ? { barred: Uint8Array.from(locations, (_, n) => (n === barred ? 1 : 0)) } : {}),
    ...(together && order.lines.length > 1 ? { together: 'box' } : {}),
    ...(given.withDates ? { requestedDay: 2 + (o % 3) } : {}),
  }));
  return {
    destination: { latitude: 0, longitude: order.x },
    lines,
    locations,
    available: (l, n) => pool[n]![SKUS.indexOf(lines[l]!.skuId)]!,
    costModel: {
      ...MODEL,
      maxSplits: given.maxSplits,
      ...(given.withDates ? { orderDayAfterRequestedMinor: 120, lineDayAfterRequestedMinor: 40 } : {}),
    },
    allowBackorder: true,
    ...(given.withCard ? { shippingCost: CARD } : {}),
    ...(given.withDates
      ? {
          requestedDay: 2 + (o % 2),
          arrivalDay: (n: number) => 1 + Math.round(Math.abs(given.places[n]!.x - order.x) / 2),
        }
      : {}),
  };
}

/** Every way to serve a line's units, then every way for the group that keeps its own rules. */
function listPlans({ input }: MovableGroup, places: number): Allocation[][] {
  const waysOf = (quantity: number, n: number): number[][] =>
    n === places - 1
      ? [[quantity]]
      : Array.from({ length: quantity + 1 }, (_, some) =>
          waysOf(quantity - some, n + 1).map((rest) => [some, ...rest]),
        ).flat();
  let plans: Allocation[][] = [[]];
  for (const line of input.lines) {
    const own = waysOf(line.quantity, 0).map((units) =>
      units.flatMap((quantity, n) =>
        quantity > 0 ? [{ lineNo: line.lineNo, locationId: input.locations[n]!.id, quantity }] : [],
      ),
    );
    plans = plans.flatMap((plan) => own.map((each) => [...plan, ...each]));
  }
  const maxSplits = input.costModel.maxSplits ?? null;
  return plans.filter((plan) => {
    const used = new Set(plan.map((each) => each.locationId));
    if (maxSplits !== null && used.size > maxSplits + 1) return false;
    const kept = input.lines.filter((line) => line.together !== undefined).map((line) => line.lineNo);
    return (
      new Set(plan.filter((each) => kept.includes(each.lineNo)).map((each) => each.locationId)).size <= 1
    );
  });
}

/** Thousandths of the cheapest joint plan, by trying all. */
function tryAll({ window, groups, places }: Built): number {
  const usage = openUsage(window);
  const choices = groups.map((group) =>
    listPlans(group, places)
      .map((plan) => ({
        plan,
        cost: priceAllocations(group.input, plan)?.costThousandths ?? Number.POSITIVE_INFINITY,
      }))
      .filter(({ cost }) => cost < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.cost - b.cost),
  );
  let best = Number.POSITIVE_INFINITY;
  const descend = (at: number, cost: number): void => {
    if (cost >= best) return;
    if (at === groups.length) {
      best = cost;
      return;
    }
    for (const choice of choices[at]!) {
      if (cost + choice.cost >= best) return;
      if (!usage.fits(groups[at]!, choice.plan)) continue;
      usage.book(groups[at]!, choice.plan, 1);
      descend(at + 1, cost + choice.cost);
      usage.book(groups[at]!, choice.plan, -1);
    }
  };
  descend(0, 0);
  return best;
}

const options = { timeLimitSeconds: 20, solver };

describe('replanJointly', () => {
  it('finds what trying every joint plan finds, with cards by weight, dates, rooms, limits and lines kept together', async () => {
    const tiny = caseOf({ orders: 4, places: 3, lines: 2, quantity: 2 });
    let competed = 0;
    await fc.assert(
      fc.asyncProperty(tiny, async (given) => {
        const built = build(given);
        if (built.groups.length === 0) return;
        const plan = await replanJointly(built.window, options);
        const best = tryAll(built);
        const cost = plan.groups.reduce((sum, each) => sum + each.after.costThousandths, 0);
        expect(cost).toBe(best);
        expect(plan.isProven).toBe(true);
        expect(Math.abs(plan.boundMinor * 1000 - best)).toBeLessThan(1);
        competed += plan.solved;
      }),
      { numRuns: 250 },
    );
    // Were nothing ever contested, the solver would not have been tried.
    expect(competed).toBeGreaterThan(10);
  }, 120_000);

  it('never costs more than before, never oversells, and leaves every line whole', async () => {
    const larger = caseOf({ orders: 25, places: 6, lines: 4, quantity: 4 });
    await fc.assert(
      fc.asyncProperty(larger, async (given) => {
        const { window, groups } = build(given);
        const plan = await replanJointly(window, { timeLimitSeconds: 1, solver });
        const usage = openUsage(window);
        let before = 0;
        let after = 0;
        for (const group of groups) {
          const planned = plan.groups.find((each) => each.key === group.key)!;
          before += priceAllocations(group.input, group.present)!.costThousandths;
          after += priceAllocations(group.input, planned.allocations)!.costThousandths;
          expect(usage.fits(group, planned.allocations)).toBe(true);
          usage.book(group, planned.allocations, 1);
          for (const { lineNo, quantity, barred } of group.input.lines) {
            const own = planned.allocations.filter((each) => each.lineNo === lineNo);
            expect(own.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity);
            for (const { locationId } of own) expect(barred?.[Number(locationId.slice(6))] ?? 0).toBe(0);
          }
        }
        expect(after).toBeLessThanOrEqual(before);
        expect(plan.boundMinor * 1000).toBeLessThanOrEqual(after + 1);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('is the same for the same window', async () => {
    const [given] = fc.sample(caseOf({ orders: 12, places: 5, lines: 3, quantity: 3 }), {
      numRuns: 1,
      seed: 7,
    });
    const first = await replanJointly(build(given!).window, options);
    expect(await replanJointly(build(given!).window, options)).toEqual(first);
  });

  it('leaves everything where it is when there is no time', async () => {
    const { window } = build(SWAP);
    const plan = await replanJointly(window, { timeLimitSeconds: 0, solver });
    expect(plan.groups.every((group) => !group.isMoved)).toBe(true);
    expect(plan).toMatchObject({ isProven: false, solved: 0 });
    expect(plan.afterMinor).toBe(plan.beforeMinor);
  });
});

/** The first order took the last unit beside the second: only both together can do better. */
const SWAP: Case = {
  places: [
    { x: 0, fixed: 0, room: null },
    { x: 9, fixed: 0, room: null },
  ],
  stock: [
    [1, 0, 0],
    [1, 1, 0],
    [0, 0, 0],
  ],
  orders: [
    { x: 5, lines: [{ sku: 0, quantity: 1, barred: -1, together: false }] },
    {
      x: 9,
      lines: [
        { sku: 0, quantity: 1, barred: -1, together: false },
        { sku: 1, quantity: 1, barred: -1, together: false },
      ],
    },
  ],
  maxSplits: null,
  withCard: false,
  withDates: false,
};

describe('listMovedSets', () => {
  it('ties the order that gives up a unit to the one that takes it, and saves a split', async () => {
    const { window } = build(SWAP);
    expect(window.groups.map((group) => new Set(group.present.map((each) => each.locationId)).size)).toEqual([
      1, 2,
    ]);
    const plan = await replanJointly(window, options);
    expect(plan.isProven).toBe(true);
    const [set, ...others] = listMovedSets(window, plan, 1);
    expect(others).toEqual([]);
    expect(set!.groups.map(({ group }) => group.order).sort()).toEqual(['order-0', 'order-1']);
    expect(set!.groups.flatMap(({ moves }) => moves).sort((a, b) => (a.from < b.from ? -1 : 1))).toEqual([
      { lineNo: 1, from: 'place-0', to: 'place-1', quantity: 1 },
      { lineNo: 1, from: 'place-1', to: 'place-0', quantity: 1 },
    ]);
    expect(set!.afterMinor).toBeLessThan(set!.beforeMinor);
    expect(listMovedSets(window, plan, set!.beforeMinor - set!.afterMinor + 1)).toEqual([]);
  });
});
