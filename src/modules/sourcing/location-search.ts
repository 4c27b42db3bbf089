// Branch and bound over which locations to open: the optimum for any number of lines, quantities split within a line,
// a limit on locations, and (through `evaluate`) shared stock and capacity. Counts its steps instead of reading a clock,
// and says how far from proven its answer is.
import {
  CLOSED,
  createDualPrices,
  type DualPrices,
  OPEN,
  raisePrices,
  TOLERANCE,
  UNDECIDED,
} from './dual-bound.ts';
import type { Evaluation } from './evaluate-open.ts';
import type { LocationRows } from './location-rows.ts';

export interface SearchLimits {
  readonly maxLocations: number;
  /** Per unit that stays unserved; Infinity when everything can and must be served. */
  readonly missingCost: number;
  readonly effort: number;
  /** Plans that cost as much or more are of no interest; `bestOpen` is empty when there is no other. */
  readonly enough: number;
}

export interface LocationSearch {
  rows: LocationRows;
  limits: SearchLimits;
  evaluation: Evaluation;
  duals: DualPrices;
  state: Uint8Array;
  open: Uint8Array;
  used: Uint8Array;
  trial: Uint8Array;
  bestOpen: Uint8Array;
  bestCost: number;
  /** No plan is cheaper than this; equals bestCost when proven. */
  bound: number;
  /** Whether the plan tried last is the cheapest of its open locations. */
  isExact: boolean;
  surcharge: number;
  opened: number;
  work: number;
}

/** Shorter orders without limits that couple rows are proven sooner than a local search pays. */
const MANY_ROWS = 40;

/** Steps that placing units on given locations may take: where that settles a branch, and where it is just a try. */
const LEAF_STEPS = 50_000;
const TRY_STEPS = 400;

let scratch: LocationSearch | null = null;

/** Lives in scratch memory until the next search; `bestOpen` may be longer than there are columns. */
export function searchLocations(
  rows: LocationRows,
  limits: SearchLimits,
  evaluation: Evaluation,
): LocationSearch {
  const search = reuse(rows, limits, evaluation);
  search.bestCost = limits.enough;
  if (limits.maxLocations < Math.min(rows.columns, maxUseful(rows))) search.surcharge = findSurcharge(search);
  explore(search, 0, true);
  search.bound = Math.min(search.bound, search.bestCost);
  return search;
}

/** The bound before anything is decided. */
export function boundAll(rows: LocationRows, missingCost: number): number {
  const duals = createDualPrices(rows.rows, rows.columns);
  return raisePrices(rows, new Uint8Array(rows.columns), missingCost, 0, duals);
}

function reuse(rows: LocationRows, limits: SearchLimits, evaluation: Evaluation): LocationSearch {
  const { columns } = rows;
  const fits = scratch !== null && scratch.state.length >= columns && scratch.duals.price.length >= rows.rows;
  const bytes = (old: Uint8Array | undefined): Uint8Array =>
    fits && old !== undefined ? old.fill(0, 0, columns) : new Uint8Array(columns);
  scratch = {
    rows,
    limits,
    evaluation,
    duals: fits && scratch !== null ? scratch.duals : createDualPrices(rows.rows, columns),
    state: bytes(scratch?.state),
    open: bytes(scratch?.open),
    used: bytes(scratch?.used),
    trial: bytes(scratch?.trial),
    bestOpen: bytes(scratch?.bestOpen),
    bestCost: Number.POSITIVE_INFINITY,
    bound: Number.POSITIVE_INFINITY,
    isExact: true,
    surcharge: 0,
    opened: 0,
    work: 0,
  };
  return scratch;
}

function maxUseful(rows: LocationRows): number {
  let units = 0;
  for (let row = 0; row < rows.rows; row++) units += rows.demand[row]!;
  return units;
}

