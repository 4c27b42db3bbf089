// The demonstration's customers: a steady stream of orders, a few that change their mind, and those whose card was declined.
import type { Outcome } from '../api.ts';
import { composeOrder } from './compose-order.ts';
import { type DemoEvent, followEvents } from './event-stream.ts';
import { createAgenda, keepDoing } from './loop.ts';
import { delayOf } from './pace.ts';
import { forEachOf, type World } from './world.ts';

const TICK_MS = 250;
/** Orders that wait to be placed while the server is away; who comes later leaves. */
const MAX_WAITING = 5000;
const BULK = 500;
const SHARE_CANCELLED = 0.02;
const SHARE_OTHER_CARD = 0.75;

interface Deed {
  readonly orderId: string;
  readonly what: 'cancel' | 'other-card';
}

export function runShoppers(world: World): Promise<unknown> {
  const { api, random, tally, ordersPerSecond, customerIds } = world;
  const agenda = createAgenda<Deed>();
  // Names that no other start of the demonstration gives.
  const start = Date.now().toString(36).toUpperCase();
  let serial = 0;
  let waiting = 0;
  let lastMs = Date.now();

  async function placeOrders(): Promise<void> {
    const now = Date.now();
    waiting = Math.min(MAX_WAITING, waiting + random.arrivals((ordersPerSecond * (now - lastMs)) / 1000));
    lastMs = now;
    while (waiting > 0) {
      const count = Math.min(BULK, waiting);
      const orders = Array.from({ length: count }, () => {
        serial += 1;
        return composeOrder(random, `D-${start}-${serial}`, customerIds);
      });
      const outcomes = await api.bulk<{ orderId: string }>('POST', '/v1/orders/bulk', orders);
      waiting -= count;
      for (const { result } of tally.count('orders placed', orders, outcomes)) {
        const { orderId } = result;
        if (random.chance(SHARE_CANCELLED))
          agenda.add({ orderId, what: 'cancel' }, Date.now() + delayOf('cancel', orderId));
      }
    }
  }

  function onDeclined({ orderId }: DemoEvent): void {
    if (orderId === null) return;
    const what = random.chance(SHARE_OTHER_CARD) ? 'other-card' : 'cancel';
    agenda.add({ orderId, what }, Date.now() + delayOf('otherCard', orderId));
  }

  async function doWhatIsDue(): Promise<void> {
    await forEachOf(agenda.takeDue(Date.now(), 100), async ({ orderId, what }) => {
      const done: Outcome<unknown> =
        what === 'cancel'
          ? await api.send('POST', `/v1/orders/${orderId}/cancel`, { reason: 'changed my mind' })
          : await api.send('POST', `/v1/orders/${orderId}/payments/authorise`, { token: 'tok_ok' });
      tally.count(what === 'cancel' ? 'cancelled' : 'paid with another card', [orderId], [done]);
    });
  }

  return Promise.all([
    keepDoing('orders', TICK_MS, world, placeOrders),
    keepDoing('customers', 1000, world, doWhatIsDue),
    followEvents(world, ['payments.paymentDeclined'], onDeclined),
  ]);
}
