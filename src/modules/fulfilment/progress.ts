// The single place where fulfilment tells the orders what happened to their units. The order's quantities decide: where it
// declines, units were cancelled meanwhile, and the whole item is taken back.
import { assert } from '../../platform/assert.ts';
import type { CommandTx, Item } from '../../platform/command.ts';
import { ItemRefused, refuse } from '../../platform/errors.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Stage } from '../orders/index.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { refusals } from './errors.ts';

export interface UnitMove {
  lineNo: number;
  locationId?: Uuid;
  from: Stage;
  to: Stage;
  quantity: number;
}

export interface Progress {
  /** The item's place in the set. */
  index: number;
  item: Item<unknown>;
  orderId: Uuid;
  /** Public id of the fulfilment order or shipment that the moves belong to. */
  reference: string;
  moves: UnitMove[];
}

/** Moves the units of every entry, in their order; throws ItemRefused for an item whose units are not there any more. */
export async function recordProgress(
  tx: CommandTx,
  { orders }: FulfilmentParts,
  entries: readonly Progress[],
): Promise<void> {
  const outcomes = await tx.call(
    orders.recordProgress,
    entries.map((entry) => ({ actor: entry.item.actor, input: progressInput(entry) })),
  );
  outcomes.forEach((outcome, at) => {
    if (outcome.ok) return;
    const { index, reference } = entries[at]!;
    const { code, details } = outcome.refusal;
    // A hold that the listener has not brought here yet.
    if (code === 'orders.order-held') throw new ItemRefused(index, refuse(refusals.orderHeld, details));
    throw new ItemRefused(index, refuse(refusals.unitsCancelled, { of: reference, because: code }));
  });
}

export function progressInput({ orderId, reference, moves }: Progress) {
  return {
    orderId: formatId('ord', orderId),
    reference,
    moves: moves.map(({ locationId, ...move }) =>
      locationId === undefined ? move : { ...move, locationId: formatId('loc', locationId) },
    ),
  };
}

export interface StockCorrection {
  index: number;
  item: Item<unknown>;
  sku: string;
  /** Location code. */
  location: string;
  /** Signed units. */
  quantity: number;
  /** Where lots are tracked; the first to expire unless told. */
  lot?: string;
  type: 'pick-shortage' | 'return' | 'adjustment';
  reason: string;
  reference: string;
}

/** Books what was not found, or what came back, at its location. */
export async function correctStock(
  tx: CommandTx,
  { inventory }: FulfilmentParts,
  entries: readonly StockCorrection[],
): Promise<void> {
  const outcomes = await tx.call(
    inventory.adjustStock,
    entries.map(({ item, sku, location, quantity, lot, type, reason, reference }) => ({
      actor: item.actor,
      input: { sku, location, quantity, type, reason, reference, ...(lot === undefined ? {} : { lot }) },
    })),
  );
  assert(outcomes.length === entries.length, 'every correction has its outcome');
  outcomes.forEach((outcome, at) => {
    if (outcome.ok) return;
    const { index, sku, location } = entries[at]!;
    throw new ItemRefused(
      index,
      refuse(refusals.stockRefused, { sku, location, because: outcome.refusal.code }),
    );
  });
}
