// The single place that finds the holes of a rate card before it is published: what is not known, zones without times or prices,
// gaps and overlaps of weights, postal ranges that contradict each other, validity that overlaps. Pure; says place and reason.
import type {
  CarrierService,
  RateCard,
  RateCardProblem,
  RateCardRows,
  RateRow,
  TransitRow,
  ZoneOrigin,
  ZoneRow,
} from '../types.ts';
import { compilePrices, priceOf } from './prices.ts';

export interface CardContext {
  /** Of the card's carrier, by code. */
  readonly services: ReadonlyMap<string, CarrierService>;
  /** Codes of all locations. */
  readonly locations: ReadonlySet<string>;
}

/** Every problem of the card, in a fixed order; none: it can be published. */
export function checkRateCard(rows: RateCardRows, context: CardContext): RateCardProblem[] {
  return [
    ...checkEmpty(rows),
    ...checkNames(rows, context),
    ...checkZoneRanges(rows.zones),
    ...checkLanes(rows),
    ...checkWeights(rows.rates, context),
    ...checkCurrencies(rows.rates),
  ];
}

function checkEmpty({ zones, transit, rates }: RateCardRows): RateCardProblem[] {
  const parts = [
    ['zones', zones],
    ['transit times', transit],
    ['rates', rates],
  ] as const;
  return parts
    .filter(([, list]) => list.length === 0)
    .map(([name]) => ({ place: name, code: 'empty', reason: `The rate card has no ${name}.` }));
}

function checkNames({ zones, transit, rates }: RateCardRows, context: CardContext): RateCardProblem[] {
  const problems = new Map<string, RateCardProblem>();
  const add = (place: string, code: string, reason: string) =>
    problems.set(`${place} ${code}`, { place, code, reason });
  const known = new Set(zones.map((row) => row.zone));
  for (const row of zones) {
    if (row.service !== null && !context.services.has(row.service))
      add(describeZone(row), 'service-unknown', `The carrier has no service ${row.service}.`);
    const { location } = row.origin;
    if (location !== null && !context.locations.has(location))
      add(describeZone(row), 'location-unknown', `There is no location ${location}.`);
  }
  for (const { service, zone } of [...transit, ...rates]) {
    const place = describeLane(service, zone);
    if (!context.services.has(service))
      add(place, 'service-unknown', `The carrier has no service ${service}.`);
    if (!known.has(zone)) add(place, 'zone-unknown', `No zone row leads to zone ${zone}.`);
  }
  return [...problems.values()];
}

/** Ranges of one length under one origin must not overlap; of different lengths, the longer one wins. */
function checkZoneRanges(zones: readonly ZoneRow[]): RateCardProblem[] {
  const ranges = zones.filter((row) => row.postalFrom !== null);
  const groups = Map.groupBy(ranges, ({ service, origin, country, postalFrom }) =>
    [service, origin.location, origin.country, origin.postalPrefix, country, postalFrom!.length].join('\n'),
  );
  return [...groups.values()].flatMap((group) => {
    const sorted = group.sort((a, b) => (a.postalFrom! < b.postalFrom! ? -1 : 1));
    return sorted.flatMap((row, at) => {
      const before = sorted[at - 1];
      if (!before || row.postalFrom! > before.postalTo!) return [];
      const reason = `Its range begins within ${before.postalFrom}–${before.postalTo} of zone ${before.zone}.`;
      return [{ place: describeZone(row), code: 'zone-overlap', reason }];
    });
  });
}

/** Each service must have prices where it has times, and times where it has prices; each zone must be served by someone. */
function checkLanes({ zones, transit, rates }: RateCardRows): RateCardProblem[] {
  const laneOf = ({ service, zone }: Pick<TransitRow, 'service' | 'zone'>) => `${service}\n${zone}`;
  const timed = new Map(transit.map((row) => [laneOf(row), row]));
  const priced = new Map(rates.map((row) => [laneOf(row), row]));
  const missing = [...timed]
    .filter(([lane]) => !priced.has(lane))
    .map(([, { service, zone }]) => ({
      place: describeLane(service, zone),
      code: 'rate-missing',
      reason: 'There is a transit time but no rate.',
    }));
  const untimed = [...priced]
    .filter(([lane]) => !timed.has(lane))
    .map(([, { service, zone }]) => ({
      place: describeLane(service, zone),
      code: 'transit-missing',
      reason: 'There is a rate but no transit time.',
    }));
  const served = new Set([...timed.values(), ...priced.values()].map((row) => row.zone));
  const unserved = new Set(zones.map((row) => row.zone).filter((zone) => !served.has(zone)));
  const idle = [...unserved].map((zone) => ({
    place: `zone ${zone}`,
    code: 'zone-unserved',
    reason: 'No service has a rate and a transit time for it.',
  }));
  return [...missing, ...untimed, ...idle];
}

