// Lets shadows decide beside the live rules: a listener to new orders, in the worker, long after the order has its answer. Writes
// sums and the orders that differ most, never anything of an order.
import { hash } from 'node:crypto';
import type { Actor, CommandTx } from '../../../platform/command.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';
import type { Subscriber } from '../../../platform/subscriptions.ts';
import { readVersions } from '../../../platform/versions.ts';
import {
  createChannelRules,
  type LocationList,
  type Reservation,
  readLevels,
  readReservations,
} from '../../inventory/index.ts';
import { type PlacedOrder, readPlacedById, readPlacedLines } from '../../orders/index.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import { type OrderFacts, readFacts } from '../facts.ts';
import type { RuleSet } from '../rule-set.ts';
import type { RuleChange } from '../rule-source.ts';
import {
  addToDays,
  type NewShadowOrder,
  type ShadowRow,
  selectActiveShadows,
  writeShadowOrders,
} from '../store/shadows.ts';
import { decisionsOf } from '../stored-decisions.ts';
import type { Difference } from '../what-if/differences.ts';
import { createNetwork } from '../what-if/network.ts';
import {
  addShadowSums,
  compareOrder,
  createShadowSums,
  type ShadowSums,
  type ShadowWorld,
} from './compare-order.ts';

type Parts = Pick<PlanningDependencies, 'catalog' | 'locations' | 'rules' | 'releases'>;

const ACTOR: Actor = { id: 'system:planning', role: 'system' };

export function createShadowSubscriber(parts: Parts): Subscriber {
  return {
    name: 'planning.shadows',
    actor: ACTOR,
    types: ['orders.orderPlaced'],
    async receive(tx, bucket, events) {
      const shadows = await selectActiveShadows(tx);
      if (shadows.length === 0) return;
      const sampled = new Set(shadows.flatMap((shadow) => sampleOf(shadow, events)));
      if (sampled.size === 0) return;
      const batch = await readBatch(tx, parts, [...sampled]);
      for (const shadow of shadows) {
        const rules = await parts.rules.changed(tx, shadow.spec as RuleChange);
        // Its policy is gone: there is nothing to compare with.
        if (rules === null) continue;
        const wanted = new Set(sampleOf(shadow, events));
        await decideBeside(tx, bucket, shadow, rules, batch, wanted);
      }
    },
  };
}

/** The same orders whoever asks: by the last bits of what their id hashes to. */
function sampleOf(shadow: ShadowRow, events: readonly StoredEvent[]): Uuid[] {
  return events.flatMap(({ orderId, occurredAt }) =>
    orderId !== null && occurredAt >= shadow.startedAt && isSampled(orderId, shadow.sharePercent)
      ? [orderId]
      : [],
  );
}

export function isSampled(orderId: Uuid, sharePercent: number): boolean {
  return Number.parseInt(hash('sha1', orderId, 'hex').slice(0, 8), 16) % 100 < sharePercent;
}

interface Batch {
  readonly world: ShadowWorld;
  readonly orders: readonly {
    facts: OrderFacts;
    placed: PlacedOrder;
    stock: ReadonlyMap<Uuid, Int32Array>;
  }[];
  readonly locations: LocationList;
}

async function readBatch(
  tx: CommandTx,
  { catalog, locations: reader, rules, releases }: Parts,
  ids: readonly Uuid[],
): Promise<Batch> {
  const versions = await readVersions(tx);
  const locations = await reader.read(tx, versions);
  const orders = await readPlacedById(tx, ids);
  const known = orders.map((order) => order.orderId);
  const lines = await readPlacedLines(tx, known);
  const facts = await readFacts(tx, catalog, orders, lines);
  const keys = known.map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
  const own = Map.groupBy(await readReservations(tx, keys), (row) => row.orderId);
  const skuIds = [...new Set(lines.map((line) => line.skuId))];
  const free = await readFree(tx, locations, skuIds);
  const names = Object.fromEntries(locations.list.map((each) => [each.locationId, each.code]));
  return {
    locations,
    world: {
      network: createNetwork(locations),
      channels: await createChannelRules().read(tx, versions, locations),
      releases: await releases.readPast(tx, skuIds),
      live: await rules.live(tx),
      naming: { locations: names, money: (amountMinor) => (amountMinor / 100).toFixed(2) },
    },
    orders: orders.map((placed, at) => ({
      placed,
      facts: facts[at]!,
      stock: giveBack(facts[at]!, free, own.get(placed.orderId) ?? [], locations),
    })),
  };
}

async function readFree(
  tx: CommandTx,
  { list, indexOf }: LocationList,
  skuIds: readonly Uuid[],
): Promise<Map<Uuid, Int32Array>> {
  const free = new Map(skuIds.map((skuId) => [skuId, new Int32Array(list.length)]));
  for (const { skuId, locationId, onHand, reserved, safetyStock } of await readLevels(tx, skuIds)) {
    const at = indexOf.get(locationId);
    if (at !== undefined) free.get(skuId)![at] = onHand - reserved - safetyStock;
  }
  return free;
}

/** What is free now, and what the order took itself. */
function giveBack(
  { groups }: OrderFacts,
  free: ReadonlyMap<Uuid, Int32Array>,
  own: readonly Reservation[],
  { indexOf }: LocationList,
): Map<Uuid, Int32Array> {
  const skuIds = new Set(groups.flatMap((group) => group.lines.map((line) => line.skuId)));
  const stock = new Map([...skuIds].map((skuId) => [skuId, free.get(skuId)!.slice()]));
  for (const { skuId, locationId, quantity, freed } of own) {
    const row = stock.get(skuId);
    if (row) row[indexOf.get(locationId)!]! += quantity - freed;
  }
  return stock;
}

async function decideBeside(
  tx: CommandTx,
  bucket: number,
  { shadowId }: ShadowRow,
  rules: RuleSet,
  { world, orders, locations }: Batch,
  wanted: ReadonlySet<Uuid>,
): Promise<void> {
  const days = new Map<string, ShadowSums>();
  const differing: NewShadowOrder[] = [];
  for (const { placed, facts, stock } of orders) {
    if (!wanted.has(placed.orderId)) continue;
    const day = facts.placedAt.toISOString().slice(0, 10);
    const sums = days.get(day) ?? createShadowSums();
    days.set(day, sums);
    try {
      const compared = compareOrder(world, rules, facts, stock, decisionsOf(placed.sourcing, locations));
      addShadowSums(sums, compared.sums);
      const { difference } = compared;
      if (difference) differing.push({ orderId: placed.orderId, weight: weigh(difference), difference });
    } catch (error) {
      // Rules of a draft may ask for what cannot be: that is told by a figure and stops nobody.
      if (!(error instanceof RangeError)) throw error;
      sums.failed += 1;
    }
  }
  await addToDays(tx, shadowId, bucket, days);
  await writeShadowOrders(tx, shadowId, bucket, differing);
}

/** Who is served weighs more than what it costs. */
function weigh({ moreUnits, moreMinor }: Difference): number {
  return Math.min(Math.abs(moreUnits) * 1e9 + Math.abs(moreMinor), 1e15);
}
