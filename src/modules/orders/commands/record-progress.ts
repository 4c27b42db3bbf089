// Records what happened to units of orders: released to the warehouse, picked, shipped, delivered, not found. Called by
// fulfilment in its own transaction; the order's quantities decide, so a unit that was cancelled meanwhile is refused here.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { IdOf, Quantity, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { loadOrders, type UnitMove } from '../order-set.ts';
import { STAGES, type Stage } from '../types.ts';

const StageName = Type.Enum(STAGES);

export const RecordProgressInput = Type.Object(
  {
    orderId: IdOf('ord'),
    /** What the moves belong to: a fulfilment order, a shipment. */
    reference: Text(100),
    moves: Type.Array(
      Type.Object(
        {
          lineNo: Type.Integer({ minimum: 1, maximum: 100_000 }),
          locationId: Type.Optional(IdOf('loc')),
          from: StageName,
          to: StageName,
          quantity: Quantity,
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 10_000 },
    ),
  },
  { additionalProperties: false },
);

export const RecordProgressOutput = Type.Object({ status: Type.String() });

export function createRecordProgress(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.recordProgress',
    summary: 'Moves units of an order between stages, as fulfilment reports them.',
    input: RecordProgressInput,
    output: RecordProgressOutput,
    roles: [],
    routeReason: 'called by fulfilment within its own commands',
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderHeld, refusals.quantityTooLarge],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const touched: { status: () => string }[] = [];
      const outcomes = items.map((item): Outcome<{ status: string }> => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        if (order.row.closedAt) return decline(refusals.orderClosed);
        if (order.row.holds && item.input.moves.some(isWork)) {
          return decline(refuse(refusals.orderHeld, { reasons: order.row.holds.map((hold) => hold.reason) }));
        }
        const moves = item.input.moves.map((move) => ({
          ...move,
          locationId:
            move.locationId === undefined ? undefined : (parseId('loc', move.locationId) ?? undefined),
        })) as UnitMove[];
        // Only allocateBackorders gives waiting units stock.
        const conjured = moves.some((move) => move.from === 'backordered' && move.to === 'reserved');
        if (conjured || !set.move(order, moves, item, item.input.reference)) {
          return decline(refuse(refusals.quantityTooLarge, { orderId: item.input.orderId }));
        }
        touched.push({ status: () => order.row.status });
        return accept({ status: '' });
      });
      await set.write();
      let at = 0;
      return outcomes.map((outcome) => (outcome.ok ? accept({ status: touched[at++]!.status() }) : outcome));
    },
  });
}

/** What stops while an order is on hold: picking, and handing over. What has left goes its way. */
function isWork({ from, to }: { from: Stage; to: Stage }): boolean {
  return (from === 'released' && to === 'picked') || (from === 'picked' && to === 'shipped');
}
