// The single place that says when what is on its way reaches each line that waits for it: the supply that the line will get by the
// rule of its SKU, then the way to the customer. Free stock that nobody has been given yet comes first: it may be what has just
// arrived. Pure.
import type { Uuid } from '../../platform/ids.ts';
import { addDays, dayAt, type ExpectedSupply } from '../inventory/index.ts';
import {
  type ComingReleases,
  type DatedSupply,
  type Peg,
  type PeggedClaim,
  pegSupply,
} from '../supply/index.ts';
import type { WaitingClaim } from './claims.ts';
import { type Arrivals, createArrivals } from './peg-arrivals.ts';
import { poolsOf, type SharingFacts } from './share-stock.ts';

export interface PeggedLine {
  readonly claim: WaitingClaim;
  /** What the line will get, stock first; `reference` null: stock that is there. */
  readonly pegs: readonly (Pick<Peg, 'quantity'> & {
    readonly locationId: Uuid;
    readonly reference: string | null;
    readonly dueOn: string | null;
  })[];
  readonly uncovered: number;
  /** When the last unit comes, by what, and when it reaches the customer; null while nothing covers the line, or free stock does. */
  readonly last: { readonly dueOn: string; readonly reference: string; readonly arrivesOn: string } | null;
}

export interface PeggingFacts extends Pick<SharingFacts, 'locations' | 'variants' | 'free' | 'policies'> {
  readonly now: Date;
  readonly releases: ComingReleases;
}

/** Before every day. */
const NOW = '0000-00-00';

/** Every waiting line of the SKUs with the supply that it will get. */
export function pegLines(
  claims: ReadonlyMap<Uuid, readonly WaitingClaim[]>,
  supplies: readonly ExpectedSupply[],
  facts: PeggingFacts,
): PeggedLine[] {
  const bySku = Map.groupBy(supplies, (supply) => supply.skuId);
  const arrivals = createArrivals(facts.locations);
  return [...claims].flatMap(([skuId, waiting]) => {
    const { sku } = waiting[0]!.row;
    const coming = usableSupplies(bySku.get(skuId) ?? [], facts);
    const { rule } = facts.policies.of(sku);
    const stock = stockSupplies(skuId, sku, facts);
    const known = new Map(coming.map((supply) => [supply.supplyId as string, supply]));
    return pegSupply(rule, [...stock, ...coming], waiting).map((pegged) => ({
      claim: pegged.claim,
      pegs: pegged.pegs.map(({ supplyId, place, dueOn, quantity }) => ({
        quantity,
        locationId: place as Uuid,
        reference: known.get(supplyId)?.reference ?? null,
        dueOn: dueOn === NOW ? null : dueOn,
      })),
      uncovered: pegged.uncovered,
      last: findLast(pegged, known, facts, arrivals),
    }));
  });
}

interface UsableSupply extends ExpectedSupply {
  readonly place: Uuid;
  /** The day after which it may leave. */
  readonly inBy: string;
}

/**
 * What can be counted on: at an active location, and not overdue, because nobody can say when that will come. Nothing is used before
 * its release date.
 */
function usableSupplies(
  supplies: readonly ExpectedSupply[],
  { now, locations, releases }: PeggingFacts,
): UsableSupply[] {
  return supplies.flatMap((supply) => {
    const location = locations.byId.get(supply.locationId);
    if (!location?.active || supply.dueOn < dayAt(location, now)) return [];
    const releaseOn = releases.ahead(supply.skuId, now);
    const dueOn = releaseOn !== null && releaseOn > supply.dueOn ? releaseOn : supply.dueOn;
    const before = releaseOn === null ? supply.dueOn : addDays(releaseOn, -1);
    const inBy = before > supply.dueOn ? before : supply.dueOn;
    return [{ ...supply, dueOn, inBy, place: supply.locationId }];
  });
}

/** Free stock, which may leave at once or from the release date on. */
function stockSupplies(skuId: Uuid, sku: string, facts: PeggingFacts): DatedSupply[] {
  const dueOn = facts.releases.ahead(skuId, facts.now) ?? NOW;
  return [...poolsOf(skuId, sku, facts)].map(([place, quantity]) => ({
    supplyId: `stock at ${place}`,
    place,
    dueOn,
    quantity,
  }));
}

/** The delivery that reaches the customer last. */
function findLast(
  { claim, pegs, uncovered }: PeggedClaim<WaitingClaim>,
  known: ReadonlyMap<string, UsableSupply>,
  { locations, releases, now }: PeggingFacts,
  arrivals: Arrivals,
): PeggedLine['last'] {
  const releaseOn = releases.ahead(claim.row.skuId, now);
  let last: PeggedLine['last'] = null;
  for (const { supplyId, place, dueOn } of pegs) {
    if (dueOn === NOW) continue;
    // Of a SKU that is sold ahead, the shelf has a day too.
    const inBy = known.get(supplyId)?.inBy ?? addDays(releaseOn ?? dueOn, -1);
    const arrivesOn = arrivals.of(locations.byId.get(place as Uuid)!, inBy, claim.row.group);
    if (last && last.arrivesOn >= arrivesOn) continue;
    last = { dueOn, reference: known.get(supplyId)?.reference ?? 'stock', arrivesOn };
  }
  return uncovered > 0 ? null : last;
}
