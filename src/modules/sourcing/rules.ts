// The hard filters of sourcing: which location may serve which line at all, which lines can be treated as one,
// and which inputs are a bug. Pure; stock and cost are looked at elsewhere.
import type { CostModel, SourcingLine, SourcingLocation } from './types.ts';

/** Whether the rules (not the stock) let this location serve this line. */
export function mayServe(line: SourcingLine, location: SourcingLocation): boolean {
  const { requires, locations, excluded } = line;
  if (locations !== undefined && !locations.includes(location.id)) return false;
  if (excluded?.includes(location.id)) return false;
  return requires === undefined || hasCapabilities(location, requires);
}

/** Whether any rule restricts the line at all. */
export function isRuled(line: SourcingLine): boolean {
  return line.requires !== undefined || line.locations !== undefined || line.excluded !== undefined;
}

export function hasCapabilities(location: SourcingLocation, requires: readonly string[]): boolean {
  for (let i = 0; i < requires.length; i++) {
    if (!location.capabilities.includes(requires[i]!)) return false;
  }
  return true;
}

/** Two lines that only differ in number and quantity draw on the same stock under the same rules. */
export function areInterchangeable(a: SourcingLine, b: SourcingLine): boolean {
  return (
    a.skuId === b.skuId &&
    a.weightGrams === b.weightGrams &&
    sameNames(a.requires, b.requires) &&
    sameNames(a.locations, b.locations) &&
    sameNames(a.excluded, b.excluded)
  );
}

function sameNames(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Throws RangeError: a caller that sends these has a bug. */
export function assertCostModel(model: CostModel): void {
  const least = Math.min(
    model.perKmMinor,
    model.perShipmentMinor,
    model.perUnitMinor,
    model.perKgKmMinor ?? 0,
    model.splitPenaltyMinor,
    model.stockBalanceMinor,
    model.maxSplits ?? 0,
  );
  if (!(least >= 0)) throw new RangeError('sourcing: every figure of the cost model must be 0 or more');
}

export function assertQuantity(line: SourcingLine): void {
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) {
    throw new RangeError(`sourcing: line ${line.lineNo} asks for ${line.quantity} units`);
  }
}
