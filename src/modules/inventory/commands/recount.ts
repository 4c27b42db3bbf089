// The command that proves stored stock: on hand is the sum of its movements and, where lots are tracked, of its lots; reserved is what
// reservations and active holds keep.
// With `repair` it makes the stored figures true again; the facts behind them are never changed, only added to.
import Type, { type Static } from 'typebox';
import { accept, type CommandTx, defineCommand, type Item } from '../../../platform/command.ts';
import { SetConflict } from '../../../platform/errors.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { emitStock, type PositionChange } from '../events.ts';
import { recountLots } from '../recount-lots.ts';
import { planRepair, type StockDifference } from '../rules.ts';
import { closed, nullable } from '../schemas.ts';
import { countPositions, streamDifferences } from '../store/recount.ts';
import { insertLevels, type LevelChange, lockCounts, updateLevels } from '../store/stock.ts';
import { insertMovements } from '../store.ts';
import type { LocationList, NewMovement } from '../types.ts';

const LISTED = 200;

const DifferenceView = Type.Object({
  sku: nullable(Type.String()),
  location: nullable(Type.String()),
  onHand: Type.Integer(),
  derivedOnHand: Type.Integer({ description: 'Sum of the movements' }),
  reserved: Type.Integer(),
  derivedReserved: Type.Integer({ description: 'Units of reservations and active holds' }),
});

export function createRecount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.recount',
    summary: 'Compares stored stock with its movements, reservations and holds; repairs it when asked to.',
    input: Type.Object({ repair: Type.Optional(Type.Boolean({ default: false })) }, closed),
    output: Type.Object({
      positions: Type.Integer({ description: 'Positions compared' }),
      different: Type.Integer(),
      repaired: Type.Integer(),
      lots: Type.Object({
        different: Type.Integer({
          description: 'Lots that are not what their movements and order lines say',
        }),
        repaired: Type.Integer(),
      }),
      differences: Type.Array(DifferenceView, { description: 'The first ones' }),
    }),
    roles: ['operations'],
    refusals: [],
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const repair = item.input.repair ?? false;
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      if (repair) await lockCounts(tx);
      const positions = await countPositions(tx);
      const differences: Static<typeof DifferenceView>[] = [];
      let different = 0;
      for await (const batch of streamDifferences(tx)) {
        different += batch.length;
        for (const row of batch)
          if (differences.length < LISTED) differences.push(showDifference(row, locations));
        if (repair) await repairPositions(tx, item, batch, dependencies, locations);
      }
      const lots = await recountLots(tx, item, repair);
      const repaired = repair ? different : 0;
      tx.emit(item, {
        type: 'inventory.stockRecounted',
        objects: [],
        attributes: { positions, different, repaired, lots },
      });
      return [accept({ positions, different, repaired, lots, differences })];
    },
  });
}

type Found = StockDifference & { readonly sku: string | null };

function showDifference(row: Found, locations: LocationList): Static<typeof DifferenceView> {
  const { sku, onHand, derivedOnHand, reserved, derivedReserved } = row;
  const location = locations.byId.get(row.locationId)?.code ?? null;
  return { sku, location, onHand, derivedOnHand, reserved, derivedReserved };
}

async function repairPositions(
  tx: CommandTx,
  { actor }: Item<unknown>,
  batch: readonly Found[],
  { stock }: InventoryDependencies,
  locations: LocationList,
): Promise<void> {
  const known: LevelChange[] = [];
  const missing: LevelChange[] = [];
  const movements: NewMovement[] = [];
  const changes: PositionChange[] = [];
  const sorted = batch.toSorted((a, b) => (a.skuId + a.locationId < b.skuId + b.locationId ? -1 : 1));
  for (const row of sorted) {
    const { skuId, locationId, stored, sku } = row;
    const { onHand, reserved, movement } = planRepair(row);
    (stored ? known : missing).push({ skuId, locationId, onHand, reserved, safetyStock: null });
    if (movement !== 0) {
      const reason = 'recount: more was promised than movements gave';
      movements.push({ skuId, locationId, type: 'adjustment', quantity: movement, reason, actor: actor.id });
    }
    const location = locations.byId.get(locationId)?.code ?? locationId;
    changes.push({
      actor,
      skuId,
      sku: sku ?? skuId,
      locationId,
      location,
      onHand,
      available: onHand - reserved,
    });
  }
  if ((await updateLevels(tx, known)) < known.length) throw new SetConflict('stock was reserved meanwhile');
  await insertLevels(tx, missing);
  await insertMovements(tx, movements, tx.now);
  emitStock(tx, 'inventory.stockRepaired', changes);
  tx.afterCommit(() => stock.forget(batch.map((row) => row.skuId)));
}
