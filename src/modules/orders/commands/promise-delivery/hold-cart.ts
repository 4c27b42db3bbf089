// The single place that keeps what a cart was promised: a hold of exactly the units of its plan, in the transaction of the promise.
import type { Actor, CommandTx } from '../../../../platform/command.ts';
import { BUCKETS, formatId, newUuid } from '../../../../platform/ids.ts';
import {
  type HeldStock,
  type LocationList,
  type StockSnapshot,
  writeHolds,
} from '../../../inventory/index.ts';
import type { PlannedUnits } from '../place-order/source-drafts.ts';
import type { Promised } from './schemas.ts';

export interface CartToHold {
  readonly actor: Actor;
  readonly channel: string | null;
  readonly hold: { readonly minutes: number; readonly reference?: string | undefined };
  readonly allocations: readonly PlannedUnits[];
}

/** One hold a cart, beside it; null for a cart that gets nothing now. */
export async function holdCarts(
  tx: CommandTx,
  stock: StockSnapshot,
  locations: LocationList,
  carts: readonly CartToHold[],
): Promise<Promised['hold'][]> {
  const bucket = Math.floor(Math.random() * BUCKETS);
  const held = carts.map(({ actor, channel, hold, allocations }): HeldStock | null => {
    if (allocations.length === 0) return null;
    const expiresAt = new Date(tx.now.getTime() + hold.minutes * 60_000);
    const { reference = null } = hold;
    const lines = joinUnits(allocations);
    return { item: { actor }, hold: { holdId: newUuid(bucket), expiresAt, reference, channel, lines } };
  });
  await writeHolds(
    tx,
    stock,
    locations,
    held.filter((each) => each !== null),
  );
  return held.map(
    (each) =>
      each && {
        holdId: formatId('hld', each.hold.holdId) as string,
        expiresAt: each.hold.expiresAt.toISOString(),
      },
  );
}

/** One line a SKU and location. */
function joinUnits(allocations: readonly PlannedUnits[]): HeldStock['hold']['lines'] {
  const lines = new Map<string, HeldStock['hold']['lines'][number]>();
  for (const { line, locationId, quantity, keep = 0 } of allocations) {
    const key = line.skuId + locationId;
    const known = lines.get(key);
    lines.set(key, {
      ...{ skuId: line.skuId, sku: line.sku, locationId },
      quantity: quantity + (known?.quantity ?? 0),
      keep: Math.max(keep, known?.keep ?? 0),
    });
  }
  return [...lines.values()];
}
