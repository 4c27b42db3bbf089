// The customer cancels a part of an own order.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { Quantity } from '../../../platform/schemas.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { BY_CUSTOMER, runForOwn } from '../own-orders.ts';
import { closed, OrderId } from '../schemas.ts';

const Line = Type.Object(
  { lineNo: Type.Integer({ minimum: 1, maximum: 100_000 }), quantity: Type.Optional(Quantity) },
  closed,
);

export function createCancelLines({ orders }: Pick<PortalDependencies, 'orders'>) {
  const { cancelLines } = orders;
  return defineCommand({
    name: 'portal.cancelLines',
    summary: 'Cancels lines of an own order, or some of their units, while they have not left.',
    input: Type.Object({ orderId: OrderId, lines: Type.Array(Line, { minItems: 1, maxItems: 200 }) }, closed),
    output: Type.Object({ status: Type.String(), cancelledUnits: Type.Integer() }),
    roles: ['customer'],
    refusals: [refusals.orderUnknown, ...cancelLines.refusals],
    run: (tx, items) =>
      runForOwn(tx, items, cancelLines, {
        signedIn: false,
        toInput: ({ orderId, lines }) => ({ orderId, lines, reason: BY_CUSTOMER }),
      }),
  });
}
