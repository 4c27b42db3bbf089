// The single place for what decides from where a ship group ships besides stock, distance and the configured costs: the rate cards
// of carriers and the live policy of the channel. Asked alike for new orders, promises and units that are sourced again. Where
// neither exists, nothing is computed.
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
import type { LocationList } from '../inventory/index.ts';
import {
  type AppliedPolicy,
  applyPolicy,
  type FailureReporter,
  joinPolicy,
  type PolicyBook,
  type PolicyFacts,
  type PolicyReader,
  planSourcing,
  policyLocationsOf,
  type SourcingDecision,
  type SourcingInput,
} from '../sourcing/index.ts';
import { distanceKm, type Goal, positionOf } from './arrival.ts';

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
  readonly lines: readonly { sku: string; quantity: number; variant: TermsVariant | undefined }[];
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
    locations: LocationList,
    now: Date,
  ): Promise<SourcingTerms | null>;
}

export function createTermsReader(given: {
  rateBook: RateBookReader;
  policies: PolicyReader;
  failures?: FailureReporter | undefined;
}): TermsReader {
  const carriage = createCarriage();
  return {
    async read(db, versions, locations, now) {
      const book = await given.rateBook.read(db, versions);
      const policies = await given.policies.read(db, versions);
      if (book.services.length === 0 && policies.isEmpty) return null;
      return openTerms({ book, policies, locations, now, carriage, failures: given.failures });
    },
  };
}

interface Known {
  readonly book: RateBook;
  readonly policies: PolicyBook;
  readonly locations: LocationList;
  readonly now: Date;
  readonly carriage: Carriage;
  readonly failures: FailureReporter | undefined;
}

function openTerms(known: Known): SourcingTerms {
  const failed: AppliedPolicy[] = [];
  return {
    decide(input, facts) {
      const asked = facts();
      const charged = chargeCarriage(known, input, asked);
      const policy = known.policies.forChannel(asked.channel);
      if (policy === null) return decideServed(charged, input);
      const applied = applyPolicy(policy, policyFactsOf(asked), policyLocationsOf(known.locations), {
        now: known.now.getTime(),
        distanceKm: distanceFrom(asked.goal, known.locations),
      });
      if (applied.failures.length > 0) failed.push(applied);
      return decideServed(joinPolicy(charged, applied), joinPolicy(input, applied));
    },
    report() {
      for (const applied of failed.splice(0)) known.failures?.report(applied);
    },
  };
}

/**
 * Decides with carriage; where no carrier takes a part of it from where it lies, without: a hole in the rate cards makes no order
 * wait that has its stock.
 */
function decideServed(charged: SourcingInput, plain: SourcingInput): SourcingDecision {
  const decision = planSourcing(charged);
  if (charged.shippingCost === undefined || decision.status === 'sourced') return decision;
  const uncharged = planSourcing(plain);
  return unitsOf(uncharged) > unitsOf(decision) ? uncharged : decision;
}

const unitsOf = ({ allocations }: SourcingDecision) =>
  allocations.reduce((sum, each) => sum + each.quantity, 0);

/** What carriers ask takes the place of costs by distance and shipment. */
function chargeCarriage(
  known: Known,
  input: SourcingInput,
  { goal, currency, lines }: TermsFacts,
): SourcingInput {
  const { address } = goal;
  if (known.book.services.length === 0 || !address) return input;
  const requires = lines.flatMap((line) => line.variant?.requires ?? []);
  const day = known.now.toISOString().slice(0, 10);
  const costs = known.carriage(known, currency).prepare(address, day, requires);
  if (costs.services.length === 0) return input;
  return {
    ...input,
    shippingCost: askOf(costs),
    costModel: { ...input.costModel, perKmMinor: 0, perShipmentMinor: 0 },
  };
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

type Carriage = (known: Pick<Known, 'book' | 'locations'>, currency: string) => ShippingCosts;

/** Costs by currency, as of one rate book and one list of locations. */
function createCarriage(): Carriage {
  let book: RateBook | undefined;
  let locations: LocationList | undefined;
  let byCurrency = new Map<string, ShippingCosts>();
  return (known, currency) => {
    if (book !== known.book || locations !== known.locations) {
      ({ book, locations } = known);
      byCurrency = new Map();
    }
    let costs = byCurrency.get(currency);
    if (!costs) {
      costs = openShippingCosts(known.book, known.locations.list, { currency });
      byCurrency.set(currency, costs);
    }
    return costs;
  };
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
