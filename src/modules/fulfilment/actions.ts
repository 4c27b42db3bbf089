// What may be done from an order's page to the work and the parcels of an order, by the same rules as the commands.
import type { Queryable } from '../../platform/db.ts';
import { refuse } from '../../platform/errors.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { type Reservation, readReservations } from '../inventory/index.ts';
import { judgeRejection } from './commands/reject-fulfilment-order.ts';
import { judgeRetry } from './commands/retry-label.ts';
import { refusals } from './errors.ts';
import { publicFulfilmentId, publicShipmentId } from './fulfilment-set.ts';
import { linesToPick } from './offer-work.ts';
import { selectFulfilmentOrdersOf, selectShipmentsOf } from './store.ts';
import type { FulfilmentOrder } from './types.ts';

export async function judgeFulfilment(db: Queryable, orderId: Uuid): Promise<Verdict[]> {
  const keys = [{ bucket: bucketOf(orderId), orderId }];
  const [orders, shipments, reservations] = await Promise.all([
    selectFulfilmentOrdersOf(db, keys),
    selectShipmentsOf(db, keys),
    readReservations(db, keys),
  ]);
  return [
    ...orders.map(
      (order): Verdict => ({
        command: 'fulfilment.rejectFulfilmentOrder',
        target: { type: 'fulfilment-order', id: publicFulfilmentId(order) },
        refusal: judgeRejection(order) ?? judgeUnits(order, reservations),
        limits: { lines: linesToPick(order).map(({ lineNo, quantity }) => ({ lineNo, units: quantity })) },
      }),
    ),
    ...shipments.map(
      (shipment): Verdict => ({
        command: 'fulfilment.retryLabel',
        target: { type: 'shipment', id: publicShipmentId(shipment) },
        refusal: judgeRetry(shipment),
      }),
    ),
  ];
}

/** Units that were cancelled are still on the list until its listener has taken them off. */
function judgeUnits(order: FulfilmentOrder, reservations: readonly Reservation[]): Verdict['refusal'] {
  const released = (lineNo: number) =>
    reservations.find((row) => row.lineNo === lineNo && row.locationId === order.locationId)?.released ?? 0;
  return linesToPick(order).every(({ lineNo, quantity }) => quantity <= released(lineNo))
    ? null
    : refuse(refusals.unitsCancelled, { of: publicFulfilmentId(order) });
}