function checkWeights(rates: readonly RateRow[], { services }: CardContext): RateCardProblem[] {
  const lanes = Map.groupBy(rates, (row) => describeLane(row.service, row.zone));
  return [...lanes].flatMap(([lane, rows]) => {
    const problems: RateCardProblem[] = [];
    const add = (from: number, to: number, code: string, reason: string) =>
      problems.push({ place: `${lane}, ${from}–${to} g`, code, reason });
    const sorted = rows.sort((a, b) => a.overGrams - b.overGrams);
    let reached = 0;
    for (const { overGrams, upToGrams } of sorted) {
      if (overGrams > reached) add(reached, overGrams, 'weight-gap', 'No rate covers these weights.');
      if (overGrams < reached)
        add(overGrams, Math.min(reached, upToGrams), 'weight-overlap', 'Two rates cover these weights.');
      reached = Math.max(reached, upToGrams);
    }
    for (const [at, { overGrams }] of sorted.entries())
      if (at > 0 && fallsAt(sorted, at))
        add(overGrams, overGrams + 1, 'price-falls', 'A heavier parcel would cost less than a lighter one.');
    const limit = services.get(sorted[0]!.service)?.maxWeightGrams ?? 0;
    if (reached < limit)
      add(reached, limit, 'weight-gap', 'The service takes these weights, but no rate covers them.');
    return problems;
  });
}

/** Whether the first gram of a rate is cheaper than the last of the one before. */
function fallsAt(rates: readonly RateRow[], at: number): boolean {
  const [before, after] = [rates[at - 1]!, rates[at]!];
  if (before.upToGrams !== after.overGrams || before.currency !== after.currency) return false;
  const priceIn = (row: RateRow, grams: number) => priceOf(compilePrices([row]), grams);
  return priceIn(after, after.overGrams + 1) < priceIn(before, before.upToGrams);
}

function checkCurrencies(rates: readonly RateRow[]): RateCardProblem[] {
  const services = Map.groupBy(rates, (row) => row.service);
  return [...services].flatMap(([service, rows]) => {
    const currencies = [...new Set(rows.map((row) => row.currency))].sort();
    if (currencies.length < 2) return [];
    const reason = `Its rates are in ${currencies.join(' and ')}; a service has one currency.`;
    return [{ place: `service ${service}`, code: 'currencies-mixed', reason }];
  });
}

/** Validity that would overlap that of another published version, which only ends by itself when it has no last day. */
export function checkValidity(
  card: { readonly validFrom: string; readonly validTo: string | null },
  published: readonly Pick<RateCard, 'version' | 'validFrom' | 'validTo'>[],
): RateCardProblem[] {
  const { validFrom, validTo } = card;
  if (validTo !== null && validTo < validFrom)
    return [{ place: 'validity', code: 'validity-reversed', reason: 'It ends before it begins.' }];
  return published
    .filter((other) => {
      if (other.validTo === null && other.validFrom! < validFrom) return false;
      const endsBefore = other.validTo !== null && other.validTo < validFrom;
      const beginsAfter = validTo !== null && other.validFrom! > validTo;
      return !endsBefore && !beginsAfter;
    })
    .map((other) => ({
      place: `validity ${validFrom} to ${validTo ?? 'further notice'}`,
      code: 'validity-overlap',
      reason: `Version ${other.version} is valid from ${other.validFrom} to ${other.validTo ?? 'further notice'}.`,
    }));
}

const describeLane = (service: string, zone: string) => `service ${service}, zone ${zone}`;

function describeZone({ service, origin, country, postalFrom, postalTo, zone }: ZoneRow): string {
  const range = postalFrom === null ? '' : ` ${postalFrom}–${postalTo}`;
  const of = service === null ? '' : `service ${service}, `;
  return `${of}zone ${zone}, ${describeOrigin(origin)} to ${country ?? 'any country'}${range}`;
}

function describeOrigin({ location, country, postalPrefix }: ZoneOrigin): string {
  if (location !== null) return `location ${location}`;
  if (country === null) return 'anywhere';
  return postalPrefix === null ? country : `${country} ${postalPrefix}`;
}
