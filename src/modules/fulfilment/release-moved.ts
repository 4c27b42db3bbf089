// Releases in the same transaction what moved work has found elsewhere.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId } from '../../platform/ids.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { releaseReserved } from './release.ts';
import type { FulfilmentOrder } from './types.ts';

/**
 * Releases what moved work has found elsewhere. Orders on hold keep it reserved; it is released with the rest when the hold ends.
 */
export async function releaseMoved(
  tx: CommandTx,
  parts: FulfilmentParts,
  works: readonly { item: Item<unknown>; order: FulfilmentOrder }[],
  options: { isClaimed?: boolean } = {},
): Promise<void> {
  const actors = new Map(works.map(({ item, order }) => [order.orderId, item.actor]));
  if (actors.size === 0) return;
  const items = [...actors].map(([orderId, actor]) => ({
    actor,
    input: { orderId: formatId('ord', orderId) },
  }));
  await releaseReserved(tx, parts, items, options);
}
