// How one set of rules looks at a ship group: facts, places and stock become the input that sourcing decides on, with the rate
// cards of carriers and the policy of the channel, as taking an order does. The single place where planning prepares a decision.
import type { Uuid } from '../../platform/ids.ts';
import {
  type DestinationCosts,
  openShippingCosts,
  type RateBook,
  type ShippingCosts,
  shippingCosts,
} from '../carriers/index.ts';
import type { LocationList } from '../inventory/index.ts';
import { arrivalAfter, distanceKm, positionOf } from '../orders/index.ts';
import {
  applyPolicy,
  type CompiledPolicy,
  type CostModel,
  joinPolicy,
  type PolicyFacts,
  policyLocationsOf,
  type SourcingInput,
  type SourcingLine,
  type SourcingLocation,
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

export interface PreparedGroup {
  /** With what carriers ask; the same as `plain` where nobody asks anything. */
  readonly charged: SourcingInput;
  /** Decides where no carrier takes a part of it: a hole in the rate cards makes nobody wait. */
  readonly plain: SourcingInput;
}

export interface RuleSet {
  /** As people name it. */
  readonly label: string;
  prepare(order: OrderFacts, group: GroupFacts, around: Surroundings): PreparedGroup;
}

export interface RuleParts {
  /** The policy for a channel; null: `costs` decide. */
  policyFor(channel: string): CompiledPolicy | null;
  readonly costs: CostModel;
  readonly book: RateBook;
}

export function createRuleSet(label: string, { policyFor, costs, book }: RuleParts): RuleSet {
  const carriage = createCarriage(book);
  return {
    label,
    prepare(order, group, around) {
      const rows = group.lines.map((line) => around.free(line.skuId, order.channel));
      const bare: SourcingInput = {
        destination: positionOf(group.goal, around.locations),
        lines: group.lines.map((line) => toLine(group, line, around.locations)),
        locations: around.places,
        available: (line, location) => rows[line]![location]!,
        costModel: costs,
        allowBackorder: order.allowBackorder,
        ...(around.capacityLeft ? { capacityLeft: around.capacityLeft } : {}),
      };
      const charged = carriage(bare, order, group, around);
      const policy = policyFor(order.channel);
      if (policy === null)
        return { charged: withDates(charged, group, around), plain: withDates(bare, group, around) };
      const applied = applyPolicy(policy, factsFor(order, group), policyLocationsOf(around.locations), {
        now: around.at.getTime(),
        distanceKm: distancesFrom(group, around.locations),
      });
      const join = (input: SourcingInput) => withDates(joinPolicy(input, applied), group, around);
      return charged === bare ? sameTwice(join(bare)) : { charged: join(charged), plain: join(bare) };
    },
  };
}

const sameTwice = (input: SourcingInput): PreparedGroup => ({ charged: input, plain: input });

function toLine({ goal }: GroupFacts, line: LineFacts, locations: LocationList): SourcingLine {
  const { lineNo, skuId, quantity, variant } = line;
  const { weightGrams, requires = [] } = variant ?? {};
  const store = goal.pickupLocation === undefined ? undefined : locations.byCode.get(goal.pickupLocation);
  return {
    lineNo,
    skuId,
    quantity,
    ...(weightGrams ? { weightGrams } : {}),
    ...(requires.length > 0 ? { requires } : {}),
    ...(goal.pickupLocation === undefined ? {} : { locations: store ? [store.locationId] : [] }),
  };
}

type Carriage = (
  input: SourcingInput,
  order: OrderFacts,
  group: GroupFacts,
  around: Surroundings,
) => SourcingInput;

/** What carriers ask takes the place of costs by distance and shipment. */
function createCarriage(book: RateBook): Carriage {
  const kept = new WeakMap<LocationList, Map<string, ShippingCosts>>();
  const openFor = (locations: LocationList, currency: string): ShippingCosts => {
    const byCurrency = kept.get(locations) ?? new Map<string, ShippingCosts>();
    kept.set(locations, byCurrency);
    const costs = byCurrency.get(currency) ?? openShippingCosts(book, locations.list, { currency });
    byCurrency.set(currency, costs);
    return costs;
  };
  return (input, { currency }, { goal, lines }, { locations, at }) => {
    if (book.services.length === 0 || !goal.address) return input;
    const requires = lines.flatMap((line) => line.variant?.requires ?? []);
    const costs = openFor(locations, currency).prepare(goal.address, at.toISOString().slice(0, 10), requires);
    if (costs.services.length === 0) return input;
    return {
      ...input,
      shippingCost: askOf(costs),
      costModel: { ...input.costModel, perKmMinor: 0, perShipmentMinor: 0 },
    };
  };
}

/** Kept with the prepared destination: sourcing remembers by the function what it worked out of it. */
const asks = new WeakMap<DestinationCosts, (location: number, grams: number) => number>();

function askOf(costs: DestinationCosts): (location: number, grams: number) => number {
  const known =
    asks.get(costs) ?? ((location: number, grams: number) => shippingCosts(costs, location, grams));
  asks.set(costs, known);
  return known;
}

function factsFor(order: OrderFacts, { goal, lines }: GroupFacts): PolicyFacts {
  const grams = lines.map(({ quantity, variant }) => quantity * (variant?.weightGrams ?? 0));
  return {
    channel: order.channel,
    country: goal.address?.country ?? null,
    postalCode: goal.address?.postalCode ?? null,
    currency: order.currency,
    valueMinor: order.totalMinor,
    customerKind: order.customerKind,
    tags: [],
    attributes: (order.attributes ?? {}) as PolicyFacts['attributes'],
    units: lines.reduce((sum, line) => sum + line.quantity, 0),
    weightGrams: grams.reduce((sum, each) => sum + each, 0),
    lines: lines.map(({ sku, quantity, variant }) => ({
      sku,
      quantity,
      requires: variant?.requires ?? [],
      attributes: (variant?.attributes ?? {}) as PolicyFacts['attributes'],
    })),
  };
}

function distancesFrom({ goal }: GroupFacts, locations: LocationList): (location: number) => number | null {
  const from = positionOf(goal, locations);
  return (location) => from && distanceKm(from, locations.list[location]!);
}

/** Dates where the cost model asks for them: they take a walk through calendars. */
function withDates(input: SourcingInput, group: GroupFacts, around: Surroundings): SourcingInput {
  const { costModel } = input;
  const hasDates =
    (costModel.orderDayAfterPromisedMinor ?? 0) > 0 ||
    (costModel.orderDayAfterRequestedMinor ?? 0) > 0 ||
    (costModel.lineDayAfterPromisedMinor ?? 0) > 0 ||
    (costModel.lineDayAfterRequestedMinor ?? 0) > 0;
  if (!hasDates) return input;
  const requested = earliest(group.lines.map((line) => line.requestedDate));
  const promised = earliest(group.lines.map((line) => line.promisedDate));
  const days = new Map<number, number>();
  return {
    ...input,
    lines: input.lines.map((line, at) => ({ ...line, ...datesOf(group.lines[at]!) })),
    ...(requested === null ? {} : { requestedDay: toDay(requested) }),
    ...(promised === null ? {} : { promisedDay: toDay(promised) }),
    arrivalDay(location) {
      const known = days.get(location) ?? toDay(arrivalDate(group, around, location));
      days.set(location, known);
      return known;
    },
  };
}

function datesOf({
  requestedDate,
  promisedDate,
}: LineFacts): Pick<SourcingLine, 'requestedDay' | 'promisedDay'> {
  return {
    ...(requestedDate === null ? {} : { requestedDay: toDay(requestedDate) }),
    ...(promisedDate === null ? {} : { promisedDay: toDay(promisedDate) }),
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
