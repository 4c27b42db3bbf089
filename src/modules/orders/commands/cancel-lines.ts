// Cancels units of an order that have not left: nearest to the shelf first, so that the least work is lost. What a location
// has in work is named in the event, by which fulfilment takes it off its lists.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId } from '../../../platform/ids.ts';
import { IdOf, Quantity, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayCancel, mayCancelLine } from '../may.ts';
import { type LoadedOrder, loadOrders, type UnitMove, unreservedUnits } from '../order-set.ts';
import { CANCELLABLE, cancellableUnits } from '../rules.ts';

export const CancelOutput = Type.Object({ status: Type.String(), cancelledUnits: Type.Integer() });

export const CancelLinesInput = Type.Object(
  {
    orderId: IdOf('ord'),
    lines: Type.Array(
      Type.Object(
        {
          lineNo: Type.Integer({ minimum: 1, maximum: 100_000 }),
          quantity: Type.Optional(Quantity),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 2000 },
    ),
    reason: Type.Optional(Text(500)),
  },
  { additionalProperties: false },
);

export function createCancelLines(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.cancelLines',
    summary: 'Cancels lines or a part of their quantity while they have not left.',
    input: CancelLinesInput,
    output: CancelOutput,
    roles: ['service', 'operations', 'channel'],
    refusals: [
      refusals.orderUnknown,
      refusals.orderClosed,
      refusals.orderCancelled,
      refusals.lineUnknown,
      refusals.lineShipped,
    ],
    async run(tx, items) {
      return cancelUnits(tx, dependencies.stock, items, (item, order) => {
        const moves: UnitMove[] = [];
        for (const [lineNo, quantity] of joinLines(item.input.lines)) {
          const planned = planLine(order, lineNo, quantity);
          if (!Array.isArray(planned)) return planned;
          moves.push(...planned);
        }
        return moves;
      });
    },
  });
}

/** A line named twice counts once, with all its units; without quantity everything that is left. */
function joinLines(lines: readonly { lineNo: number; quantity?: number }[]): Map<number, number | undefined> {
  const joined = new Map<number, number | undefined>();
  for (const { lineNo, quantity } of lines) {
    const known = joined.get(lineNo);
    const all = quantity === undefined || (joined.has(lineNo) && known === undefined);
    joined.set(lineNo, all ? undefined : (known ?? 0) + quantity);
  }
  return joined;
}

/** Shared by cancelLines and cancelOrder: plan each item, move, write, tell. */
export async function cancelUnits<I extends { orderId: string; reason?: string }>(
  tx: CommandTx,
  stock: StockSnapshot,
  items: readonly Item<I>[],
  plan: (item: Item<I>, order: LoadedOrder) => UnitMove[] | Refusal,
): Promise<Outcome<{ status: string; cancelledUnits: number }>[]> {
  const set = await loadOrders(tx, stock, items);
  const done: { order: LoadedOrder; units: number }[] = [];
  const outcomes = items.map((item): Outcome<{ status: string; cancelledUnits: number }> => {
    const order = set.get(item.input.orderId);
    if (!order || !maySee(item, order)) return decline(refusals.orderUnknown);
    const refusal = mayCancel(order);
    if (refusal) return decline(refusal);
    const moves = plan(item, order);
    if (!Array.isArray(moves)) return decline(moves);
    if (!set.move(order, moves, item, item.input.orderId)) {
      return decline(refuse(refusals.lineShipped, { orderId: item.input.orderId }));
    }
    // An imported order may have no line whose units would say it.
    if (order.lines.size === 0) order.row.cancelledAt = tx.now;
    emitCancelled(tx, item, order, moves);
    const units = moves.reduce((sum, move) => sum + move.quantity, 0);
    done.push({ order, units });
    return accept({ status: '', cancelledUnits: units });
  });
  await set.write();
  let at = 0;
  return outcomes.map((outcome) => {
    if (!outcome.ok) return outcome;
    const { order, units } = done[at++]!;
    return accept({ status: order.row.status, cancelledUnits: units });
  });
}

/** A channel sees its own orders only. */
export function maySee(item: Item<unknown>, order: LoadedOrder): boolean {
  return item.actor.role !== 'channel' || item.actor.channel === order.row.channel;
}

/** Moves that cancel `quantity` units of a line (all that is left of it unless told), or why not. */
export function planLine(order: LoadedOrder, lineNo: number, quantity?: number): UnitMove[] | Refusal {
  const refusal = mayCancelLine(order, lineNo, quantity);
  if (refusal) return refusal;
  const line = order.lines.get(lineNo)!;
  const wanted = quantity ?? cancellableUnits(line);
  const moves: UnitMove[] = [];
  let left = wanted;
  for (const stage of CANCELLABLE) {
    if (stage === 'backordered') {
      const taken = Math.min(left, line.backordered);
      if (taken > 0) moves.push({ lineNo, from: stage, to: 'cancelled', quantity: taken });
      left -= taken;
      continue;
    }
    for (const reservation of order.reservations) {
      if (reservation.lineNo !== lineNo || left === 0) continue;
      const taken = Math.min(left, reservation[stage as 'reserved' | 'released' | 'picked']);
      if (taken > 0) {
        moves.push({
          lineNo,
          locationId: reservation.locationId,
          from: stage,
          to: 'cancelled',
          quantity: taken,
        });
      }
      left -= taken;
    }
    if (!order.row.imported) continue;
    const taken = Math.min(left, unreservedUnits(order, line, stage));
    if (taken > 0) moves.push({ lineNo, from: stage, to: 'cancelled', quantity: taken });
    left -= taken;
  }
  return moves;
}

function emitCancelled(
  tx: CommandTx,
  item: Item<{ orderId: string; reason?: string }>,
  order: LoadedOrder,
  moves: readonly UnitMove[],
): void {
  tx.emit(item, {
    type: 'orders.linesCancelled',
    orderId: order.row.orderId,
    channel: order.row.channel,
    objects: [
      ['order', item.input.orderId, 'order'],
      ...moves.map((move) => ['sku', order.lines.get(move.lineNo)!.sku, `line ${move.lineNo}`] as const),
    ],
    attributes: {
      reason: item.input.reason ?? null,
      ...(order.row.imported ? { imported: true } : {}),
      lines: moves.map(({ lineNo, from, quantity, locationId }) => ({
        lineNo,
        from,
        quantity,
        locationId: locationId ? formatId('loc', locationId) : null,
      })),
    },
  });
}
