// The customer sends a part of an own order elsewhere: only after signing in, because a forwarded link must not move a parcel.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { PlaceOrderInput } from '../../orders/index.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { BY_CUSTOMER, runForOwn } from '../own-orders.ts';
import { closed, nullable, OrderId } from '../schemas.ts';

const { lines, city, country, ...others } = PlaceOrderInput.properties.billingAddress.properties;
const AddressInput = Type.Object({ lines, city, country, ...others }, closed);

export function createChangeAddress({ orders }: Pick<PortalDependencies, 'orders'>) {
  const { changeAddress } = orders;
  return defineCommand({
    name: 'portal.changeAddress',
    summary: 'Sends a part of an own order to another address of the same country, while it is not packed.',
    input: Type.Object(
      { orderId: OrderId, shipGroup: Type.Integer({ minimum: 1, maximum: 50 }), address: AddressInput },
      closed,
    ),
    output: Type.Object({
      shipGroup: Type.Integer(),
      movedUnits: Type.Integer(),
      promisedDate: nullable(Type.String()),
    }),
    roles: ['customer'],
    refusals: [refusals.orderUnknown, refusals.signInNeeded, ...changeAddress.refusals],
    run: (tx, items) =>
      runForOwn(tx, items, changeAddress, {
        signedIn: true,
        toInput: ({ orderId, shipGroup, address }) => ({ orderId, shipGroup, address, reason: BY_CUSTOMER }),
      }),
  });
}
