// The single place that says for inventory what of an order waits for stock: who came first is served first, whatever happened since.
import { instantOf } from '../../platform/ids.ts';
import type { WaitingUnits } from '../inventory/index.ts';
import type { LineRow, OrderRow } from './types.ts';

/** What of one line waits now; zero units: nothing any more. */
export function waitingOf(
  order: Pick<OrderRow, 'bucket' | 'orderId' | 'channel' | 'shipGroups'>,
  line: Pick<LineRow, 'lineNo' | 'skuId' | 'backordered' | 'shipGroup'>,
): WaitingUnits {
  const { bucket, orderId, channel, shipGroups } = order;
  return {
    bucket,
    orderId,
    lineNo: line.lineNo,
    skuId: line.skuId,
    quantity: line.backordered,
    since: new Date(instantOf(orderId)),
    channel,
    location: shipGroups.find((group) => group.no === line.shipGroup)?.pickupLocation,
  };
}
