// Turns a sourcing input into a problem, in the one order in which that works: lines, columns, what few orders need, demand.
import { addColumns } from './add-columns.ts';
import { closeGaps } from './close-gaps.ts';
import { addExtraCosts, findMostMarkdown, hasExtraCosts } from './extra-costs.ts';
import { joinGroups } from './keep-together.ts';
import { mergeLines } from './merge-lines.ts';
import type { Problem } from './problem.ts';
import { assertCostModel } from './rules.ts';
import { openShipping, weighLightest } from './shipping-by-weight.ts';
import type { SourcingInput } from './types.ts';

/**
 * Fills `problem` from `input`; throws RangeError on figures that only a bug can send. `latestCost`: columns whose parcel, as the
 * last one, would cost the group more are left out.
 */
export function buildProblem(
  problem: Problem,
  input: SourcingInput,
  latestCost = Number.POSITIVE_INFINITY,
): void {
  assertCostModel(input.costModel);
  makeRoom(problem, input.lines.length, input.locations.length);
  mergeLines(problem, input);
  const entries = problem.items * input.locations.length;
  if (problem.units.length < entries) {
    problem.unitCost = new Float64Array(entries);
    problem.units = new Float64Array(entries);
    problem.stock = new Float64Array(entries);
    problem.cellItem = new Int32Array(entries);
    problem.cellCost = new Float64Array(entries);
  }
  problem.missing.fill(0, 0, problem.items);
  problem.shipping = null;
  addColumns(problem, input);
  problem.hasLateCost = false;
  if (problem.groups === 0 && !hasExtraCosts(input)) settleDemand(problem);
  else buildExtended(problem, input, latestCost);
}

/** With what the plainest orders do without: carrier cost by weight, lines kept together, the costs of time and of stock elsewhere. */
function buildExtended(problem: Problem, input: SourcingInput, latestCost: number): void {
  if (input.markdown !== undefined) findMostMarkdown(problem, input);
  if (input.shippingCost !== undefined && openShipping(problem, input)) closeGaps(problem);
  if (problem.groups > 0 && joinGroups(problem)) closeGaps(problem);
  addExtraCosts(problem, input);
  if (problem.hasLateCost && latestCost < Number.POSITIVE_INFINITY) {
    dropLate(problem, latestCost);
    closeGaps(problem);
  }
  settleDemand(problem);
  priceCells(problem);
  weighLightest(problem);
}

function dropLate({ items, columns, units, lateCost }: Problem, latestCost: number): void {
  for (let n = 0; n < columns; n++) {
    if (lateCost[n]! > latestCost) units.fill(0, n * items, (n + 1) * items);
  }
}

function makeRoom(problem: Problem, lines: number, locations: number): void {
  if (problem.itemOfLine.length < lines) {
    problem.itemOfLine = new Int32Array(lines);
    problem.lineOfItem = new Int32Array(lines);
    problem.ruled = new Uint8Array(lines);
    problem.gramsPerUnit = new Float64Array(lines);
    problem.demand = new Float64Array(lines);
    problem.missing = new Float64Array(lines);
    problem.sharedWith = new Int32Array(lines);
    problem.groupOf = new Int32Array(lines);
    problem.mostMarkdown = new Float64Array(lines);
  }
  if (problem.locationOf.length < locations) {
    problem.locationOf = new Int32Array(locations);
    problem.distanceKm = new Float64Array(locations);
    problem.opening = new Float64Array(locations);
    problem.cellStart = new Int32Array(locations + 1);
    problem.room = new Float64Array(locations);
    problem.lateCost = new Float64Array(locations);
  }
}

/** Until here `missing` holds what was found; turns it into what is missing and lowers the demand by it. */
function settleDemand(problem: Problem): void {
  const { items, columns, demand, missing, units, room } = problem;
  problem.totalMissing = 0;
  let asked = 0;
  for (let i = 0; i < items; i++) {
    const short = Math.max(0, demand[i]! - missing[i]!);
    missing[i] = short;
    demand[i] = demand[i]! - short;
    asked += demand[i]!;
    problem.totalMissing += short;
  }
  if (problem.totalMissing > 0) priceCells(problem);
  // The columns were added with the full demand in mind; look again only where that can have changed.
  if (!problem.limitsRoom && (problem.totalMissing === 0 || !problem.hasPartial)) return;
  problem.hasPartial = false;
  problem.limitsRoom = false;
  for (let column = 0; column < columns; column++) {
    let most = 0;
    for (let i = 0, at = column * items; i < items; i++, at++) {
      const some = units[at]!;
      most += some;
      if (some > 0 && some < demand[i]!) problem.hasPartial = true;
    }
    if (room[column]! < asked && room[column]! < most) problem.limitsRoom = true;
  }
}

/** With less demand, a part may have become the whole. */
function priceCells(problem: Problem): void {
  const { items, columns, units, unitCost, demand, cellStart, cellItem, cellCost } = problem;
  problem.hasComplete = true;
  for (let n = 0; n < columns; n++) {
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      const at = n * items + i;
      cellCost[k] = units[at]! >= demand[i]! ? unitCost[at]! * demand[i]! : Number.POSITIVE_INFINITY;
    }
  }
}
