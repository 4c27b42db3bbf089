// The single place that writes new holds, whoever decided what they keep: all of them or, when somebody was faster, none.
import type { Actor, CommandTx } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { emitHold } from './events.ts';
import type { TakenLine } from './plan-hold.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import { insertHolds, type NewHold } from './store/holds.ts';
import { netChanges, reserveFree } from './store.ts';
import type { LocationList } from './types.ts';

export interface HeldStock {
  /** For whom. */
  readonly item: { readonly actor: Actor };
  /** Of its lines no two are of one SKU at one location. */
  readonly hold: NewHold & { readonly lines: readonly TakenLine[] };
}

/** Takes the units of all `held`; throws SetConflict when some are not free any more, and the set is decided again. */
export async function writeHolds(
  tx: CommandTx,
  stock: StockSnapshot,
  locations: LocationList,
  held: readonly HeldStock[],
): Promise<void> {
  if (held.length === 0) return;
  await insertHolds(
    tx,
    held.map(({ hold }) => hold),
    tx.now,
  );
  for (const { item, hold } of held) emitHold(tx, item.actor, 'inventory.stockHeld', hold);
  const lines = held.flatMap(({ hold }) => hold.lines);
  const wanted = netChanges(
    lines.map(({ skuId, locationId, quantity, keep }) => ({
      skuId,
      locationId,
      onHand: 0,
      reserved: quantity,
      keep,
    })),
  );
  const left = await reserveFree(tx, wanted);
  if (left.length < wanted.length) throw new SetConflict('stock was taken meanwhile');
  tx.afterCommit(() => stock.note(locations, left));
}
