// How one set of rules looks at a ship group: facts, places and stock become the input that sourcing decides on. The single place
// where planning prepares a decision, so that what-if, shadow and re-planning ask what taking an order asks.
import type { Uuid } from '../../platform/ids.ts';
import type { LocationList } from '../inventory/index.ts';
import { arrivalAfter, positionOf } from '../orders/index.ts';
import type { CostModel, SourcingInput, SourcingLine, SourcingLocation } from '../sourcing/index.ts';
import type { GroupFacts, OrderFacts } from './facts.ts';

/** Where things are and what is free, at the instant of the decision. */
export interface Surroundings {
  readonly locations: LocationList;
  /** The same locations as sourcing sees them, always the same array. */
  readonly places: readonly SourcingLocation[];
  /** Free units by position of the location. */
  free(skuId: Uuid): ArrayLike<number>;
  /** Units that the location still takes on the day on which it would dispatch; null: no limit. */
  capacityLeft?(location: number): number | null;
  /** The day on which the location dispatches what is decided now, `YYYY-MM-DD`. */
  dispatchDate(location: number): string;
}

export interface RuleSet {
  /** As people name it. */
  readonly label: string;
  prepare(order: OrderFacts, group: GroupFacts, around: Surroundings): SourcingInput;
}

/** Rules that are a cost model alone. */
export function createCostRules(label: string, costModel: CostModel): RuleSet {
  const hasDates =
    (costModel.orderDayAfterPromisedMinor ?? 0) > 0 ||
    (costModel.orderDayAfterRequestedMinor ?? 0) > 0 ||
    (costModel.lineDayAfterPromisedMinor ?? 0) > 0 ||
    (costModel.lineDayAfterRequestedMinor ?? 0) > 0;
  return {
    label,
    prepare(order, group, around) {
      const rows = group.lines.map((line) => around.free(line.skuId));
      return {
        destination: positionOf(group.goal, around.locations),
        lines: group.lines.map((line) => toLine(group, line, around.locations, hasDates)),
        locations: around.places,
        available: (line, location) => rows[line]![location]!,
        costModel,
        allowBackorder: order.allowBackorder,
        ...(around.capacityLeft ? { capacityLeft: around.capacityLeft } : {}),
        ...(hasDates ? datesOf(group, around) : {}),
      };
    },
  };
}

function toLine(
  { goal }: GroupFacts,
  line: GroupFacts['lines'][number],
  locations: LocationList,
  hasDates: boolean,
): SourcingLine {
  const { lineNo, skuId, quantity, weightGrams, requires } = line;
  const store = goal.pickupLocation === undefined ? undefined : locations.byCode.get(goal.pickupLocation);
  return {
    lineNo,
    skuId,
    quantity,
    ...(weightGrams ? { weightGrams } : {}),
    ...(requires.length > 0 ? { requires } : {}),
    ...(goal.pickupLocation === undefined ? {} : { locations: store ? [store.locationId] : [] }),
    ...(hasDates && line.requestedDate !== null ? { requestedDay: toDay(line.requestedDate) } : {}),
    ...(hasDates && line.promisedDate !== null ? { promisedDay: toDay(line.promisedDate) } : {}),
  };
}

function datesOf(group: GroupFacts, around: Surroundings): Partial<SourcingInput> {
  const requested = earliest(group.lines.map((line) => line.requestedDate));
  const promised = earliest(group.lines.map((line) => line.promisedDate));
  const days = new Map<number, number>();
  return {
    ...(requested === null ? {} : { requestedDay: toDay(requested) }),
    ...(promised === null ? {} : { promisedDay: toDay(promised) }),
    arrivalDay(location) {
      const known = days.get(location) ?? toDay(arrivalDate(group, around, location));
      days.set(location, known);
      return known;
    },
  };
}

const earliest = (dates: readonly (string | null)[]) =>
  dates.filter((date) => date !== null).sort()[0] ?? null;

/** The day on which what the location dispatches now reaches the group. */
export function arrivalDate(group: GroupFacts, around: Surroundings, location: number): string {
  const place = around.locations.list[location]!;
  return arrivalAfter(around.dispatchDate(location), group.goal, place, around.locations);
}

const DAY_MS = 86_400_000;

/** A calendar date as a number of days. */
export function toDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
