// The single place where orders use holds and where ended holds give their units back. Use it in this order: read (no write), lend the
// units to the order when it is sourced (rules.ts: lendHold), use, then reserveStock with the lines as `freed`.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { type Refusal, refuse, SetConflict } from '../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { inventoryRefusals } from './errors.ts';
import { findHoldProblem } from './rules.ts';
import type { StockSnapshot } from './stock-snapshot.ts';
import { endHolds, selectHolds } from './store/holds.ts';
import { changeStock, netChanges } from './store.ts';
import type { Hold } from './types.ts';

export type HoldReading = { readonly hold: Hold } | { readonly refusal: Refusal };

/**
 * The hold that each request names (null: none), or why it cannot be used: unknown, ended, expired, or named by an
 * earlier request of the same set. Writes nothing, so a request may still be refused for another reason.
 */
export async function readHolds(
  db: Queryable,
  now: Date,
  requests: readonly { readonly holdId: string | undefined; readonly actor: Actor }[],
): Promise<(HoldReading | null)[]> {
  const ids = requests.map(({ holdId }) => (holdId === undefined ? undefined : parseId('hld', holdId)));
  const asked = [...new Set(ids.filter((id) => id != null))];
  if (asked.length === 0) return requests.map(() => null);
  const holds = await selectHolds(db, asked);
  const taken = new Set<Uuid>();
  return requests.map(({ actor }, index) => {
    const id = ids[index];
    if (id === undefined) return null;
    const hold = id === null ? undefined : holds.get(id);
    const problem = findHoldProblem(hold, actor, now);
    if (problem || !hold) return { refusal: problem ?? inventoryRefusals.holdUnknown };
    if (taken.has(hold.holdId)) return { refusal: refuse(inventoryRefusals.holdEnded, { state: 'used' }) };
    taken.add(hold.holdId);
    return { hold };
  });
}

/**
 * Active → used, once and for all. Stock is not touched: give the holds' lines to reserveStock as `freed`. A hold that
 * ended since it was read runs the set again, which then sees and refuses it.
 */
export async function useHolds(
  tx: CommandTx,
  uses: readonly { readonly hold: Hold; readonly orderId: Uuid }[],
): Promise<void> {
  if (uses.length === 0) return;
  const ends = uses.map(({ hold, orderId }) => ({
    holdId: hold.holdId,
    state: 'used' as const,
    usedBy: formatId('ord', orderId) as string,
  }));
  if ((await endHolds(tx, ends, tx.now)) < ends.length) throw new SetConflict('a hold ended meanwhile');
}

/** Gives the units of holds that have just ended back, in one pass. */
export async function freeHolds(
  tx: CommandTx,
  stock: StockSnapshot,
  holds: readonly Pick<Hold, 'lines'>[],
): Promise<void> {
  const lines = holds.flatMap((hold) => hold.lines);
  if (lines.length === 0) return;
  await changeStock(
    tx,
    netChanges(
      lines.map(({ skuId, locationId, quantity }) => ({ skuId, locationId, onHand: 0, reserved: -quantity })),
    ),
  );
  tx.afterCommit(() => stock.forget(lines.map((line) => line.skuId)));
}
