// Closes an order whose units have all been delivered or cancelled; nothing changes in it afterwards but returns.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { IdOf } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayClose } from '../may.ts';
import { loadOrders } from '../order-set.ts';

export function createCloseOrder(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.closeOrder',
    summary: 'Closes an order that is wholly delivered or cancelled.',
    input: Type.Object({ orderId: IdOf('ord') }, { additionalProperties: false }),
    output: Type.Object({ status: Type.String() }),
    roles: ['operations', 'service'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.notFinished],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const outcomes = items.map((item): Outcome<{ status: string }> => {
        const order = set.get(item.input.orderId);
        if (!order) return decline(refusals.orderUnknown);
        const refusal = mayClose(order);
        if (refusal) return decline(refusal);
        order.row.closedAt = tx.now;
        set.touch(order);
        tx.emit(item, {
          type: 'orders.orderClosed',
          orderId: order.row.orderId,
          channel: order.row.channel,
          objects: [['order', item.input.orderId, 'order']],
          attributes: { status: order.row.status },
        });
        return accept({ status: order.row.status === 'cancelled' ? 'cancelled' : 'closed' });
      });
      await set.write();
      return outcomes;
    },
  });
}
