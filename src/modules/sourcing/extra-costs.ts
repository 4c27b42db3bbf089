// The single place for the costs that a plain cost model does without: lateness, how full the day is, markdown, what scarce
// stock is worth, surcharges of rules. Each is a cost per unit or, for the last parcel's delay, per column.
import { type Problem, THOUSANDTHS } from './problem.ts';
import type { CostModel, SourcingInput } from './types.ts';

/** Whether anything but stock, distance and fixed costs has a say. */
export function hasExtraCosts(input: SourcingInput): boolean {
  return (
    input.shippingCost !== undefined ||
    input.arrivalDay !== undefined ||
    input.markdown !== undefined ||
    input.opportunity !== undefined ||
    (input.costModel.capacityUsedMinor ?? 0) > 0 ||
    input.lines.some((line) => line.surchargeMinor !== undefined)
  );
}

/** Adds to `unitCost` and fills `lateCost`; cells are priced again afterwards. */
export function addExtraCosts(problem: Problem, input: SourcingInput): void {
  const { items, columns, unitCost, lineOfItem, cellStart, cellItem, locationOf } = problem;
  for (let column = 0; column < columns; column++) {
    const n = locationOf[column]!;
    problem.lateCost[column] = Math.round(orderLatenessMinor(input, n) * THOUSANDTHS);
    if (problem.lateCost[column]! > 0) problem.hasLateCost = true;
    const capacity = capacityMinor(input, n);
    for (let k = cellStart[column]!; k < cellStart[column + 1]!; k++) {
      const i = cellItem[k]!;
      const l = lineOfItem[i]!;
      // A unit costs what ageing stock elsewhere is left to lose.
      const markdown =
        input.markdown === undefined ? 0 : problem.mostMarkdown[i]! - markdownMinor(input, l, n);
      const extra =
        capacity +
        markdown +
        lineLatenessMinor(input, l, n) +
        opportunityMinor(input, l, n) +
        (input.lines[l]!.surchargeMinor?.[n] ?? 0);
      if (!(extra >= 0)) throw new RangeError('sourcing: an extra cost is below 0');
      const at = column * items + i;
      unitCost[at] = Math.floor(unitCost[at]! + extra * THOUSANDTHS + 0.5);
    }
  }
}

/** Before anything is dropped, so that what a plan costs does not depend on what was. */
export function findMostMarkdown(problem: Problem, input: SourcingInput): void {
  const { items, columns, units, lineOfItem, locationOf, mostMarkdown } = problem;
  for (let i = 0; i < items; i++) {
    mostMarkdown[i] = 0;
    for (let column = 0, at = i; column < columns; column++, at += items) {
      if (units[at] === 0) continue;
      const value = markdownMinor(input, lineOfItem[i]!, locationOf[column]!);
      if (value > mostMarkdown[i]!) mostMarkdown[i] = value;
    }
  }
}

export function markdownMinor({ markdown, costModel }: SourcingInput, l: number, n: number): number {
  return markdown === undefined ? 0 : Math.max(0, markdown(l, n)) * (costModel.markdownWeight ?? 1);
}

export function opportunityMinor({ opportunity, costModel }: SourcingInput, l: number, n: number): number {
  return opportunity === undefined ? 0 : opportunity(l, n) * (costModel.opportunityWeight ?? 1);
}

/** Of each unit, by the square of the share of the day's capacity that is taken already. */
export function capacityMinor(input: SourcingInput, n: number): number {
  const full = input.costModel.capacityUsedMinor ?? 0;
  const perDay = input.locations[n]!.capacityPerDay ?? 0;
  if (full === 0 || perDay <= 0) return 0;
  const left = input.capacityLeft === undefined ? input.locations[n]!.capacityLeft : input.capacityLeft(n);
  if (left === null || left === undefined) return 0;
  const taken = 1 - Math.min(1, Math.max(0, left / perDay));
  return full * taken * taken;
}

/** What the group pays when its last parcel comes from here. */
export function orderLatenessMinor(input: SourcingInput, n: number): number {
  const { arrivalDay, costModel, requestedDay, promisedDay } = input;
  if (arrivalDay === undefined) return 0;
  return latenessMinor(
    arrivalDay(n),
    { requestedDay, promisedDay },
    costModel.orderDayAfterRequestedMinor ?? 0,
    costModel.orderDayAfterPromisedMinor ?? 0,
  );
}

/** A unit's share of what its line pays when all of it comes from here. */
export function lineLatenessMinor(
  { arrivalDay, costModel, lines }: SourcingInput,
  l: number,
  n: number,
): number {
  if (arrivalDay === undefined || !paysForLateLines(costModel)) return 0;
  const line = lines[l]!;
  const whole = latenessMinor(
    arrivalDay(n),
    line,
    costModel.lineDayAfterRequestedMinor ?? 0,
    costModel.lineDayAfterPromisedMinor ?? 0,
  );
  return whole / line.quantity;
}

export function paysForLateLines(model: CostModel): boolean {
  return (model.lineDayAfterRequestedMinor ?? 0) > 0 || (model.lineDayAfterPromisedMinor ?? 0) > 0;
}

function latenessMinor(
  arrival: number,
  { requestedDay, promisedDay }: { requestedDay?: number | undefined; promisedDay?: number | undefined },
  perDayAfterRequested: number,
  perDayAfterPromised: number,
): number {
  let cost = 0;
  if (requestedDay !== undefined && arrival > requestedDay)
    cost += (arrival - requestedDay) * perDayAfterRequested;
  if (promisedDay !== undefined && arrival > promisedDay)
    cost += (arrival - promisedDay) * perDayAfterPromised;
  return cost;
}
