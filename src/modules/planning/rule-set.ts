// How one set of rules looks at a ship group: facts, places and stock become the input that sourcing decides on, with the rate
// cards, the policy and the dates of orders/sourcing-terms.ts. The single place where planning prepares a decision.
import type { Uuid } from '../../platform/ids.ts';
import type { RateBook } from '../carriers/index.ts';
import type { LocationList } from '../inventory/index.ts';
import { arrivalAfter, type PreparedGroup, positionOf, prepareGroup } from '../orders/index.ts';
import type {
  CompiledPolicy,
  CostModel,
  SourcingInput,
  SourcingLine,
  SourcingLocation,
  StockValues,
} from '../sourcing/index.ts';
import type { GroupFacts, LineFacts, OrderFacts } from './facts.ts';

/** Where things are and what is free, at the instant of the decision. */
export interface Surroundings {
  readonly at: Date;
  readonly locations: LocationList;
  /** The same locations as sourcing sees them, always the same array. */
  readonly places: readonly SourcingLocation[];
  /** Units that the channel may have, by position of the location. */
  free(skuId: Uuid, channel: string): ArrayLike<number>;
  /** Units that the location still takes on the day on which it would dispatch; null: no limit. */
  capacityLeft?(location: number): number | null;
  /** The day on which the location dispatches what is decided now, `YYYY-MM-DD`. */
  dispatchDate(location: number): string;
}

export interface RuleSet {
  /** As people name it. */
  readonly label: string;
  prepare(
    order: OrderFacts,
    group: GroupFacts,
    around: Surroundings,
  ): Pick<PreparedGroup, 'charged' | 'plain'>;
}

export interface RuleParts {
  /** The policy for a channel; null: `costs` decide. */
  policyFor(channel: string): CompiledPolicy | null;
  readonly costs: CostModel;
  readonly book: RateBook;
  /** What units are worth where they lie, as it counts when a group is decided; null: nobody says. */
  readonly values: StockValues | null;
}

export function createRuleSet(label: string, { policyFor, costs, book, values }: RuleParts): RuleSet {
  return {
    label,
    prepare(order, group, around) {
      const { locations, at: now } = around;
      const { channel, currency, totalMinor: valueMinor, customerKind, attributes } = order;
      const { goal, lines } = group;
      const rows = lines.map((line) => around.free(line.skuId, channel));
      const bare: SourcingInput = {
        destination: positionOf(goal, locations),
        lines: lines.map((line) => toLine(group, line, locations)),
        locations: around.places,
        available: (line, location) => rows[line]![location]!,
        costModel: costs,
        allowBackorder: order.allowBackorder,
        ...(around.capacityLeft ? { capacityLeft: around.capacityLeft } : {}),
      };
      const dispatchDate = (location: number) => around.dispatchDate(location);
      return prepareGroup({ book, policyFor, values, locations, now, dispatchDate }, bare, {
        ...{ channel, currency, valueMinor, customerKind, attributes, goal, lines },
      });
    },
  };
}

function toLine({ goal, among, except }: GroupFacts, line: LineFacts, locations: LocationList): SourcingLine {
  const { lineNo, skuId, quantity, variant } = line;
  const { weightGrams, requires = [] } = variant ?? {};
  const store = goal.pickupLocation === undefined ? undefined : locations.byCode.get(goal.pickupLocation);
  const only = except
    ? undefined
    : (among ?? (goal.pickupLocation === undefined ? undefined : [store?.locationId ?? '']));
  return {
    lineNo,
    skuId,
    quantity,
    ...(weightGrams ? { weightGrams } : {}),
    ...(requires.length > 0 ? { requires } : {}),
    ...(only ? { locations: only } : {}),
    ...(except ? { excluded: except } : {}),
  };
}

/** The day on which what the location dispatches now reaches the group. */
export function arrivalDate(group: GroupFacts, around: Surroundings, location: number): string {
  const place = around.locations.list[location]!;
  return arrivalAfter(around.dispatchDate(location), group.goal, place, around.locations);
}