/** The price of using a location that makes the bound under a limit on locations highest. */
function findSurcharge(search: LocationSearch): number {
  const { rows, limits, state, duals } = search;
  let best = 0;
  let highest = raisePrices(rows, state, limits.missingCost, 0, duals);
  let scale = 1;
  for (let n = 0; n < rows.columns; n++) scale = Math.max(scale, rows.opening[n]!);
  for (let factor = 1 / 64; factor <= 4096; factor *= 2) {
    const surcharge = scale * factor;
    const bound =
      raisePrices(rows, state, limits.missingCost, surcharge, duals) - surcharge * limits.maxLocations;
    if (bound <= highest) continue;
    highest = bound;
    best = surcharge;
  }
  return best;
}

function explore(search: LocationSearch, parentBound: number, isRoot: boolean): void {
  const { rows, limits, state, duals } = search;
  if (search.work > limits.effort) {
    search.bound = Math.min(search.bound, parentBound);
    return;
  }
  duals.work = 0;
  const raised = raisePrices(rows, state, limits.missingCost, search.surcharge, duals);
  search.work += duals.work + rows.columns;
  const byPrices = raised - search.surcharge * countable(search);
  const bound = Math.max(parentBound, byPrices);
  if (isProven(search, bound)) return;
  tryPlan(search, isRoot);
  if (isProven(search, bound)) return;
  const saved = state.slice(0, rows.columns);
  const opened = search.opened;
  // What is unpaid belongs to these prices, so it may be added to their bound only, not to the parent's.
  for (let n = 0; n < rows.columns; n++) {
    if (state[n] === UNDECIDED && isProven(search, byPrices + duals.unpaid[n]!)) state[n] = CLOSED;
  }
  const branch = chooseBranch(search);
  if (branch >= 0) {
    const before = state.slice(0, rows.columns);
    openLocation(search, branch);
    explore(search, bound, false);
    state.set(before);
    search.opened = opened;
    state[branch] = CLOSED;
    explore(search, bound, false);
  } else if (!search.isExact && !settleLeaf(search)) search.bound = Math.min(search.bound, bound);
  state.set(saved);
}

function countable(search: LocationSearch): number {
  return search.surcharge > 0 ? search.limits.maxLocations : 0;
}

/** Costs are whole thousandths: what cannot be cheaper by one is not cheaper. */
function isProven(search: LocationSearch, bound: number): boolean {
  return bound > search.bestCost - 1 + 100 * TOLERANCE;
}

function openLocation(search: LocationSearch, branch: number): void {
  const { state, limits, rows } = search;
  state[branch] = OPEN;
  search.opened++;
  if (search.opened < limits.maxLocations) return;
  for (let n = 0; n < rows.columns; n++) if (state[n] === UNDECIDED) state[n] = CLOSED;
}

/** A plan from the prices: everything open or paid for, then without what is better left out. */
function tryPlan(search: LocationSearch, isRoot: boolean): void {
  const { rows, state, open, used, duals } = search;
  for (let n = 0; n < rows.columns; n++) {
    open[n] = state[n] === OPEN || (state[n] === UNDECIDED && duals.unpaid[n]! <= TOLERANCE) ? 1 : 0;
  }
  const { evaluation } = search;
  evaluation.patience = TRY_STEPS;
  // What costs no less than the best plan need not be known where leaving more out cannot help.
  const enough = evaluation.choosesSubset ? search.bestCost : Number.POSITIVE_INFINITY;
  let cost = evaluateOpen(search, open, enough);
  search.isExact = evaluation.isExact;
  open.set(used);
  if (!evaluation.choosesSubset || count(search) > search.limits.maxLocations)
    cost = closeUseless(search, cost);
  keep(search, cost);
  const isHard = rows.rows > MANY_ROWS || search.limits.missingCost < Number.POSITIVE_INFINITY;
  if (isRoot && isHard && cost < Number.POSITIVE_INFINITY) improve(search, cost);
}

