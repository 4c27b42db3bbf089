// One SKU's transportation program as it goes to the solver's thread: supply, demand, and what a unit's way costs by the live rules.
// The single place where a forecast region becomes an order that rules can look at.
import type { Uuid } from '../../../platform/ids.ts';
import type { Variant } from '../../catalog/index.ts';
import { type SourcingInput, tabulateCosts } from '../../sourcing/index.ts';
import type { GroupFacts, OrderFacts } from '../facts.ts';
import type { RuleSet, Surroundings } from '../rule-set.ts';
import type { Region } from './scarcity.ts';

/** Plain numbers alone: it crosses from one thread to another. */
export interface ValueProgram {
  /** Free units of places that have some. */
  readonly supply: readonly number[];
  readonly demand: readonly number[];
  /** Minor units a unit, `[place * regions + region]`; Infinity: it does not go there. */
  readonly cost: Float64Array;
  readonly lostMinor: number;
}

export interface ValueRequest {
  readonly programs: readonly ValueProgram[];
  readonly timeLimitSeconds: number;
}

/** Values by program and place; null: that program could not be solved. */
export type FoundValues = readonly (readonly number[] | null)[];

export interface ScarceSku {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly variant: Variant;
  readonly regions: readonly Region[];
  /** Free units by position of the location. */
  readonly free: ArrayLike<number>;
}

const THOUSANDTHS = 1000;

/** `places`: positions of the locations that have units, in the order of `supply`. */
export function buildProgram(
  rules: RuleSet,
  around: Omit<Surroundings, 'free'>,
  scarce: ScarceSku,
): { readonly program: ValueProgram; readonly places: readonly number[] } {
  const { regions, free } = scarce;
  const places = around.places.flatMap((place, at) => (place.active && free[at]! > 0 ? [at] : []));
  const cost = new Float64Array(places.length * regions.length).fill(Number.POSITIVE_INFINITY);
  regions.forEach((region, r) => {
    const costs = costOfUnit(rules, { ...around, free: () => free }, scarce, region);
    places.forEach((at, p) => {
      cost[p * regions.length + r] = costs.get(at) ?? Number.POSITIVE_INFINITY;
    });
  });
  const dearest = cost.reduce(
    (most, each) => (each < Number.POSITIVE_INFINITY ? Math.max(most, each) : most),
    0,
  );
  const supply = places.map((at) => free[at]!);
  // To lose a unit is worse than any way that there is.
  const lostMinor = 2 * dearest + 1;
  return { program: { supply, demand: regions.map((region) => region.demand), cost, lostMinor }, places };
}

/** Minor units by position of the location; absent: it does not ship there. */
function costOfUnit(
  rules: RuleSet,
  around: Surroundings,
  { skuId, sku, variant }: ScarceSku,
  region: Region,
): Map<number, number> {
  if (region.pickupLocation !== null) {
    // Only the place itself serves who comes to it.
    const at = around.locations.list.findIndex((location) => location.code === region.pickupLocation);
    return new Map([[at, 0]]);
  }
  const line = { lineNo: 1, skuId, sku, quantity: 1, variant, requestedDate: null, promisedDate: null };
  const group: GroupFacts = { no: 1, goal: goalOf(region), lines: [line] };
  const order: OrderFacts = {
    ...{
      orderId: skuId,
      channel: region.channel,
      placedAt: around.at,
      currency: region.currency,
      totalMinor: 0,
    },
    ...{ customerKind: null, attributes: null, allowBackorder: true, groups: [group] },
  };
  const { charged, plain } = rules.prepare(order, group, around);
  const costs = readCosts(charged, variant.weightGrams ?? 0);
  // A hole in the rate cards keeps nobody from being served.
  return costs.size > 0 || charged === plain ? costs : readCosts(plain, variant.weightGrams ?? 0);
}

function readCosts(input: SourcingInput, grams: number): Map<number, number> {
  const { locations, most, unitCost, opening, lateness, shipping } = tabulateCosts(input);
  const costs = new Map<number, number>();
  locations.forEach((position, at) => {
    if (most[at] === 0) return;
    const cost = (unitCost[at]! + opening[at]! + lateness[at]! + shipping(at, grams)) / THOUSANDTHS;
    if (cost < Number.POSITIVE_INFINITY) costs.set(position, Math.max(0, cost));
  });
  return costs;
}

function goalOf({ country, postalCode, latitude, longitude }: Region): GroupFacts['goal'] {
  return {
    ...{ no: 1, shippingMinor: 0, shippingTaxMinor: 0 },
    address: {
      ...{ lines: [], city: '', country: country ?? '' },
      ...(postalCode === null ? {} : { postalCode }),
      ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
    },
  };
}
