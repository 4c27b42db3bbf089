// The part of a recount that is about lots: each is the sum of its movements, and its allocated units are what order lines take. What
// came or went without naming a lot is given to the unknown one, so that on hand of a position is the sum of its lots again.
import type { CommandTx, Item } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { UNKNOWN_LOT } from './rules/lots.ts';
import { insertLots, selectLotDifferences, selectLotlessUnits, updateLots } from './store/lots.ts';
import { insertMovements } from './store.ts';
import type { NewMovement } from './types.ts';

export async function recountLots(
  tx: CommandTx,
  { actor }: Item<unknown>,
  repair: boolean,
): Promise<{ different: number; repaired: number }> {
  const lotless = await selectLotlessUnits(tx);
  if (repair && lotless.length > 0) {
    const reason = 'recount: units without a lot';
    await insertMovements(
      tx,
      lotless.flatMap(({ skuId, locationId, units }): NewMovement[] => [
        { skuId, locationId, type: 'adjustment', quantity: -units, reason, actor: actor.id },
        { skuId, locationId, type: 'adjustment', quantity: units, lot: UNKNOWN_LOT, reason, actor: actor.id },
      ]),
      tx.now,
    );
  }
  const differences = await selectLotDifferences(tx);
  const different = repair ? differences.length : differences.length + lotless.length;
  if (!repair) return { different, repaired: 0 };
  const changes = differences.map((row) => ({
    skuId: row.skuId,
    locationId: row.locationId,
    lot: row.lot,
    expiresOn: null,
    onHand: row.derivedOnHand - row.onHand,
    // Never more than there is, whatever order lines say.
    allocated: Math.min(row.derivedAllocated, row.derivedOnHand) - row.allocated,
    stored: row.stored,
  }));
  const known = changes.filter((row) => row.stored);
  if ((await updateLots(tx, known)) < known.length) throw new SetConflict('a lot was taken meanwhile');
  await insertLots(
    tx,
    changes.filter((row) => !row.stored && row.onHand > 0),
  );
  return { different, repaired: different };
}
