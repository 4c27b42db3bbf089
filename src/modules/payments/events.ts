// The events of payments; it listens to nobody.
import type { EventObject, NewEvent } from '../../platform/events.ts';
import { formatId } from '../../platform/ids.ts';
import type { PaymentNews } from './changes.ts';

/** Sources that are objects of their own, by the prefix of their public id. */
const SOURCE_OBJECTS: Readonly<Record<string, string>> = { shp: 'shipment', inv: 'invoice', ret: 'return' };

export function paymentEvent(news: PaymentNews): NewEvent {
  const { payment, operation } = news;
  const paymentId = formatId('pay', payment.paymentId);
  const objects: EventObject[] = [
    ['order', formatId('ord', payment.orderId), 'order'],
    ['payment', paymentId, 'payment'],
  ];
  const sourceObject = operation && SOURCE_OBJECTS[operation.sourceId.split('_')[0]!];
  if (sourceObject) objects.push([sourceObject, operation.sourceId, 'cause']);
  return {
    type: `payments.${news.type}`,
    orderId: payment.orderId,
    objects,
    attributes: {
      paymentId,
      amountMinor: news.amountMinor,
      currency: payment.currency,
      state: payment.state,
      ...(operation && {
        operationId: formatId('pop', operation.operationId),
        kind: operation.kind,
        sourceId: operation.sourceId,
      }),
      ...(operation?.reason && { reason: operation.reason }),
      ...(operation?.code && { code: operation.code, message: operation.message }),
    },
  };
}
