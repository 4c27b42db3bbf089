// The single place for what decides from where a ship group ships besides stock, distance and the configured costs: the rate cards
// of carriers, what scarce or ageing stock is worth where it lies, days and who is full on them, and the live policy of the channel. Asked alike for new orders,
// promises and units that are sourced again, and by planning when it replays them. Where none exists, nothing is computed.
import type { Queryable } from '../../platform/db.ts';
import {
  type DestinationCosts,
  openShippingCosts,
  type RateBook,
  type RateBookReader,
  type ShippingCosts,
  shippingCosts,
} from '../carriers/index.ts';
import type { Variant } from '../catalog/index.ts';
import { createDispatchCalendar, distanceKm, type LocationList } from '../inventory/index.ts';
import {
  type AppliedPolicy,
  applyPolicy,
  type CompiledPolicy,
  type FailureReporter,
  joinPolicy,
  type PolicyFacts,
  type PolicyReader,
  planSourcing,
  policyLocationsOf,
  type SourcingDecision,
  type SourcingInput,
  type StockValueReader,
  type StockValues,
} from '../sourcing/index.ts';
import { arrivalAfter, type Goal, positionOf } from './arrival.ts';
import type { Network } from './network.ts';
import { joinDates, type LineDates } from './sourcing-dates.ts';

/** What rules and rate cards may know of a ship group. */
export interface TermsFacts {
  readonly channel: string;
  readonly currency: string;
  /** Of the whole order. */
  readonly valueMinor: number;
  readonly customerKind: string | null;
  readonly attributes: Record<string, unknown> | null;
  readonly goal: Goal;
  /** Beside the lines that are sourced. */
  readonly lines: readonly ({
    sku: string;
    quantity: number;
    variant: TermsVariant | undefined;
  } & LineDates)[];
}

type TermsVariant = Pick<Variant, 'weightGrams' | 'requires' | 'attributes'>;

export interface SourcingTerms {
  /** Decides a ship group. `facts` is asked only where a policy or a rate card may have a say. */
  decide(input: SourcingInput, facts: () => TermsFacts): SourcingDecision;
  /** Tells of rules that failed; to be called after the commit. */
  report(): void;
}

export interface TermsReader {
  /** null: stock, distance and the configured costs decide alone. */
  read(
    db: Queryable,
    versions: ReadonlyMap<string, number>,
    locations: Network,
    now: Date,
  ): Promise<SourcingTerms | null>;
}

export function createTermsReader(given: {
  rateBook: RateBookReader;
  policies: PolicyReader;
  stockValues: StockValueReader;
  failures?: FailureReporter | undefined;
}): TermsReader {
  const calendar = createDispatchCalendar();
  return {
    async read(db, versions, locations, now) {
      const book = await given.rateBook.read(db, versions);
      const policies = await given.policies.read(db, versions);
      const values = await given.stockValues.read(db, versions);
      const { room } = locations;
      if (book.services.length === 0 && policies.isEmpty && values === null && !room) return null;
      const policyFor = (channel: string) => policies.forChannel(channel);
      const dispatchDate = (location: number) =>
        calendar.nextDispatch(locations.list[location]!, now).dispatchDate;
      const known = { book, policyFor, values, locations, now, dispatchDate };
      return openTerms({ ...known, failures: given.failures });
    },
  };
}

function openTerms(known: Known & { readonly failures: FailureReporter | undefined }): SourcingTerms {
  const failed: AppliedPolicy[] = [];
  return {
    decide(input, facts) {
      const prepared = prepareGroup(known, input, facts());
      if (prepared.applied && prepared.applied.failures.length > 0) failed.push(prepared.applied);
      return decideInTime(prepared);
    },
    report() {
      for (const applied of failed.splice(0)) known.failures?.report(applied);
    },
  };
}

/** Under what a ship group is decided. */
export interface Known {
  readonly book: RateBook;
  /** The policy for a channel; null: the costs of the input decide. */
  policyFor(channel: string): CompiledPolicy | null;
  /** What units are worth where they lie; null: nobody says. */
  readonly values: StockValues | null;
  readonly locations: Network;
  readonly now: Date;
  /** The day on which the location at a position dispatches what is decided now, `YYYY-MM-DD`. */
  dispatchDate(location: number): string;
}

export interface PreparedGroup {
  /** With what carriers ask; the same as `plain` where nobody asks anything. */
  readonly charged: SourcingInput;
  /** Decides where no carrier takes a part of it: a hole in the rate cards makes nobody wait. */
  readonly plain: SourcingInput;
  /** What the policy of the channel did, if there is one. */
  readonly applied: AppliedPolicy | null;
}

/** Completes the input of a ship group by stock values, rate cards, policy and, where lateness costs, dates. */
export function prepareGroup(known: Known, bare: SourcingInput, facts: TermsFacts): PreparedGroup {
  const { charged, plain, applied } = joinTerms(known, bare, facts);
  const { goal, lines } = facts;
  const arrivalDate = (at: number) =>
    arrivalAfter(known.dispatchDate(at), goal, known.locations.list[at]!, known.locations);
  const dated = joinDates(charged, lines, arrivalDate);
  return { charged: dated, plain: charged === plain ? dated : joinDates(plain, lines, arrivalDate), applied };
}

