// The single place that answers what a channel can promise of SKUs, where and from which day on: stock, expected supply and who waits,
// read by a few statements however many are asked for. It reserves nothing; what it says may be gone a moment later.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { CatalogReader, Variant } from '../catalog/index.ts';
import type { ChannelRulesReader } from './channels.ts';
import type { LocationReader } from './locations.ts';
import type { ChannelRules } from './rules/channel-view.ts';
import { type Arrival, netOutlook, type Outlook, type WaitingLine } from './rules/outlook.ts';
import { todayAt } from './rules/today.ts';
import { selectExpected, selectWaiting } from './store/outlook.ts';
import { selectNet, selectNetOfSkus } from './store/stock.ts';
import type { LocationList } from './types.ts';

export interface AvailabilityDependencies {
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
  readonly channels: ChannelRulesReader;
}

export interface AskedPair {
  readonly sku: string;
  /** Its code; absent: all active locations together. */
  readonly location?: string;
}

/** Units by day: `later` are the days on which it is another figure, with all that is free by then. It falls only where what is
 * kept anywhere for a channel moves to this location. */
export interface Units {
  readonly now: number;
  readonly later: readonly { readonly on: string; readonly units: number }[];
}

export type PairAnswer =
  | (Units & { readonly overdue: number })
  | { readonly problem: 'sku-unknown' | 'location-unknown' };

/**
 * What can be promised of each pair, in order, to `channel` (absent: by stock alone, without the rules of any channel). Each pair
 * is answered as if it were the only one. Of a bundle: how many its components make.
 */
export async function availableToPromise(
  db: Queryable,
  dependencies: AvailabilityDependencies,
  asked: { readonly pairs: readonly AskedPair[]; readonly channel?: string | undefined; readonly now: Date },
): Promise<PairAnswer[]> {
  const facts = await readFacts(db, dependencies, asked.pairs, asked.now);
  return answerPairs(facts, asked.pairs, asked.channel);
}

export interface AvailabilityFacts {
  readonly locations: LocationList;
  readonly rules: ChannelRules;
  readonly variants: ReadonlyMap<string, Variant>;
  readonly stock: ReadonlyMap<Uuid, SkuFacts>;
}

/** Lists are shared while they are empty: 10,000 SKUs of which nothing is known should cost next to nothing. */
interface SkuFacts {
  /** What is at one location cannot be told without the others: somebody waits, a rule spans them, or all are asked for. */
  isWhole: boolean;
  /** On hand - reserved - safety stock by position; null: only what `places` and `units` tell was read. */
  net: Int32Array | null;
  /** Positions asked for one by one, and what is at each. */
  readonly places: number[];
  readonly units: number[];
  arrivals: Arrival[];
  waiting: WaitingLine[];
  /** Units that should have come before today: nobody can say when they will. */
  overdue: { readonly at: number; readonly quantity: number }[];
  outlook?: Outlook;
}

const NOTHING: never[] = [];

function addTo<T>(list: T[], entry: T): T[] {
  if (list.length === 0) return [entry];
  list.push(entry);
  return list;
}

/** Reads what the pairs need. A SKU that somebody waits for, or that is asked for everywhere, is read at every location. */
export async function readFacts(
  db: Queryable,
  { catalog, locations: reader, channels }: AvailabilityDependencies,
  pairs: readonly AskedPair[],
  now: Date,
): Promise<AvailabilityFacts> {
  const versions = await readVersions(db);
  const locations = await reader.read(db, versions);
  const rules = await channels.read(db, versions, locations);
  const variants = await catalog.readVariants(db, versions, [...new Set(pairs.map((pair) => pair.sku))]);
  const stock = new Map<Uuid, SkuFacts>();
  const note = (skuId: Uuid, at: number | null | undefined) => {
    let facts = stock.get(skuId);
    if (!facts) {
      facts = {
        ...{ isWhole: rules.spansLocations(skuId), net: null, places: [], units: [] },
        ...{ arrivals: NOTHING, waiting: NOTHING, overdue: NOTHING },
      };
      stock.set(skuId, facts);
    }
    if (at === null) facts.isWhole = true;
    else if (at !== undefined) facts.places.push(at);
  };
  for (const { sku, location } of pairs) {
    const variant = variants.get(sku);
    if (!variant) continue;
    const at = location === undefined ? null : positionOf(locations, location);
    if (variant.bundle) for (const leaf of variant.bundle.leaves) note(variants.get(leaf.sku)!.skuId, at);
    else note(variant.skuId, at);
  }
  if (stock.size > 0) {
    await readOutlook(db, locations, stock, now);
    await readNet(db, locations, stock);
  }
  return { locations, rules, variants, stock };
}

