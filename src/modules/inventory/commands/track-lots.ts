// The command that begins and ends the tracking of a SKU's lots. Units that are there when it begins are of an unknown lot, which
// keeps; when it ends, units have no lots any more, and the movements still tell what they were.
import Type from 'typebox';
import { accept, type CommandTx, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { LOTS_VERSION } from '../lots.ts';
import { UNKNOWN_LOT } from '../rules/lots.ts';
import { closed, WriteOutcome } from '../schemas.ts';
import {
  deleteLotsOf,
  insertLots,
  type LotTracking,
  lockOnHand,
  selectTracking,
  upsertTracking,
} from '../store/lots.ts';
import { insertMovements } from '../store.ts';

type Tracking = LotTracking & { readonly sku: string; readonly lotTracked: boolean };

export function createTrackLots({ catalog }: Pick<InventoryDependencies, 'catalog'>) {
  return defineCommand({
    name: 'inventory.trackLots',
    summary: 'Begins or ends the tracking of lots and their expiry for a SKU.',
    input: Type.Object(
      {
        sku: Sku,
        tracked: Type.Boolean(),
        minimumRemainingDays: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 3650,
            default: 0,
            description: 'With fewer days left a lot is not promised any more',
          }),
        ),
      },
      closed,
    ),
    output: Type.Object({
      sku: Type.String(),
      tracked: Type.Boolean(),
      minimumRemainingDays: Type.Integer(),
      outcome: WriteOutcome,
    }),
    roles: ['operations'],
    refusals: [inventoryRefusals.skuUnknown, inventoryRefusals.bundleHasNoStock],
    async run(tx, items) {
      const skus = [...new Set(items.map(({ input }) => input.sku))];
      const variants = await catalog.readVariants(tx, await readVersions(tx), skus);
      const skuIds = skus.flatMap((sku) => variants.get(sku)?.skuId ?? []);
      const onHand = await lockOnHand(tx, skuIds);
      const stored = new Map((await selectTracking(tx, skuIds)).map((row) => [row.skuId, row]));
      const current = new Map<Uuid, Tracking>();
      const outcomes = items.map(({ input, actor }) => {
        const { sku, tracked, minimumRemainingDays = 0 } = input;
        const variant = variants.get(sku);
        if (!variant) return decline(refuse(inventoryRefusals.skuUnknown, { sku }));
        if (variant.bundle) return decline(refuse(inventoryRefusals.bundleHasNoStock, { sku }));
        const { skuId } = variant;
        const before = current.get(skuId) ?? stored.get(skuId);
        const same = before?.lotTracked === tracked && before.minimumRemainingDays === minimumRemainingDays;
        const shown = { sku, tracked, minimumRemainingDays };
        if (same || (!before?.lotTracked && !tracked))
          return accept({ ...shown, outcome: 'unchanged' } as const);
        current.set(skuId, { skuId, sku, lotTracked: tracked, minimumRemainingDays });
        tx.emit(
          { actor },
          {
            type: 'inventory.lotTrackingSet',
            objects: [['sku', sku, 'sku']],
            attributes: { tracked, minimumRemainingDays },
          },
        );
        return accept({ ...shown, outcome: before?.lotTracked ? 'changed' : 'created' } as const);
      });
      if (current.size > 0) {
        await changeTracking(tx, [...current.values()], stored, onHand, items[0]!.actor.id);
      }
      return outcomes;
    },
  });
}

async function changeTracking(
  tx: CommandTx,
  changes: readonly Tracking[],
  stored: ReadonlyMap<Uuid, { readonly lotTracked: boolean }>,
  onHand: readonly { skuId: Uuid; locationId: Uuid; onHand: number }[],
  actor: string,
): Promise<void> {
  const begun = new Set<Uuid>();
  const ended: Uuid[] = [];
  for (const { skuId, lotTracked } of changes) {
    const before = stored.get(skuId)?.lotTracked ?? false;
    if (lotTracked && !before) begun.add(skuId);
    if (!lotTracked && before) ended.push(skuId);
  }
  await upsertTracking(tx, changes);
  await deleteLotsOf(tx, [...ended, ...begun]);
  const units = onHand.filter((row) => begun.has(row.skuId) && row.onHand > 0);
  await insertLots(
    tx,
    units.map((row) => ({ ...row, lot: UNKNOWN_LOT, expiresOn: null, allocated: 0 })),
  );
  const reason = 'lots are tracked from now on';
  await insertMovements(
    tx,
    units.flatMap(({ skuId, locationId, onHand: quantity }) => [
      { skuId, locationId, type: 'adjustment' as const, quantity: -quantity, reason, actor },
      { skuId, locationId, type: 'adjustment' as const, quantity, lot: UNKNOWN_LOT, reason, actor },
    ]),
    tx.now,
  );
  await raiseVersion(tx, LOTS_VERSION);
}
