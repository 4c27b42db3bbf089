// A what-if from the stored orders to its result: reads page by page, so that its memory depends on SKUs and locations and not on
// the number of orders, and asks after every page whether to go on. Writes nothing.
import type { Queryable } from '../../../platform/db.ts';
import { bucketOf } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader } from '../../catalog/index.ts';
import { createChannelRules, type LocationReader, readReservations } from '../../inventory/index.ts';
import {
  type PlacedCursor,
  type PlacedOrder,
  type PlacedSpan,
  readPlaced,
  readPlacedLines,
  readPlacedSkus,
} from '../../orders/index.ts';
import type { PastReleases, ReleaseReader } from '../../supply/index.ts';
import { readFacts } from '../facts.ts';
import type { RuleChange, RuleSource } from '../rule-source.ts';
import { type Difference, keepDifferences } from './differences.ts';
import { createMeasures, deriveRates, type Measures, type Rates } from './measures.ts';
import { createNetwork, type Network, type NetworkChange } from './network.ts';
import { type PastStock, readPastStock, tellReleases } from './past-stock.ts';
import { createReplay, type ReplayedOrder } from './replay.ts';
import { createSide, type Side } from './side.ts';

export interface WhatIfSpec {
  readonly span: PlacedSpan;
  /** Whose orders are decided anew and counted; null: all. */
  readonly channel: string | null;
  readonly rules: RuleChange;
  readonly network: NetworkChange;
  /** How many of the orders that differ most are kept. */
  readonly differences: number;
}

export interface SideResult {
  readonly sums: Measures;
  readonly rates: Rates;
}

export interface LoadRow {
  readonly side: 'live' | 'what-if';
  readonly location: string;
  readonly day: string;
  readonly units: number;
  readonly shipments: number;
}

export interface WhatIfResult {
  readonly replayedOrders: number;
  readonly countedOrders: number;
  readonly differingOrders: number;
  readonly rules: { readonly live: string; readonly whatIf: string };
  readonly sides: { readonly actual: SideResult; readonly live: SideResult; readonly whatIf: SideResult };
  readonly loads: readonly LoadRow[];
  readonly differences: readonly Difference[];
}

export interface WhatIfParts {
  readonly db: Queryable;
  readonly catalog: CatalogReader;
  readonly locations: LocationReader;
  readonly rules: RuleSource;
  readonly releases: ReleaseReader;
  readonly money: (amountMinor: number) => string;
}

/** Figures of stock that a replay keeps in memory at most: SKUs times locations, on each side. */
export const MOST_POSITIONS = 20_000_000;
const PAGE = 500;

export class WhatIfTooLarge extends Error {
  override name = 'WhatIfTooLarge';
}

/** `onPage` is told how many orders are done; false ends the run, which then answers null. */
export async function runWhatIf(
  parts: WhatIfParts,
  spec: WhatIfSpec,
  onPage: (done: number) => Promise<boolean>,
): Promise<WhatIfResult | null> {
  const { db, catalog } = parts;
  const { live, asked, rules, stock, releases } = await openSides(parts, spec);
  const actual = createMeasures();
  const differences = keepDifferences(spec.differences, { locations: namesOf(asked), money: parts.money });
  const inflows = tellReleases(stock.inflows, releases, spec.span);
  const replay = createReplay({ live, asked, actual, inflows, differences, channel: spec.channel });
  let done = 0;
  let after: PlacedCursor | null = null;
  for (;;) {
    const orders: PlacedOrder[] = await readPlaced(db, spec.span, after, PAGE);
    replay.take(await readPage(db, catalog, orders));
    done += orders.length;
    if (!(await onPage(done))) return null;
    if (orders.length < PAGE) break;
    after = orders.at(-1)!;
  }
  replay.finish(spec.span.before);
  const toResult = (sums: Measures): SideResult => ({ sums, rates: deriveRates(sums) });
  return {
    replayedOrders: done,
    countedOrders: replay.counted(),
    differingOrders: differences.count(),
    rules,
    sides: {
      actual: toResult(actual),
      live: toResult(live.state.measures),
      whatIf: toResult(asked.state.measures),
    },
    loads: [...listLoads('live', live), ...listLoads('what-if', asked)],
    differences: differences.list(),
  };
}

async function openSides({ db, locations: reader, rules, releases: dates }: WhatIfParts, spec: WhatIfSpec) {
  const today = await reader.read(db, await readVersions(db));
  const live = await rules.live(db, spec.span);
  const changed = await rules.changed(db, spec.rules, spec.span);
  if (changed === null) throw new Error('the policy of the what-if is gone');
  const skuIds = await readPlacedSkus(db, spec.span);
  const network = createNetwork(today, spec.network);
  if (skuIds.length * network.locations.list.length > MOST_POSITIONS) throw new WhatIfTooLarge();
  const stock: PastStock = await readPastStock(db, today, skuIds, spec.span);
  const releases: PastReleases = await dates.readPast(db, skuIds);
  const start = { live, atStart: stock.atStart, releases };
  const now = createNetwork(today);
  return {
    stock,
    releases,
    rules: { live: live.label, whatIf: changed.label },
    live: createSide({ ...start, network: now, rules: live, channels: await readChannels(db, now) }),
    asked: createSide({ ...start, network, rules: changed, channels: await readChannels(db, network) }),
  };
}

/** By the positions of the network's own locations. */
async function readChannels(db: Queryable, { locations }: Network) {
  return createChannelRules().read(db, await readVersions(db), locations);
}

async function readPage(
  db: Queryable,
  catalog: CatalogReader,
  orders: readonly PlacedOrder[],
): Promise<ReplayedOrder[]> {
  if (orders.length === 0) return [];
  const ids = orders.map((order) => order.orderId);
  const lines = await readPlacedLines(db, ids);
  const reservations = await readReservations(
    db,
    ids.map((orderId) => ({ bucket: bucketOf(orderId), orderId })),
  );
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  const reservationsOf = Map.groupBy(reservations, (row) => row.orderId);
  const facts = await readFacts(db, catalog, orders, lines);
  return orders.map((placed, at) => ({
    facts: facts[at]!,
    actual: {
      placed,
      lines: linesOf.get(placed.orderId) ?? [],
      reservations: reservationsOf.get(placed.orderId) ?? [],
    },
  }));
}

function namesOf({ state }: Side): Record<string, string> {
  return Object.fromEntries(state.network.locations.list.map((each) => [each.locationId, each.code]));
}

function listLoads(side: LoadRow['side'], { state }: Side): LoadRow[] {
  const { list } = (state.network satisfies Network).locations;
  return state.loads.list().map(({ location, day, units, shipments }) => ({
    side,
    location: list[location]!.code,
    day,
    units,
    shipments,
  }));
}
