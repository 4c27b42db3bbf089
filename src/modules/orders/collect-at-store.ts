// The single place for how a ship group that is collected at a store is sourced: from the shelf of the store as far as that goes, and
// the rest, where the store takes parcels in, from elsewhere. Asked alike for carts, new orders and replays. Pure.
import type { LocationList } from '../inventory/index.ts';
import type { CostParts, SourcingDecision } from '../sourcing/index.ts';
import { type Goal, storeOf, takesParcels } from './arrival.ts';

interface Units {
  readonly lineNo: number;
  readonly quantity: number;
}

/** What is decided at once: these units, by these locations alone, or by all but these. */
export interface PartToDecide<L extends Units> {
  readonly lines: readonly L[];
  readonly among?: readonly string[];
  readonly except?: readonly string[];
  readonly mayWait: boolean;
}

/** `mayWait`: units that nobody has may be ordered all the same. */
export function decideForGoal<L extends Units>(
  goal: Goal,
  locations: LocationList,
  lines: readonly L[],
  mayWait: boolean,
  decide: (part: PartToDecide<L>) => SourcingDecision,
): SourcingDecision {
  if (goal.pickupLocation === undefined) return decide({ lines, mayWait });
  const store = storeOf(goal, locations);
  const among = store === null ? [] : [store.locationId];
  if (store === null || !takesParcels(store)) return decide({ lines, among, mayWait });
  const own = decide({ lines, among, mayWait: true });
  if (own.status === 'sourced') return own;
  const rest = decide({ lines: subtract(lines, own), except: among, mayWait });
  return own.allocations.length === 0 || rest.status === 'unsourceable' ? rest : join(own, rest);
}

function subtract<L extends Units>(lines: readonly L[], { allocations }: SourcingDecision): L[] {
  const left = new Map(lines.map((line) => [line.lineNo, line.quantity]));
  for (const { lineNo, quantity } of allocations) left.set(lineNo, left.get(lineNo)! - quantity);
  return lines.flatMap((line) => {
    const quantity = left.get(line.lineNo)!;
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

/** One decision of two about different units; what else would have been possible is not known of both together. */
function join(own: SourcingDecision, rest: SourcingDecision): SourcingDecision {
  return {
    ...rest,
    allocations: [...own.allocations, ...rest.allocations],
    costMinor: own.costMinor + rest.costMinor,
    costParts: addParts(own.costParts, rest.costParts),
    runnerUp: null,
    binding: 'stock',
    method: rest.method === 'single' ? 'exact' : rest.method,
    gapMinor: own.gapMinor + rest.gapMinor,
    distancesKm: { ...own.distancesKm, ...rest.distancesKm },
  };
}

function addParts(a: CostParts, b: CostParts): CostParts {
  const sum: Record<string, number> = { ...a };
  for (const [part, amount] of Object.entries(b)) sum[part] = (sum[part] ?? 0) + amount;
  return sum as unknown as CostParts;
}
