// The single place that keeps the rules by which scarce supply is shared in memory, as of their version, and says who is in which
// priority class.
import type { Queryable } from '../../platform/db.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { selectPolicies } from './store/sharing.ts';
import type { AllocationPolicy } from './types.ts';

/** The name under which writers raise the version of the list (platform/versions.ts). */
export const ALLOCATION_RULES_VERSION = 'supply.allocation-rules';

export interface AllocationPolicies {
  of(sku: string): AllocationPolicy;
  /** Some rule asks for tags of customers. */
  readonly needsTags: boolean;
}

export interface AllocationPolicyReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<AllocationPolicies>;
}

/** What applies as long as nobody has said anything else. */
export const FIRST_COME: AllocationPolicy = { sku: '', rule: 'first-come', classes: [] };

export function createAllocationPolicyReader(): AllocationPolicyReader {
  const cache = createVersionedCache(ALLOCATION_RULES_VERSION, async (db) =>
    indexPolicies(await selectPolicies(db)),
  );
  return { read: (db, versions) => cache.get(db, versions) };
}

export function indexPolicies(list: readonly AllocationPolicy[]): AllocationPolicies {
  const bySku = new Map(list.map((policy) => [policy.sku, policy]));
  const general = bySku.get('') ?? FIRST_COME;
  return {
    of: (sku) => bySku.get(sku) ?? general,
    needsTags: list.some(
      ({ rule, classes }) => rule === 'priority' && classes.some((each) => each.customerTags.length > 0),
    ),
  };
}

/** Place of the first class that fits, 0 the most urgent. */
export function priorityOf(
  { classes }: Pick<AllocationPolicy, 'classes'>,
  who: { readonly channel: string; readonly customerTags: readonly string[] },
): number {
  const at = classes.findIndex(
    (each) =>
      each.channels.includes(who.channel) || each.customerTags.some((tag) => who.customerTags.includes(tag)),
  );
  return at < 0 ? classes.length : at;
}
