// The single place that decides who gets how much when supply is scarce. Pure and exact: the same claims give the same shares, in
// whatever order they come. It knows no order: a claim is some units that somebody waits for.

/**
 * first-come: who waits longest. priority: the priority class, then who waits longest. earliest-due: the earliest promise, then
 * who waits longest. proportional: everybody the same part of what he waits for.
 */
export const ALLOCATION_RULES = ['first-come', 'priority', 'earliest-due', 'proportional'] as const;
export type AllocationRule = (typeof ALLOCATION_RULES)[number];

export interface Claim {
  /** Names the claim and breaks the last tie. */
  readonly id: string;
  /** Units waited for, 1 or more. */
  readonly quantity: number;
  /** Milliseconds since 1970: since when. */
  readonly since: number;
  /** Place of its priority class, 0 first. */
  readonly priority: number;
  /** `YYYY-MM-DD`; null: nothing was promised yet, which comes behind every promise. */
  readonly promisedOn: string | null;
  /** The one place that its units can come from; null: any. */
  readonly place: string | null;
}

export interface Share<C extends Claim = Claim> {
  readonly claim: C;
  /** Place in the queue by the rule, 1 first. */
  readonly position: number;
  readonly granted: number;
  /** Units that were granted to claims before it in the queue. */
  readonly before: number;
}

/** Units by place. */
export type Pools = ReadonlyMap<string, number>;

/**
 * Shares `pools` among `claims`; the answer has every claim, in the order of the rule. Never grants more than there is or than is
 * waited for, and leaves nothing lying that somebody waits for and can use.
 */
export function allocateSupply<C extends Claim>(
  rule: AllocationRule,
  pools: Pools,
  claims: readonly C[],
): Share<C>[] {
  const queue = claims.toSorted(COMPARE[rule]);
  const granted = rule === 'proportional' ? shareProportionally(pools, queue) : serveInOrder(pools, queue);
  let before = 0;
  return queue.map((claim, at) => {
    const share = { claim, position: at + 1, granted: granted[at]!, before };
    before += granted[at]!;
    return share;
  });
}

type Compare = (a: Claim, b: Claim) => number;

const byAge: Compare = (a, b) => a.since - b.since || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const LAST_DAY = '9999-12-31';
const byDue: Compare = (a, b) => {
  const [first, second] = [a.promisedOn ?? LAST_DAY, b.promisedOn ?? LAST_DAY];
  return first < second ? -1 : first > second ? 1 : 0;
};

const COMPARE: Readonly<Record<AllocationRule, Compare>> = {
  'first-come': byAge,
  priority: (a, b) => a.priority - b.priority || byAge(a, b),
  'earliest-due': (a, b) => byDue(a, b) || byAge(a, b),
  proportional: byAge,
};

const unitsOf = (pools: Pools) => [...pools.values()].reduce((sum, units) => sum + units, 0);

/**
 * Each claim gets all it can before the next one. A claim for one place is bounded by that place, and all of them together by the
 * total: claims for any place give way to where the others cannot go, so these two bounds are the whole truth.
 */
function serveInOrder(pools: Pools, queue: readonly Claim[]): number[] {
  const left = new Map(pools);
  let total = unitsOf(pools);
  return queue.map(({ quantity, place }) => {
    const bound = place === null ? total : Math.min(total, left.get(place) ?? 0);
    const units = Math.min(quantity, bound);
    total -= units;
    if (place !== null) left.set(place, (left.get(place) ?? 0) - units);
    return units;
  });
}

/**
 * Everybody gets the same part of what he waits for, whole units by the largest remainder. Where the claims for one place would
 * get more than the place has, they share the place, and the rest is shared among the others anew.
 */
function shareProportionally(pools: Pools, queue: readonly Claim[]): number[] {
  const granted = new Array<number>(queue.length).fill(0);
  let open = queue.map((_, at) => at);
  let total = unitsOf(pools);
  const wantedAt = (place: string) =>
    open.reduce((sum, at) => sum + (queue[at]!.place === place ? queue[at]!.quantity : 0), 0);
  for (;;) {
    const wanted = open.reduce((sum, at) => sum + queue[at]!.quantity, 0);
    const places = new Set(open.flatMap((at) => queue[at]!.place ?? []));
    const short = [...places]
      .map((place) => ({ place, units: pools.get(place) ?? 0, wanted: wantedAt(place) }))
      .filter((each) => each.wanted * Math.min(total, wanted) > each.units * wanted)
      // The scarcest place first: what its claims cannot have goes to the others, which only raises their part.
      .sort((a, b) => a.units * b.wanted - b.units * a.wanted || (a.place < b.place ? -1 : 1))[0];
    if (short === undefined) break;
    const here = open.filter((at) => queue[at]!.place === short.place);
    total -= splitUnits(Math.min(short.units, total), here, queue, granted);
    open = open.filter((at) => queue[at]!.place !== short.place);
  }
  splitUnits(total, open, queue, granted);
  return topUp(pools, queue, granted);
}

/** Splits units among the claims at `open` in proportion; how many were given. */
function splitUnits(
  units: number,
  open: readonly number[],
  queue: readonly Claim[],
  granted: number[],
): number {
  const wanted = open.reduce((sum, at) => sum + queue[at]!.quantity, 0);
  const given = Math.min(units, wanted);
  if (given === 0) return 0;
  const parts = open.map((at) => {
    // Whole numbers up to 10^6 x 10^9 are exact.
    const product = queue[at]!.quantity * given;
    return { at, whole: Math.floor(product / wanted), rest: product % wanted };
  });
  let left = given - parts.reduce((sum, part) => sum + part.whole, 0);
  for (const { at, whole } of parts) granted[at] = whole;
  // Ties go to who stands further in front.
  for (const { at } of parts.toSorted((a, b) => b.rest - a.rest || a.at - b.at)) {
    if (left === 0) break;
    granted[at]! += 1;
    left -= 1;
  }
  return given;
}

/** Whole units may have met a place's bound by one or two: takes these back and gives what is left to who can use it. */
function topUp(pools: Pools, queue: readonly Claim[], granted: number[]): number[] {
  const left = new Map(pools);
  queue.forEach(({ place }, at) => {
    if (place === null) return;
    const units = Math.min(granted[at]!, left.get(place) ?? 0);
    granted[at] = units;
    left.set(place, (left.get(place) ?? 0) - units);
  });
  let total = unitsOf(pools) - granted.reduce((sum, units) => sum + units, 0);
  queue.forEach(({ place, quantity }, at) => {
    const bound = place === null ? total : Math.min(total, left.get(place) ?? 0);
    const units = Math.min(quantity - granted[at]!, bound);
    granted[at]! += units;
    total -= units;
    if (place !== null) left.set(place, (left.get(place) ?? 0) - units);
  });
  return granted;
}
