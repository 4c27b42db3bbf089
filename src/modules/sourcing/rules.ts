// The hard filters of sourcing: which location may serve which line at all, which lines can be treated as one,
// and which inputs are a bug. Pure; stock and cost are looked at elsewhere.
import type { CostModel, SourcingInput, SourcingLine, SourcingLocation } from './types.ts';

/** Whether the rules (not the stock) let this location serve this line. */
export function mayServe(line: SourcingLine, location: SourcingLocation, locationIndex: number): boolean {
  if (line.barred !== undefined && line.barred[locationIndex] === 1) return false;
  return (
    isChoosable(line, location) && (line.requires === undefined || hasCapabilities(location, line.requires))
  );
}

/** Whether the order itself lets this location serve the line. */
export function isChoosable({ locations, excluded }: SourcingLine, location: SourcingLocation): boolean {
  if (locations !== undefined && !locations.includes(location.id)) return false;
  return excluded === undefined || !excluded.includes(location.id);
}

export function isExcludedByPolicy(input: SourcingInput, line: SourcingLine, locationIndex: number): boolean {
  return input.rules?.excluded?.[locationIndex] === 1 || line.barred?.[locationIndex] === 1;
}

/** Whether any rule restricts the line at all. */
export function isRuled(line: SourcingLine): boolean {
  return (
    line.requires !== undefined ||
    line.locations !== undefined ||
    line.excluded !== undefined ||
    line.barred !== undefined
  );
}

export function hasCapabilities(location: SourcingLocation, requires: readonly string[]): boolean {
  for (let i = 0; i < requires.length; i++) {
    if (!location.capabilities.includes(requires[i]!)) return false;
  }
  return true;
}

/**
 * Two lines of one SKU that only differ in number and quantity draw on the same stock under the same rules. `byQuantity`: their
 * units cost alike only when the lines are of one size.
 */
export function areInterchangeable(a: SourcingLine, b: SourcingLine, byQuantity: boolean): boolean {
  return (
    a.weightGrams === b.weightGrams &&
    a.together === b.together &&
    a.requestedDay === b.requestedDay &&
    a.promisedDay === b.promisedDay &&
    (!byQuantity || a.quantity === b.quantity) &&
    areSame(a.requires, b.requires) &&
    areSame(a.locations, b.locations) &&
    areSame(a.excluded, b.excluded) &&
    areSame(a.barred, b.barred) &&
    areSame(a.surchargeMinor, b.surchargeMinor)
  );
}

function areSame<T>(a: ArrayLike<T> | undefined, b: ArrayLike<T> | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Callers hand in the same model for many orders. */
let lastGood: CostModel | null = null;

/** Throws RangeError: a caller that sends these has a bug. */
export function assertCostModel(model: CostModel): void {
  if (model === lastGood) return;
  const least = Math.min(
    model.perKmMinor,
    model.perShipmentMinor,
    model.perUnitMinor,
    model.perKgKmMinor ?? 0,
    model.splitPenaltyMinor,
    model.stockBalanceMinor,
    model.maxSplits ?? 0,
    model.dropShipMinor ?? 0,
    model.capacityUsedMinor ?? 0,
    model.orderDayAfterRequestedMinor ?? 0,
    model.orderDayAfterPromisedMinor ?? 0,
    model.lineDayAfterRequestedMinor ?? 0,
    model.lineDayAfterPromisedMinor ?? 0,
    model.shippingWeight ?? 0,
    model.markdownWeight ?? 0,
    model.opportunityWeight ?? 0,
  );
  if (!(least >= 0)) throw new RangeError('sourcing: every figure of the cost model must be 0 or more');
  lastGood = model;
}

export function assertQuantity(line: SourcingLine): void {
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) {
    throw new RangeError(`sourcing: line ${line.lineNo} asks for ${line.quantity} units`);
  }
}
