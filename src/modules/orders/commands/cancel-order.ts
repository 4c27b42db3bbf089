// Cancels a whole order while none of it has left. What has shipped comes back as a return, not as a cancellation.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { mayCancelOrder } from '../may.ts';
import type { UnitMove } from '../order-set.ts';
import { CancelOutput, cancelUnits, planLine } from './cancel-lines.ts';

export const CancelOrderInput = Type.Object(
  { orderId: IdOf('ord'), reason: Type.Optional(Text(500)) },
  { additionalProperties: false },
);

export function createCancelOrder(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.cancelOrder',
    summary: 'Cancels a whole order while none of it has left; its stock is free and its payment is let go.',
    input: CancelOrderInput,
    output: CancelOutput,
    roles: ['service', 'operations', 'channel'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled, refusals.lineShipped],
    async run(tx, items) {
      return cancelUnits(tx, dependencies.stock, items, (_item, order) => {
        const refusal = mayCancelOrder(order);
        if (refusal) return refusal;
        const moves: UnitMove[] = [];
        for (const line of order.lines.values()) {
          if (line.cancelled === line.ordered) continue;
          const planned = planLine(order, line.lineNo);
          if (!Array.isArray(planned)) return planned;
          moves.push(...planned);
        }
        return moves;
      });
    },
  });
}