/** Who comes and who waits; a SKU that somebody waits for has to be known everywhere. */
async function readOutlook(
  db: Queryable,
  locations: LocationList,
  stock: ReadonlyMap<Uuid, SkuFacts>,
  now: Date,
): Promise<void> {
  const skuIds = [...stock.keys()];
  const facts = [...stock.values()];
  const today = todayAt(locations, now);
  for (const { nth, locationId, dueOn, quantity } of await selectExpected(db, skuIds)) {
    const at = locations.indexOf.get(locationId);
    if (at === undefined) continue;
    const sku = facts[nth - 1]!;
    if (dueOn < today[at]!) sku.overdue = addTo(sku.overdue, { at, quantity });
    else sku.arrivals = addTo(sku.arrivals, { at, on: dueOn, quantity });
  }
  for (const { nth, locationId, channel, quantity } of await selectWaiting(db, skuIds)) {
    const sku = facts[nth - 1]!;
    sku.isWhole = true;
    const at = locationId === null ? null : locations.indexOf.get(locationId);
    if (at !== undefined) sku.waiting = addTo(sku.waiting, { channel, at, quantity });
  }
}

/** Of a SKU that is asked for at this share of the locations, all are read: neighbours in the index, a tenth of the time each. */
const MANY_PLACES = 0.2;

async function readNet(
  db: Queryable,
  { list }: LocationList,
  stock: ReadonlyMap<Uuid, SkuFacts>,
): Promise<void> {
  const whole: { skuId: Uuid; net: Int32Array }[] = [];
  const keys: { skuId: Uuid; locationId: Uuid; facts: SkuFacts; at: number }[] = [];
  for (const [skuId, facts] of stock) {
    const { isWhole, places } = facts;
    if (isWhole || (places.length > 1 && places.length >= list.length * MANY_PLACES)) {
      facts.net = new Int32Array(list.length);
      whole.push({ skuId, net: facts.net });
    } else for (const at of places) keys.push({ skuId, locationId: list[at]!.locationId, facts, at });
  }
  if (whole.length > 0) {
    const skuIds = whole.map(({ skuId }) => skuId);
    const locationIds = list.map(({ locationId }) => locationId);
    const { nth, at, net } = await selectNetOfSkus(db, skuIds, locationIds);
    for (let row = 0; row < nth.length; row++) whole[nth[row]! - 1]!.net[at[row]! - 1] = net[row]!;
  }
  if (keys.length === 0) return;
  for (const { facts } of keys) facts.places.length = 0;
  const { nth, net } = await selectNet(db, keys);
  for (let row = 0; row < nth.length; row++) {
    const { facts, at } = keys[nth[row]! - 1]!;
    facts.places.push(at);
    facts.units.push(net[row]!);
  }
}

/** undefined: there is no such location. */
function positionOf({ byCode, indexOf }: LocationList, code: string): number | undefined {
  const location = byCode.get(code);
  return location && indexOf.get(location.locationId);
}

/** Answers pairs that `facts` were read for. */
export function answerPairs(
  facts: AvailabilityFacts,
  pairs: readonly AskedPair[],
  channel: string | undefined,
): PairAnswer[] {
  return pairs.map(({ sku, location }) => {
    const variant = facts.variants.get(sku);
    if (!variant) return { problem: 'sku-unknown' };
    const at = location === undefined ? null : positionOf(facts.locations, location);
    if (at === undefined) return { problem: 'location-unknown' };
    if (variant.bundle) return answerBundle(facts, variant.bundle.leaves, at, channel);
    const { now, later } = countUnits(facts, variant.skuId, at, channel);
    return { now, later, overdue: sumOverdue(facts.stock.get(variant.skuId)!, at) };
  });
}

/** As many as the scarcest of its parts makes. */
function answerBundle(
  facts: AvailabilityFacts,
  leaves: readonly { readonly sku: string; readonly quantity: number }[],
  at: number | null,
  channel: string | undefined,
): PairAnswer {
  const parts = leaves.map(({ sku, quantity }) => ({ skuId: facts.variants.get(sku)!.skuId, quantity }));
  const units = parts.map(({ skuId, quantity }) => divide(countUnits(facts, skuId, at, channel), quantity));
  const late = parts.map(({ skuId, quantity }) =>
    Math.floor(sumOverdue(facts.stock.get(skuId)!, at) / quantity),
  );
  return { ...least(units), overdue: Math.max(...late) };
}

