// The single place where a run's opportunity costs become those that count, in the transaction of whoever ends the run.
import type { Queryable } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import {
  deleteOldOpportunities,
  endOpportunities,
  extendOpportunities,
  insertOpportunities,
  type NewOpportunity,
} from '../store/stock-values.ts';
import { KEPT_DAYS, STOCK_VALUES_VERSION } from './stock-values.ts';

export interface FoundOpportunityCosts {
  readonly runId: Uuid;
  /** Above 0; each position once. */
  readonly values: readonly NewOpportunity[];
  /** SKUs that the run did not get to: what they have counts on until it runs out. */
  readonly unseen: readonly Uuid[];
}

const DAY_MS = 86_400_000;

/** Whatever the run did not find again counts no longer. */
export async function writeOpportunityCosts(
  tx: Queryable,
  { runId, values, unseen }: FoundOpportunityCosts,
  now: Date,
): Promise<void> {
  const run = { runId, at: now };
  await extendOpportunities(tx, values, run);
  await endOpportunities(tx, unseen, run);
  await insertOpportunities(tx, values, run);
  await deleteOldOpportunities(tx, new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  await raiseVersion(tx, STOCK_VALUES_VERSION);
}
