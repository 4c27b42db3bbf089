// A believable order's facts for tests of messages, and its events in the log. It stands in for what main.ts supplies.

import type { MessageFacts, ReadMessageFacts } from '../../src/modules/notifications/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { SYSTEM_ACTOR } from '../../src/platform/command.ts';
import type { Database } from '../../src/platform/db.ts';
import { runInTx } from '../../src/platform/execute.ts';
import { newUuid, type Uuid } from '../../src/platform/ids.ts';

/** The facts of an order of two lines, one of them four pieces; `changes` go on top. */
export function makeFacts(changes: Partial<MessageFacts> = {}): MessageFacts {
  return {
    orderNumber: '100-4711',
    locale: 'en',
    timeZone: 'Europe/Warsaw',
    customerName: 'Ola Nowak',
    email: 'Ola.Nowak@example.com',
    currency: 'EUR',
    shopName: 'Harbour & Pine',
    orderUrl: 'https://shop.example/orders/1?lang=pl&from=mail',
    contactEmail: 'help@shop.example',
    lines: [
      { lineNo: 1, sku: 'TBL-01', name: 'Oak table "Nordic" 180 cm', quantity: 1, totalMinor: 45_900 },
      { lineNo: 2, sku: 'CHR-02', name: 'Chair', quantity: 4, totalMinor: 39_600 },
    ],
    totals: {
      goodsMinor: 85_500,
      discountMinor: 2_000,
      shippingMinor: 4_900,
      taxMinor: 0,
      totalMinor: 88_400,
    },
    groups: [
      {
        no: 1,
        name: 'Ola Nowak',
        addressLines: ['ul. Długa 5', '00-238 Warszawa'],
        country: 'PL',
        pickupPlace: null,
        promisedDate: '2026-11-27',
      },
    ],
    ...changes,
  };
}

/** Orders that the test puts in; counts how often it is asked. */
export interface KnownOrders {
  readonly read: ReadMessageFacts;
  asked(): number;
  add(changes?: Partial<MessageFacts>, bucket?: number): Uuid;
}

export function createKnownOrders(): KnownOrders {
  const orders = new Map<Uuid, MessageFacts>();
  let asked = 0;
  return {
    read: async (_db, orderIds) => {
      asked += 1;
      return new Map(orderIds.flatMap((id) => (orders.has(id) ? [[id, orders.get(id)!] as const] : [])));
    },
    asked: () => asked,
    add(changes, bucket = 7) {
      const orderId = newUuid(bucket);
      orders.set(orderId, makeFacts(changes));
      return orderId;
    },
  };
}

export interface LoggedEvent {
  type: string;
  orderId: Uuid;
  attributes?: Record<string, unknown>;
  occurredAt?: string;
}

/** Appends events to the log as the modules to the right would. */
export async function logEvents(db: Database, clock: Clock, events: readonly LoggedEvent[]): Promise<void> {
  await runInTx(db, clock, SYSTEM_ACTOR, async (tx) => {
    for (const event of events) tx.emit({ actor: SYSTEM_ACTOR }, { objects: [], ...event });
  });
}
