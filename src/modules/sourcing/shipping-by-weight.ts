// Carrier cost that depends on the weight of all that leaves a location: asks the caller's function, remembers its answers for
// one decision, and bounds it from below by a line through the weights a column can send. Assumes that more weight never
// costs less; assumes nothing else of the card.
import { type Problem, type ShippingByWeight, THOUSANDTHS } from './problem.ts';
import type { SourcingInput } from './types.ts';

const ANSWERS = 4096;
const MOST_COLUMNS = 2 ** 16;
export const MOST_POINTS = 20;
/** Into how many parts the way from the lightest to the heaviest weight is cut where a card is unknown. */
const PARTS = 12;

/** Sets `problem.shipping` and drops units that no carrier takes; true when there are such. Before the demand is settled. */
export function openShipping(problem: Problem, input: SourcingInput): boolean {
  const entries = problem.columns * problem.items;
  const spare = problem.spareShipping;
  const shipping =
    spare !== null && spare.base.length >= problem.columns && spare.unitCost.length >= entries
      ? spare
      : createShipping(Math.max(64, problem.columns), Math.max(1024, entries));
  problem.spareShipping = shipping;
  problem.shipping = shipping;
  shipping.ask = input.shippingCost!;
  shipping.factor = (input.costModel.shippingWeight ?? 1) * THOUSANDTHS;
  shipping.steps = input.shippingSteps ?? null;
  shipping.keys.fill(-1);
  shipping.isLimited = false;
  return dropTooHeavy(problem, shipping);
}

function createShipping(columns: number, entries: number): ShippingByWeight {
  return {
    ask: () => 0,
    factor: 0,
    steps: null,
    keys: new Float64Array(ANSWERS),
    answers: new Float64Array(ANSWERS),
    lightest: new Float64Array(columns),
    isLimited: false,
    isAsked: false,
    pointCount: new Int32Array(columns),
    pointWeight: new Float64Array(columns * MOST_POINTS),
    pointCost: new Float64Array(columns * MOST_POINTS),
    base: new Float64Array(columns),
    perGram: new Float64Array(columns),
    opening: new Float64Array(columns),
    unitCost: new Float64Array(entries),
  };
}

/** Thousandths; 0 where shipping does not depend on weight. The column must ship something. */
export function shippingOf(problem: Problem, column: number, grams: number): number {
  const { shipping } = problem;
  if (shipping === null) return 0;
  const key = grams * MOST_COLUMNS + column;
  const at = (Math.imul(grams | 0, 31) + Math.imul(column, 613)) & (ANSWERS - 1);
  if (shipping.keys[at] === key) return shipping.answers[at]!;
  const cost = Math.round(shipping.ask(problem.locationOf[column]!, grams) * shipping.factor);
  if (!(cost >= 0)) throw new RangeError('sourcing: a carrier cost is below 0');
  shipping.keys[at] = key;
  shipping.answers[at] = cost;
  return cost;
}

/** All that the column could serve at once. */
function heaviest(problem: Problem, column: number): number {
  const { items, units, demand, gramsPerUnit, cellStart, cellItem } = problem;
  let grams = 0;
  for (let k = cellStart[column]!; k < cellStart[column + 1]!; k++) {
    const i = cellItem[k]!;
    grams += Math.min(units[column * items + i]!, demand[i]!) * gramsPerUnit[i]!;
  }
  return grams;
}

function dropTooHeavy(problem: Problem, shipping: ShippingByWeight): boolean {
  const { items, units, gramsPerUnit, cellStart, cellItem } = problem;
  let dropped = false;
  for (let n = 0; n < problem.columns; n++) {
    if (shippingOf(problem, n, heaviest(problem, n)) < Number.POSITIVE_INFINITY) continue;
    shipping.isLimited = true;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      if (shippingOf(problem, n, gramsPerUnit[i]!) < Number.POSITIVE_INFINITY) continue;
      units[n * items + i] = 0;
      dropped = true;
    }
  }
  if (dropped) shipping.keys.fill(-1);
  return dropped;
}

/** The most that shipping from the column can cost. */
export function dearestShipping(problem: Problem, column: number): number {
  if (problem.shipping === null) return 0;
  let over = heaviest(problem, column);
  const cost = shippingOf(problem, column, over);
  if (cost < Number.POSITIVE_INFINITY) return cost;
  // The heaviest weight that a carrier takes, to a gram.
  let taken = 0;
  while (over - taken > 1) {
    const between = Math.floor((over + taken) / 2);
    if (shippingOf(problem, column, between) < Number.POSITIVE_INFINITY) taken = between;
    else over = between;
  }
  return taken === 0 ? 0 : shippingOf(problem, column, taken);
}

/** Fills `lightest`, once the demand is settled; the other bounds wait until a search needs them. */
export function weighLightest(problem: Problem): void {
  const { shipping, items, columns, units, demand, gramsPerUnit, cellStart, cellItem } = problem;
  if (shipping === null) return;
  shipping.isAsked = false;
  for (let n = 0; n < columns; n++) {
    let lightest = Number.POSITIVE_INFINITY;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      if (demand[i] === 0 || units[n * items + i] === 0) continue;
      if (gramsPerUnit[i]! < lightest) lightest = gramsPerUnit[i]!;
    }
    shipping.lightest[n] = lightest === Number.POSITIVE_INFINITY ? 0 : shippingOf(problem, n, lightest);
  }
}

