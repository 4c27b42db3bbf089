// Hands the reserved units of orders to their locations, as fulfilment orders.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { IdOf } from '../../../platform/schemas.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { releaseReserved } from '../release.ts';
import { closed, FulfilmentOrderId } from '../schemas.ts';

export function createReleaseOrder(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.releaseOrder',
    summary:
      'Releases everything that is reserved for an order to its locations; what is backordered waits on.',
    input: Type.Object({ orderId: IdOf('ord') }, closed),
    output: Type.Object({
      fulfilmentOrders: Type.Array(FulfilmentOrderId, {
        description: 'Those that are new or got more units',
      }),
      releasedUnits: Type.Integer(),
      backorderedUnits: Type.Integer(),
    }),
    roles: ['operations'],
    refusals: [refusals.orderUnknown, refusals.orderHeld],
    run: (tx, items) => releaseReserved(tx, parts, items),
  });
}