function sumOverdue({ overdue }: SkuFacts, at: number | null): number {
  let sum = 0;
  for (const late of overdue) if (at === null || late.at === at) sum += late.quantity;
  return sum;
}

/** Free units of one SKU, at one position or at all active ones. */
function countUnits(
  facts: AvailabilityFacts,
  skuId: Uuid,
  at: number | null,
  channel: string | undefined,
): Units {
  const { locations, rules } = facts;
  const sku = facts.stock.get(skuId)!;
  if (at !== null && !locations.list[at]!.active) return { now: 0, later: [] };
  if (at !== null && !sku.isWhole) return countAt(sku, skuId, at, channel, rules);
  sku.outlook ??= wholeOutlook(facts, skuId, sku);
  const count = (free: Int32Array) => {
    const seen = channel === undefined ? free : rules.see(channel, skuId, free);
    if (at !== null) return seen[at]!;
    let sum = 0;
    for (let each = 0; each < seen.length; each++) if (locations.list[each]!.active) sum += seen[each]!;
    return sum;
  };
  return toUnits(
    count(sku.outlook.now),
    sku.outlook.later.map(({ on, free }) => ({ on, units: count(free) })),
  );
}

/** Nobody waits and no rule spans locations: the position tells all. */
function countAt(
  { net, places, units, arrivals }: SkuFacts,
  skuId: Uuid,
  at: number,
  channel: string | undefined,
  rules: ChannelRules,
): Units {
  let level = (net === null ? units[places.indexOf(at)] : net[at]) ?? 0;
  const see = () => {
    const free = Math.max(0, level);
    return channel === undefined ? free : rules.seeAt(channel, skuId, at, free);
  };
  const now = see();
  if (arrivals.length === 0) return { now, later: NOTHING };
  const later = arrivals
    .filter((arrival) => arrival.at === at)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, quantity }) => {
      level += quantity;
      return { on, units: see() };
    });
  return toUnits(now, later);
}

function wholeOutlook(
  { rules }: AvailabilityFacts,
  skuId: Uuid,
  { net, arrivals, waiting }: SkuFacts,
): Outlook {
  return netOutlook(skuId, net!, arrivals, waiting, rules);
}

/** One entry a day, and only days on which it is another figure than before. */
function toUnits(now: number, later: readonly { on: string; units: number }[]): Units {
  const days = later.filter((step, index) => step.on !== later[index + 1]?.on);
  return { now, later: days.filter((step, index) => step.units !== (days[index - 1]?.units ?? now)) };
}

/** How many sets of `quantity` the units make. */
function divide(units: Units, quantity: number): Units {
  if (quantity === 1) return units;
  return toUnits(
    Math.floor(units.now / quantity),
    units.later.map((step) => ({ on: step.on, units: Math.floor(step.units / quantity) })),
  );
}

/** The fewest of all parts on each day. */
function least(parts: readonly Units[]): Units {
  if (parts.length === 1) return parts[0]!;
  const days = [...new Set(parts.flatMap(({ later }) => later.map((step) => step.on)))].sort();
  const on = (part: Units, day: string) => part.later.findLast((step) => step.on <= day)?.units ?? part.now;
  return toUnits(
    Math.min(...parts.map((part) => part.now)),
    days.map((day) => ({ on: day, units: Math.min(...parts.map((part) => on(part, day))) })),
  );
}

/** Free units of whole SKUs by day, as `channel` sees them (absent: all), for whoever sources from what will come. */
export async function readOutlooks(
  db: Queryable,
  dependencies: AvailabilityDependencies,
  asked: { readonly skus: readonly string[]; readonly channel?: string | undefined; readonly now: Date },
): Promise<Map<Uuid, Outlook>> {
  const pairs = asked.skus.map((sku) => ({ sku }));
  const facts = await readFacts(db, dependencies, pairs, asked.now);
  const outlooks = new Map<Uuid, Outlook>();
  for (const [skuId, sku] of facts.stock) {
    const { now, later } = wholeOutlook(facts, skuId, sku);
    const { channel } = asked;
    const see = (free: Int32Array) => (channel === undefined ? free : facts.rules.see(channel, skuId, free));
    outlooks.set(skuId, { now: see(now), later: later.map(({ on, free }) => ({ on, free: see(free) })) });
  }
  return outlooks;
}
