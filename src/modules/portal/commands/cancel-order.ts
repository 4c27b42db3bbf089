// The customer cancels an own order, by the command by which everybody does.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { BY_CUSTOMER, runForOwn } from '../own-orders.ts';
import { closed, OrderId } from '../schemas.ts';

export function createCancelOrder({ orders }: Pick<PortalDependencies, 'orders'>) {
  const { cancelOrder } = orders;
  return defineCommand({
    name: 'portal.cancelOrder',
    summary: 'Cancels an own order while none of it has left.',
    input: Type.Object({ orderId: OrderId }, closed),
    output: Type.Object({ status: Type.String(), cancelledUnits: Type.Integer() }),
    roles: ['customer'],
    refusals: [refusals.orderUnknown, ...cancelOrder.refusals],
    run: (tx, items) =>
      runForOwn(tx, items, cancelOrder, {
        signedIn: false,
        toInput: ({ orderId }) => ({ orderId, reason: BY_CUSTOMER }),
      }),
  });
}
