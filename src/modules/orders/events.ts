// Listeners of orders: the words for search, from the event log; backordered lines, when stock has come in.
import type { Actor } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { termsOf } from './search-terms.ts';
import { insertTerms, selectOrders } from './store/read.ts';

const ACTOR: Actor = { id: 'system:orders', role: 'system' };

/** Makes each new order findable. */
export const searchSubscriber: Subscriber = {
  name: 'orders.search',
  actor: ACTOR,
  async receive(tx, _bucket, events) {
    const ids = new Set<Uuid>();
    for (const event of events)
      if (event.type === 'orders.orderPlaced' && event.orderId) ids.add(event.orderId);
    if (ids.size === 0) return;
    const rows = (await selectOrders(tx, [...ids])).flatMap((order) =>
      termsOf(order).map((term) => ({ term, orderId: order.orderId })),
    );
    rows.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
    await insertTerms(tx, rows);
  },
};
