// A plan while it is made: which columns ship what, at which cost, and which limit it keeps or breaks. Chooses nothing.
import type { Problem } from './problem.ts';
import type { SourcingMethod } from './types.ts';

export type Restriction = 'none' | 'max-splits' | 'capacity' | 'stock' | 'weight' | 'keep-together';

/** Lives in scratch memory: read it before the next plan is made. */
export interface Plan {
  readonly open: Uint8Array;
  /** Units by column, then item; of open columns only. */
  readonly quantity: Float64Array;
  /** Thousandths, opening costs included, the first split penalty not yet taken off. */
  cost: number;
  bound: number;
  method: SourcingMethod;
  /** The limit that the cheapest unlimited plan would have broken. */
  restriction: Restriction;
  /** Per missing unit, included in cost; 0 when nothing had to stay unserved. */
  missingCost: number;
}

export function createPlan(columns: number, entries: number): Plan {
  return {
    open: new Uint8Array(columns),
    quantity: new Float64Array(entries),
    cost: 0,
    bound: 0,
    method: 'single',
    restriction: 'none',
    missingCost: 0,
  };
}

let takenOfSku = new Float64Array(16);

/** The first limit that the plan breaks, looking at columns in their order. */
export function findBroken(problem: Problem, maxLocations: number, plan: Plan): Restriction {
  const { items, columns, room, sharedWith, stock } = problem;
  let opened = 0;
  for (let n = 0; n < columns; n++) opened += plan.open[n]!;
  if (opened > maxLocations) return 'max-splits';
  if (!problem.limitsRoom && !problem.sharesStock) return 'none';
  if (takenOfSku.length < items) takenOfSku = new Float64Array(items);
  for (let n = 0, base = 0; n < columns; n++, base += items) {
    if (plan.open[n] === 0) continue;
    let taken = 0;
    takenOfSku.fill(0, 0, items);
    for (let i = 0; i < items; i++) {
      const some = plan.quantity[base + i]!;
      const sku = sharedWith[i]!;
      taken += some;
      takenOfSku[sku] = takenOfSku[sku]! + some;
      if (some > 0 && takenOfSku[sku]! > stock[base + i]!) return 'stock';
    }
    if (taken > room[n]!) return 'capacity';
  }
  return 'none';
}

/** What the group pays because the last of these columns' parcels arrives late. */
export function latestOf(problem: Problem, open: Uint8Array): number {
  if (!problem.hasLateCost) return 0;
  let latest = 0;
  for (let n = 0; n < problem.columns; n++) {
    if (open[n] === 1 && problem.lateCost[n]! > latest) latest = problem.lateCost[n]!;
  }
  return latest;
}