/** Asks each card at some weights; the lines of fitLines are fitted to the answers. */
export function askCards(problem: Problem): void {
  const { shipping, items, columns, units, demand, gramsPerUnit, cellStart, cellItem } = problem;
  if (shipping === null || shipping.isAsked) return;
  shipping.isAsked = true;
  for (let n = 0; n < columns; n++) {
    let lightest = Number.POSITIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      const some = Math.min(units[n * items + i]!, demand[i]!);
      if (some === 0) continue;
      const grams = gramsPerUnit[i]!;
      if (grams < lightest) lightest = grams;
      if (grams > 0 && grams < least) least = grams;
      most += some * grams;
    }
    lightest = Math.min(lightest, most);
    shipping.pointCount[n] = 0;
    if (shipping.steps !== null) askSteps(problem, shipping, n, lightest, most);
    else askEvenly(problem, shipping, n, lightest, most, Math.min(least, most));
    addPoint(shipping, n, most, shippingOf(problem, n, most));
  }
}

function addPoint(shipping: ShippingByWeight, n: number, weight: number, cost: number): void {
  const at = n * MOST_POINTS + shipping.pointCount[n]!;
  shipping.pointWeight[at] = weight;
  shipping.pointCost[at] = cost;
  shipping.pointCount[n] = shipping.pointCount[n]! + 1;
}

/** Between the heaviest weight and the one before it lies the lightest unit that weighs anything, `least`. */
function askEvenly(
  problem: Problem,
  shipping: ShippingByWeight,
  n: number,
  lightest: number,
  most: number,
  least: number,
): void {
  const before = most - least;
  let from = lightest;
  for (let k = 1; k <= PARTS; k++) {
    const to = k === PARTS ? before : Math.floor(lightest + ((before - lightest) * k) / PARTS);
    if (to <= from) continue;
    addPoint(shipping, n, to, shippingOf(problem, n, from));
    from = to;
  }
  if (from === lightest && lightest < most) addPoint(shipping, n, lightest, shippingOf(problem, n, lightest));
}

function askSteps(
  problem: Problem,
  shipping: ShippingByWeight,
  n: number,
  lightest: number,
  most: number,
): void {
  const { steps } = shipping;
  let first = 0;
  while (first < steps!.length && steps![first]! < lightest) first++;
  let end = first;
  while (end < steps!.length && steps![end]! < most) end++;
  const stride = Math.ceil((end - first) / (MOST_POINTS - 1));
  for (let s = first; s < end; s += stride) {
    addPoint(shipping, n, steps![Math.min(end, s + stride) - 1]!, shippingOf(problem, n, steps![s]!));
  }
}

/** Lines below the cards that are highest at `target` grams, or at a column's heaviest weight where that is less. */
export function fitLines(problem: Problem, target: number): void {
  const { shipping, items, columns, gramsPerUnit, cellStart, cellItem, unitCost } = problem;
  if (shipping === null) return;
  for (let n = 0; n < columns; n++) {
    fitLine(shipping, n, target);
    shipping.opening[n] = problem.opening[n]! + shipping.base[n]!;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      shipping.unitCost[n * items + i] = unitCost[n * items + i]! + shipping.perGram[n]! * gramsPerUnit[i]!;
    }
  }
}

/** Through the points nearest below and above the target on the lower hull; never below 0 at no weight. */
function fitLine(shipping: ShippingByWeight, n: number, target: number): void {
  const { pointWeight, pointCost } = shipping;
  const first = n * MOST_POINTS;
  let end = first + shipping.pointCount[n]!;
  while (end - 1 > first && pointCost[end - 1] === Number.POSITIVE_INFINITY) end--;
  const at = Math.min(target, pointWeight[end - 1]!);
  let height = Number.POSITIVE_INFINITY;
  let perGram = 0;
  let base = 0;
  // The lower hull at `at`: over all pairs around it, the lowest chord.
  for (let left = first; left < end && pointWeight[left]! <= at; left++) {
    for (let right = end - 1; right >= left && pointWeight[right]! >= at; right--) {
      const run = pointWeight[right]! - pointWeight[left]!;
      const slope = run > 0 ? (pointCost[right]! - pointCost[left]!) / run : 0;
      const here = pointCost[left]! + slope * (at - pointWeight[left]!);
      if (here >= height) continue;
      height = here;
      perGram = slope;
      base = pointCost[left]! - slope * pointWeight[left]!;
    }
  }
  if (height === Number.POSITIVE_INFINITY) base = pointCost[first]!;
  shipping.base[n] = base;
  shipping.perGram[n] = perGram;
  keepBelow(shipping, first, end, n);
}

/** Where the line would start below 0 or rise above a point, it is laid lower. */
function keepBelow(shipping: ShippingByWeight, first: number, end: number, n: number): void {
  const { pointWeight, pointCost, base, perGram } = shipping;
  base[n] = Math.max(0, base[n]!);
  for (let at = first; at < end; at++) {
    const weight = pointWeight[at]!;
    if (base[n]! + perGram[n]! * weight <= pointCost[at]!) continue;
    if (base[n]! > pointCost[at]!) base[n] = pointCost[at]!;
    perGram[n] = weight > 0 ? Math.min(perGram[n]!, (pointCost[at]! - base[n]!) / weight) : perGram[n]!;
  }
}