function joinTerms(known: Known, bare: SourcingInput, facts: TermsFacts): PreparedGroup {
  const limited = limitDays(known, bare);
  const input = known.values === null ? limited : known.values.join(limited, known.now);
  const charged = chargeCarriage(known, input, facts);
  const policy = known.policyFor(facts.channel);
  if (policy === null) return { charged, plain: input, applied: null };
  const applied = applyPolicy(policy, policyFactsOf(facts), policyLocationsOf(known.locations), {
    now: known.now.getTime(),
    distanceKm: distanceFrom(facts.goal, known.locations),
  });
  const joined = joinPolicy(charged, applied);
  return { charged: joined, plain: charged === input ? joined : joinPolicy(input, applied), applied };
}

/** What the days of dispatch still take, unless the input says it already. */
function limitDays({ locations, dispatchDate }: Known, input: SourcingInput): SourcingInput {
  const { room, list } = locations;
  if (!room || input.capacityLeft !== undefined) return input;
  return { ...input, capacityLeft: (at) => room.unitsLeft(list[at]!, dispatchDate(at)) };
}

/** What full days keep from being served is served on a later one: capacity delays, it loses no order. */
export function decideInTime(prepared: Pick<PreparedGroup, 'charged' | 'plain'>): SourcingDecision {
  const decision = decideServed(prepared);
  const { charged, plain } = prepared;
  if (decision.status === 'sourced' || charged.capacityLeft === undefined) return decision;
  const unlimited = { ...charged, capacityLeft: () => null };
  const later = decideServed({
    charged: unlimited,
    plain: charged === plain ? unlimited : { ...plain, capacityLeft: () => null },
  });
  return unitsOf(later) > unitsOf(decision) ? later : decision;
}

/** Decides with carriage; where no carrier takes a part of it from where it lies, without. */
export function decideServed({ charged, plain }: Pick<PreparedGroup, 'charged' | 'plain'>): SourcingDecision {
  const decision = planSourcing(charged);
  if (charged === plain || decision.status === 'sourced') return decision;
  const uncharged = planSourcing(plain);
  return unitsOf(uncharged) > unitsOf(decision) ? uncharged : decision;
}

const unitsOf = ({ allocations }: SourcingDecision) =>
  allocations.reduce((sum, each) => sum + each.quantity, 0);

/** What carriers ask takes the place of costs by distance and shipment. */
function chargeCarriage(
  { book, locations, now }: Known,
  input: SourcingInput,
  { goal, currency, lines }: TermsFacts,
): SourcingInput {
  if (book.services.length === 0 || !goal.address) return input;
  const requires = lines.flatMap((line) => line.variant?.requires ?? []);
  const day = now.toISOString().slice(0, 10);
  const costs = carriageOf(book, locations, currency).prepare(goal.address, day, requires);
  if (costs.services.length === 0) return input;
  return {
    ...input,
    shippingCost: askOf(costs),
    costModel: { ...input.costModel, perKmMinor: 0, perShipmentMinor: 0 },
  };
}

/** By rate book, list of locations and currency, as long as the first two are in use. */
const carriages = new WeakMap<RateBook, WeakMap<LocationList, Map<string, ShippingCosts>>>();

function carriageOf(book: RateBook, locations: LocationList, currency: string): ShippingCosts {
  const byLocations = carriages.get(book) ?? new WeakMap<LocationList, Map<string, ShippingCosts>>();
  carriages.set(book, byLocations);
  const byCurrency = byLocations.get(locations) ?? new Map<string, ShippingCosts>();
  byLocations.set(locations, byCurrency);
  const costs = byCurrency.get(currency) ?? openShippingCosts(book, locations.list, { currency });
  byCurrency.set(currency, costs);
  return costs;
}

/** Kept with the prepared destination: sourcing remembers by the function what it worked out of it. */
const asks = new WeakMap<DestinationCosts, (location: number, grams: number) => number>();

function askOf(costs: DestinationCosts): (location: number, grams: number) => number {
  let ask = asks.get(costs);
  if (!ask) {
    ask = (location, grams) => shippingCosts(costs, location, grams);
    asks.set(costs, ask);
  }
  return ask;
}

function policyFactsOf({ lines, goal, ...order }: TermsFacts): PolicyFacts {
  const grams = lines.map(({ quantity, variant }) => quantity * (variant?.weightGrams ?? 0));
  return {
    channel: order.channel,
    country: goal.address?.country ?? null,
    postalCode: goal.address?.postalCode ?? null,
    currency: order.currency,
    valueMinor: order.valueMinor,
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

function distanceFrom(goal: Goal, locations: LocationList): (location: number) => number | null {
  const from = positionOf(goal, locations);
  return (location) => from && distanceKm(from, locations.list[location]!);
}
