// Decides one order twice, by the live rules and by a shadow's, on the stock that it met: what is free now and what it took itself.
// Neither takes anything. Pure but for the clock of its order.
import type { Uuid } from '../../../platform/ids.ts';
import type { ChannelRules } from '../../inventory/index.ts';
import type { ComingReleases } from '../../supply/index.ts';
import type { OrderFacts } from '../facts.ts';
import type { RuleSet } from '../rule-set.ts';
import type { StoredDecision } from '../stored-decisions.ts';
import { type Difference, isSame, type Naming, toDifference } from '../what-if/differences.ts';
import { addMeasures, createMeasures, type Measures } from '../what-if/measures.ts';
import type { Network } from '../what-if/network.ts';
import { createSide } from '../what-if/side.ts';

/** What is added up of a day. */
export interface ShadowSums {
  orders: number;
  /** Orders that the shadow would have shipped otherwise. */
  differing: number;
  /** Orders that the live rules decide again as they were decided: the others met other stock than there is now. */
  asDecided: number;
  /** Orders about which the shadow's rules failed; in no other figure. */
  failed: number;
  live: Measures;
  shadow: Measures;
}

export const createShadowSums = (): ShadowSums => ({
  orders: 0,
  differing: 0,
  asDecided: 0,
  failed: 0,
  live: createMeasures(),
  shadow: createMeasures(),
});

export function addShadowSums(into: ShadowSums, more: ShadowSums): void {
  into.orders += more.orders;
  into.differing += more.differing;
  into.asDecided += more.asDecided;
  into.failed += more.failed;
  addMeasures(into.live, more.live);
  addMeasures(into.shadow, more.shadow);
}

export interface ComparedOrder {
  readonly sums: ShadowSums;
  /** null: both ship alike. */
  readonly difference: Difference | null;
}

export interface ShadowWorld {
  readonly network: Network;
  readonly channels: ChannelRules;
  readonly releases: ComingReleases;
  readonly live: RuleSet;
  readonly naming: Naming;
}

/** `stock`: units by SKU and position that the order could have had. */
export function compareOrder(
  { network, channels, releases, live, naming }: ShadowWorld,
  shadow: RuleSet,
  order: OrderFacts,
  stock: ReadonlyMap<Uuid, Int32Array>,
  stored: readonly StoredDecision[],
): ComparedOrder {
  const decideBy = (rules: RuleSet) => {
    const side = createSide({ network, rules, live, channels, releases, atStart: stock });
    const result = side.place(order, { isCounted: true, isCancelledLater: false });
    return { result, measures: side.state.measures };
  };
  const first = decideBy(live);
  const second = decideBy(shadow);
  const isAlike = isSame(first.result, second.result);
  const sums: ShadowSums = {
    orders: 1,
    differing: isAlike ? 0 : 1,
    asDecided: isAsStored(first.result, stored, soldAhead(order, releases)) ? 1 : 0,
    failed: 0,
    live: first.measures,
    shadow: second.measures,
  };
  return { sums, difference: isAlike ? null : toDifference(order, first.result, second.result, naming) };
}

/** Numbers of the lines that wait for the day of their SKU, wherever the order would take them from. */
function soldAhead({ groups, placedAt }: OrderFacts, releases: ComingReleases): Set<number> {
  const lines = groups.flatMap((group) => group.lines);
  return new Set(
    lines.flatMap(({ lineNo, skuId }) => (releases.ahead(skuId, placedAt) === null ? [] : [lineNo])),
  );
}

function isAsStored(
  result: Parameters<typeof isSame>[0],
  stored: readonly StoredDecision[],
  waiting: ReadonlySet<number>,
): boolean {
  const unitsOf = (decisions: readonly StoredDecision[]) =>
    decisions
      .flatMap(({ shipGroup, decision }) =>
        decision.allocations
          .filter((each) => !waiting.has(each.lineNo))
          .map((each) => `${shipGroup}/${each.lineNo}/${each.locationId}/${each.quantity}`),
      )
      .sort()
      .join(' ');
  return (
    unitsOf(result.groups.map(({ group, decision }) => ({ shipGroup: group.no, decision }))) ===
    unitsOf(stored)
  );
}
