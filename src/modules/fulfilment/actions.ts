// What may be done from an order's page to the work and the parcels of an order, by the same rules as the commands.
import type { Queryable } from '../../platform/db.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { judgeRejection } from './commands/reject-fulfilment-order.ts';
import { judgeRetry } from './commands/retry-label.ts';
import { publicFulfilmentId, publicShipmentId } from './fulfilment-set.ts';
import { toPick } from './rules.ts';
import { selectFulfilmentOrdersOf, selectShipmentsOf } from './store.ts';

export async function judgeFulfilment(db: Queryable, orderId: Uuid): Promise<Verdict[]> {
  const keys = [{ bucket: bucketOf(orderId), orderId }];
  const [orders, shipments] = await Promise.all([
    selectFulfilmentOrdersOf(db, keys),
    selectShipmentsOf(db, keys),
  ]);
  return [
    ...orders.map((order): Verdict => {
      const lines = order.lines.flatMap((line) =>
        toPick(line) > 0 ? [{ lineNo: line.lineNo, units: toPick(line) }] : [],
      );
      return {
        command: 'fulfilment.rejectFulfilmentOrder',
        target: { type: 'fulfilment-order', id: publicFulfilmentId(order) },
        refusal: judgeRejection(order),
        limits: { lines },
      };
    }),
    ...shipments.map(
      (shipment): Verdict => ({
        command: 'fulfilment.retryLabel',
        target: { type: 'shipment', id: publicShipmentId(shipment) },
        refusal: judgeRetry(shipment),
      }),
    ),
  ];
}
