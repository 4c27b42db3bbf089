// The command that keeps stock for a cart for a while: all lines or none. Its units count as reserved until an order uses the
// hold, somebody releases it or its time is over.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { BUCKETS, formatId, newUuid, type Uuid } from '../../../platform/ids.ts';
import { Quantity } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { type AskedLine, expandLines, takeLines } from '../plan-hold.ts';
import { Channel, closed, HoldId, HoldLineView, LocationCode, Reference, TtlSeconds } from '../schemas.ts';
import type { NewHold } from '../store/holds.ts';
import type { LocationList } from '../types.ts';
import { showHoldLines } from '../views.ts';
import { type HeldStock, writeHolds } from '../write-holds.ts';

const DEFAULT_TTL_SECONDS = 600;

interface Asked {
  readonly lines: readonly AskedLine[];
  readonly ttlSeconds?: number;
  readonly reference?: string;
  readonly channel?: string;
}

export function createHoldStock(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.holdStock',
    summary: 'Keeps stock for a cart for a while: all lines or none.',
    input: Type.Object(
      {
        lines: Type.Array(
          Type.Object(
            {
              sku: Sku,
              quantity: Quantity,
              location: Type.Optional({ ...LocationCode, description: 'Where; absent: where most is free' }),
            },
            closed,
          ),
          { minItems: 1, maxItems: 200 },
        ),
        ttlSeconds: Type.Optional(TtlSeconds),
        reference: Type.Optional({ ...Reference, description: 'The cart' }),
        channel: Type.Optional({
          ...Channel,
          description:
            'Whose cart it is: only what this channel may sell is kept. A channel holds for itself',
        }),
      },
      closed,
    ),
    mayCall: ({ channel }, actor) =>
      actor.role !== 'channel' || channel === undefined || channel === actor.channel,
    output: Type.Object({
      holdId: HoldId,
      expiresAt: Type.String({ format: 'date-time' }),
      lines: Type.Array(HoldLineView),
    }),
    roles: ['operations', 'service', 'channel'],
    refusals: [
      inventoryRefusals.skuUnknown,
      inventoryRefusals.skuNotSold,
      inventoryRefusals.locationUnknown,
      inventoryRefusals.locationInactive,
      inventoryRefusals.stockShort,
    ],
    async run(tx, items) {
      const versions = await readVersions(tx);
      const locations = await dependencies.locations.read(tx, versions);
      const held: HeldStock[] = [];
      const outcomes = await planHolds(tx, items, dependencies, versions, locations, held);
      await writeHolds(tx, dependencies.stock, locations, held);
      return outcomes;
    },
  });
}

async function planHolds(
  tx: CommandTx,
  items: readonly Item<Asked>[],
  { catalog, channels, stock }: InventoryDependencies,
  versions: ReadonlyMap<string, number>,
  locations: LocationList,
  held: HeldStock[],
) {
  const skus = items.flatMap(({ input }) => input.lines.map((line) => line.sku));
  const variants = await catalog.readVariants(tx, versions, [...new Set(skus)]);
  const expanded = items.map(({ input }) => expandLines(input.lines, variants, locations));
  const skuIds = new Set<Uuid>();
  for (const each of expanded) if (each.ok) for (const line of each.value) skuIds.add(line.skuId);
  // Read anew: nobody is told that there is no stock on old news.
  const read = await stock.read(tx, locations, skuIds, true);
  const free = new Map([...read].map(([skuId, units]) => [skuId, units.slice()]));
  const rules = await channels.read(tx, versions, locations);
  const bucket = Math.floor(Math.random() * BUCKETS);
  return items.map((item, index): Outcome<ReturnType<typeof resultOf>> => {
    const wanted = expanded[index]!;
    if (!wanted.ok) return decline(wanted.refusal);
    const channel = item.input.channel ?? item.actor.channel ?? null;
    const taken = takeLines(wanted.value, free, locations, (skuId, units) =>
      channel === null ? units : rules.see(channel, skuId, units),
    );
    if (!taken.ok) return decline(taken.refusal);
    const hold = {
      holdId: newUuid(bucket),
      expiresAt: new Date(tx.now.getTime() + (item.input.ttlSeconds ?? DEFAULT_TTL_SECONDS) * 1000),
      reference: item.input.reference ?? null,
      channel,
      lines: taken.value,
    };
    held.push({ item, hold });
    return accept(resultOf(hold, locations));
  });
}

function resultOf(hold: NewHold, locations: LocationList) {
  return {
    holdId: formatId('hld', hold.holdId) as string,
    expiresAt: hold.expiresAt.toISOString(),
    lines: showHoldLines(hold.lines, locations.byId),
  };
}