/** Nothing is undecided and the try was cut short: looks at it again with patience. True when that settled it. */
function settleLeaf(search: LocationSearch): boolean {
  const { rows, state, open, used, evaluation, bestCost } = search;
  for (let n = 0; n < rows.columns; n++) open[n] = state[n] === OPEN ? 1 : 0;
  evaluation.patience = LEAF_STEPS;
  evaluation.usesAll = true;
  const cost = evaluateOpen(search, open, bestCost);
  evaluation.usesAll = false;
  open.set(used);
  keep(search, cost);
  return evaluation.isExact;
}

function evaluateOpen(search: LocationSearch, open: Uint8Array, enough: number): number {
  const { evaluation, used } = search;
  const before = evaluation.work;
  const cost = evaluation.run(open, used, enough);
  search.work += evaluation.work - before;
  return cost;
}

function keep(search: LocationSearch, found: number): void {
  if (!(found < search.bestCost) || count(search) > search.limits.maxLocations) return;
  const { evaluation, open } = search;
  const cost = evaluation.remember === undefined ? found : evaluation.remember(open, found);
  if (!(cost < search.bestCost)) return;
  search.bestCost = cost;
  search.bestOpen.set(open);
}

function count({ open, rows }: LocationSearch): number {
  let sum = 0;
  for (let n = 0; n < rows.columns; n++) sum += open[n]!;
  return sum;
}

/** Leaves out one location at a time while that is cheaper or there are too many. */
function closeUseless(search: LocationSearch, from: number): number {
  const { open, limits, rows } = search;
  let cost = from;
  for (let size = count(search); size > 1; size = count(search)) {
    const forced = size > limits.maxLocations;
    let best = forced ? Number.POSITIVE_INFINITY : cost;
    let victim = -1;
    for (let n = 0; n < rows.columns; n++) {
      if (open[n] === 0 || search.work > 2 * limits.effort) continue;
      open[n] = 0;
      const without = evaluateOpen(search, open, best);
      open[n] = 1;
      if (without < best) {
        best = without;
        victim = n;
      }
    }
    if (victim < 0) break;
    open[victim] = 0;
    cost = best;
  }
  return cost;
}

/** At the root only: adds or swaps in one location while that is cheaper, within a third of the effort. */
function improve(search: LocationSearch, from: number): void {
  const { open, trial, rows, limits } = search;
  const allowed = search.work + limits.effort / 3;
  let cost = from;
  for (let n = 0; n < rows.columns && search.work < allowed; n++) {
    if (open[n] === 1 || search.state[n] === CLOSED) continue;
    trial.set(open);
    open[n] = 1;
    const added = evaluateOpen(search, open, Number.POSITIVE_INFINITY);
    open.set(search.used);
    const better = closeUseless(search, added);
    if (better < cost && count(search) <= limits.maxLocations) {
      cost = better;
      keep(search, cost);
      n = -1;
    } else open.set(trial);
  }
}

/** An undecided location that two prices pay for at once; else any that is paid; else any. */
function chooseBranch(search: LocationSearch): number {
  const { rows, state, duals } = search;
  let fallback = -1;
  for (let n = 0; n < rows.columns; n++) {
    if (state[n] !== UNDECIDED) continue;
    if (fallback < 0 || duals.unpaid[n]! < duals.unpaid[fallback]! - TOLERANCE) fallback = n;
  }
  let most = 1;
  let chosen = fallback;
  for (let row = 0; row < rows.rows; row++) {
    let paying = 0;
    let candidate = -1;
    for (let e = rows.start[row]!; e < duals.reach[row]!; e++) {
      const n = rows.column[e]!;
      if (state[n] === CLOSED || duals.unpaid[n]! > TOLERANCE) continue;
      if (rows.cost[e]! >= duals.price[row]! - TOLERANCE) continue;
      paying++;
      if (candidate < 0 && state[n] === UNDECIDED) candidate = n;
    }
    if (paying > most && candidate >= 0) {
      most = paying;
      chosen = candidate;
    }
  }
  return chosen;
}
