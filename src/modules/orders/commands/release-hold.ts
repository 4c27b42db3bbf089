// Lifts one hold of an order, or all holds of a reason, or all.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { IdOf } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { holdsNamed, mayReleaseHold } from '../may.ts';
import { loadOrders } from '../order-set.ts';
import { maySee } from './cancel-lines.ts';
import { HoldReasonName } from './hold-order.ts';

export function createReleaseHold(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.releaseHold',
    summary: 'Lifts a hold of an order: the one named, those of a reason, or all.',
    input: Type.Object(
      { orderId: IdOf('ord'), holdId: Type.Optional(IdOf('hld')), reason: Type.Optional(HoldReasonName) },
      { additionalProperties: false },
    ),
    output: Type.Object({ lifted: Type.Integer(), remaining: Type.Integer() }),
    roles: ['service', 'operations', 'finance'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.notHeld],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const outcomes = items.map((item): Outcome<{ lifted: number; remaining: number }> => {
        const order = set.get(item.input.orderId);
        if (!order || !maySee(item, order)) return decline(refusals.orderUnknown);
        const refusal = mayReleaseHold(order, item.input);
        if (refusal) return decline(refusal);
        const { orderId } = item.input;
        const lifted = holdsNamed(order, item.input);
        const remaining = (order.row.holds ?? []).filter((hold) => !lifted.includes(hold));
        order.row.holds = remaining.length > 0 ? remaining : null;
        set.touch(order);
        tx.emit(item, {
          type: 'orders.holdReleased',
          orderId: order.row.orderId,
          channel: order.row.channel,
          objects: [['order', orderId, 'order']],
          attributes: { reasons: lifted.map((hold) => hold.reason), remaining: remaining.length },
        });
        return accept({ lifted: lifted.length, remaining: remaining.length });
      });
      await set.write();
      return outcomes;
    },
  });
}
