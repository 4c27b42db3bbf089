// The demonstration's carrier: tells what becomes of each parcel that has left, up to its delivery; a few find nobody at home. After a
// start it looks up which parcels are on their way.
import { steadyNumber } from '../random.ts';
import { type DemoEvent, followEvents } from './event-stream.ts';
import { createAgenda, keepDoing } from './loop.ts';
import { delayOf, type Span } from './pace.ts';
import { forEachOf, readPages, type World } from './world.ts';

const SHARE_NOBODY_HOME = 0.03;
const SHARE_RETURNED = 0.1;
const TELL_MS = 1000;

type Status = 'in-transit' | 'out-for-delivery' | 'delivered' | 'delivery-failed' | 'returned-to-sender';

interface News {
  readonly shipmentId: string;
  readonly status: Status;
}

/** What happens to a parcel, and when, counted from its leaving. */
function routeOf(shipmentId: string): readonly (readonly [Status, Span])[] {
  const straight = [
    ['in-transit', 'inTransit'],
    ['out-for-delivery', 'outForDelivery'],
  ] as const;
  if (steadyNumber(shipmentId, 'home') >= SHARE_NOBODY_HOME) return [...straight, ['delivered', 'delivered']];
  const end = steadyNumber(shipmentId, 'end') < SHARE_RETURNED ? 'returned-to-sender' : 'delivered';
  return [...straight, ['delivery-failed', 'delivered'], [end, 'secondAttempt']];
}

const DEEDS: Partial<Record<Status, string>> = {
  delivered: 'delivered',
  'delivery-failed': 'delivery failed',
  'returned-to-sender': 'returned to sender',
};

export function runCarrier(world: World): Promise<unknown> {
  const { api, tally } = world;
  const agenda = createAgenda<News>();
  const seen = new Set<string>();

  function take(shipmentId: string, leftMs: number, told: readonly string[]): void {
    if (seen.has(shipmentId)) return;
    seen.add(shipmentId);
    for (const [status, span] of routeOf(shipmentId))
      if (!told.includes(status)) agenda.add({ shipmentId, status }, leftMs + delayOf(span, shipmentId));
  }

  function onShipped({ attributes, time }: DemoEvent): void {
    const { shipmentId, carrier } = attributes;
    if (typeof shipmentId === 'string' && carrier !== 'pickup') take(shipmentId, Date.parse(time), []);
  }

  async function lookUp(): Promise<void> {
    interface Shipment {
      shipmentId: string;
      kind: string;
      state: string;
      shippedAt: string | null;
      tracking: { status: string }[];
    }
    for (const status of ['shipped', 'partly-shipped']) {
      const orders = await readPages<{ orderId: string }>(api, `/v1/orders?status=${status}&limit=500`);
      await forEachOf(orders, async ({ orderId }) => {
        const { items } = await api.get<{ items: Shipment[] }>(`/v1/orders/${orderId}/shipments`);
        for (const { shipmentId, kind, state, shippedAt, tracking } of items) {
          const isUnderWay = ['shipped', 'in-transit', 'out-for-delivery', 'failed'].includes(state);
          if (kind === 'ship' && isUnderWay && shippedAt !== null)
            take(
              shipmentId,
              Date.parse(shippedAt),
              tracking.map((told) => told.status),
            );
        }
      });
    }
  }

  async function tell(): Promise<void> {
    const due = agenda.takeDue(Date.now(), 1000);
    if (due.length === 0) return;
    const at = new Date().toISOString();
    const outcomes = await api.bulk(
      'POST',
      '/v1/shipments/tracking/bulk',
      due.map((news) => ({ ...news, at })),
    );
    due.forEach((news, index) => {
      const deed = DEEDS[news.status];
      if (deed || !outcomes[index]!.ok) tally.count(deed ?? news.status, [news], [outcomes[index]!]);
      if (news.status === 'delivered' || news.status === 'returned-to-sender') seen.delete(news.shipmentId);
    });
  }

  return Promise.all([
    followEvents(world, ['fulfilment.shipmentShipped'], onShipped),
    keepDoing('tracking', TELL_MS, world, tell),
    lookUp().catch((error: unknown) => {
      if (!world.signal.aborted) tally.trouble('parcels on their way', error);
    }),
  ]);
}
