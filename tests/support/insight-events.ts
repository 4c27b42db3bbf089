// Appends events as orders do, without orders behind them: for tests of the live log.
import type { Database } from '../../src/platform/db.ts';
import { appendEvents, type NewEvent } from '../../src/platform/events.ts';
import { newUuid } from '../../src/platform/ids.ts';

export function createEventSource(db: () => Database) {
  let made = 0;
  return {
    /** Id of the newest order. */
    last: () => `ord_${made}`,
    /** Orders with three events each in one transaction; the second names a payment, the third a shipment. */
    async append(orders: number): Promise<void> {
      const events: NewEvent[] = [];
      for (let index = 0; index < orders; index++) {
        made += 1;
        const orderId = newUuid(made % 64);
        const order = ['order', `ord_${made}`, 'order'] as const;
        events.push({
          type: 'orders.orderPlaced',
          orderId,
          channel: 'web',
          objects: [order, ['sku', `SKU-${made % 7}`, 'line 1']],
        });
        events.push({
          type: 'payments.paymentAuthorised',
          orderId,
          objects: [order, ['payment', `pay_${made}`, 'payment']],
          attributes: { amountMinor: made },
        });
        events.push({
          type: 'fulfilment.shipmentShipped',
          orderId,
          objects: [order, ['shipment', `shp_${made}`, 'shipment'], ['location', 'BER', 'ships from']],
        });
      }
      await db().transaction((tx) => appendEvents(tx, new Date(), 'key:test', events));
    },
  };
}
