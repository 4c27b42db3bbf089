// The door by which whoever shares out supply writes down what a rule has decided, and what of it each waiting line got.
import type { Queryable } from '../../platform/db.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import type { AllocationRule, Claim, Share } from './rules/allocate-supply.ts';
import { insertAllocations, type NewShare } from './store/sharing.ts';

/** A claim of an order's line. */
export interface LineClaim extends Claim {
  readonly orderId: Uuid;
  readonly lineNo: number;
}

export interface DecidedAllocation {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly rule: AllocationRule;
  /** All that was shared, and all that was waited for. */
  readonly units: number;
  readonly wanted: number;
  readonly shares: readonly ExplainedShare[];
  readonly decidedBy: string;
}

/** What a claim really got, and why. */
export interface ExplainedShare extends Share<LineClaim> {
  readonly why: string;
}

/** Lines that got nothing are kept as far as this place in the queue behind the last one that got something. */
const KEPT_BEHIND = 200;

/** Writes decisions down; ids in their order. Nothing is written of a decision without units or without claims. */
export async function recordAllocations(
  tx: Queryable,
  decisions: readonly DecidedAllocation[],
  now: Date,
): Promise<(Uuid | null)[]> {
  const kept = decisions.map((decision) => {
    const isEmpty = decision.units === 0 || decision.shares.length === 0;
    return { ...decision, allocationId: isEmpty ? null : newUuid() };
  });
  const written = kept.flatMap(({ allocationId, ...decision }) =>
    allocationId ? [{ allocationId, ...decision }] : [],
  );
  await insertAllocations(
    tx,
    written.map((each) => ({
      ...each,
      granted: each.shares.reduce((sum, share) => sum + share.granted, 0),
      lines: each.shares.length,
    })),
    written.flatMap(sharesOf),
    now,
  );
  return kept.map((each) => each.allocationId);
}

function sharesOf({ allocationId, shares }: DecidedAllocation & { allocationId: Uuid }): NewShare[] {
  const last = shares.findLastIndex((share) => share.granted > 0);
  return shares.slice(0, last + 1 + KEPT_BEHIND).map(({ claim, position, granted, why }) => ({
    allocationId,
    position,
    orderId: claim.orderId,
    lineNo: claim.lineNo,
    wanted: claim.quantity,
    granted,
    why,
  }));
}
