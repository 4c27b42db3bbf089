// Puts an order on hold with a reason; it is not released to the warehouse until every hold is lifted.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayChange } from '../may.ts';
import { loadOrders } from '../order-set.ts';
import { HOLD_REASONS, type Hold } from '../types.ts';
import { maySee } from './cancel-lines.ts';

export const HoldReasonName = Type.Enum(HOLD_REASONS);

export function createHoldOrder(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.holdOrder',
    summary: 'Puts an order on hold with a reason.',
    input: Type.Object(
      { orderId: IdOf('ord'), reason: HoldReasonName, note: Type.Optional(Text(500)) },
      { additionalProperties: false },
    ),
    output: Type.Object({ holdId: IdOf('hld') }),
    roles: ['service', 'operations', 'finance'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const outcomes = items.map((item): Outcome<{ holdId: string }> => {
        const order = set.get(item.input.orderId);
        if (!order || !maySee(item, order)) return decline(refusals.orderUnknown);
        const refusal = mayChange(order);
        if (refusal) return decline(refusal);
        const { reason, note, orderId } = item.input;
        const holdId = formatId('hld', newUuid());
        const hold: Hold = {
          holdId,
          reason,
          heldBy: item.actor.id,
          heldAt: tx.now.toISOString(),
          ...(note ? { note } : {}),
        };
        order.row.holds = [...(order.row.holds ?? []), hold];
        set.touch(order);
        tx.emit(item, {
          type: 'orders.orderHeld',
          orderId: order.row.orderId,
          channel: order.row.channel,
          objects: [['order', orderId, 'order']],
          attributes: { holdId, reason, note: note ?? null },
        });
        return accept({ holdId });
      });
      await set.write();
      return outcomes;
    },
  });
}
