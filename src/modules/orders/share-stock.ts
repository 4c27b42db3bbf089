// The single place that decides how much of what is free of a SKU each waiting line may take, by the rule of supply. Pure; from where
// it ships is decided afterwards (source-units.ts), within these shares.
import type { Uuid } from '../../platform/ids.ts';
import type { Variant } from '../catalog/index.ts';
import type { FreeUnits, LocationList } from '../inventory/index.ts';
import { type AllocationPolicies, type AllocationRule, allocateSupply, type Share } from '../supply/index.ts';
import type { WaitingClaim } from './claims.ts';

export interface SharedStock {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly rule: AllocationRule;
  /** Units that were there to be shared. */
  readonly units: number;
  /** Every claim in the order of the rule. */
  readonly shares: readonly Share<WaitingClaim>[];
}

export interface SharingFacts {
  readonly locations: LocationList;
  readonly variants: ReadonlyMap<string, Variant>;
  readonly free: ReadonlyMap<Uuid, FreeUnits>;
  readonly policies: AllocationPolicies;
  /** SKUs that may not leave yet. */
  readonly isAhead: (skuId: Uuid) => boolean;
  /** Where a line is not served from this time. */
  readonly barred: (claim: WaitingClaim) => ReadonlySet<Uuid>;
}

/** One decision a SKU that somebody waits for and that may leave. */
export function shareStock(
  claims: ReadonlyMap<Uuid, readonly WaitingClaim[]>,
  facts: SharingFacts,
): SharedStock[] {
  return [...claims].flatMap(([skuId, waiting]) => {
    const [first] = waiting;
    if (!first || facts.isAhead(skuId)) return [];
    const { sku } = first.row;
    const pools = poolsOf(skuId, sku, facts);
    const { rule } = facts.policies.of(sku);
    const open = waiting.flatMap((claim) => boundClaim(claim, pools, facts) ?? []);
    const units = [...pools.values()].reduce((sum, each) => sum + each, 0);
    return [{ skuId, sku, rule, units, shares: allocateSupply(rule, pools, open) }];
  });
}

/** Free units by location, as far as the location may ship the SKU. */
export function poolsOf(
  skuId: Uuid,
  sku: string,
  { locations, variants, free }: Pick<SharingFacts, 'locations' | 'variants' | 'free'>,
): Map<Uuid, number> {
  const requires = variants.get(sku)?.requires ?? [];
  const units = free.get(skuId);
  const pools = new Map<Uuid, number>();
  locations.list.forEach((location, at) => {
    const here = units?.[at] ?? 0;
    const may = location.active && requires.every((need) => location.capabilities.includes(need));
    if (here > 0 && may) pools.set(location.locationId, here);
  });
  return pools;
}

/** The claim with the one place that is left to it; null when no place that has units may serve it. */
function boundClaim(
  claim: WaitingClaim,
  pools: ReadonlyMap<Uuid, number>,
  { barred }: SharingFacts,
): WaitingClaim | null {
  const no = barred(claim);
  if (claim.place === null && claim.excluded.size === 0 && no.size === 0) return claim;
  const places = [...pools.keys()].filter(
    (place) =>
      (claim.place === null || claim.place === place) && !claim.excluded.has(place) && !no.has(place),
  );
  if (places.length === 0) return null;
  return places.length === 1 ? { ...claim, place: places[0]! } : claim;
}
