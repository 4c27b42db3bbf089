// Seven orders written by hand, of which every KPI can be reckoned on paper; kpis.test.ts does.
import { customerNo, event, line, snapshot } from './history.fixture.ts';

const DC1 = { location: 'DC1' };
const DC2 = { location: 'DC2' };
const units = (lineNo: number, quantity: number) => ({ lineNo, quantity });
const paid = (when: string, amountMinor: number) => ({
  at: Date.parse(`2026-${when}:00Z`),
  amountMinor,
  isInvoice: amountMinor > 0,
});
const decision = (
  costParts: Record<string, number>,
  backordered: { lineNo: number; quantity: number }[] = [],
) => [{ costParts, backordered, allocations: [] }];
const person = (customer: number) => ({ customerId: customerNo(customer), customerKind: 'person' as const });

/** Everything goes well: 52 hours from placement to delivery, on the requested day, a day before the promised one. */
const A = {
  snapshot: snapshot(1, '03-02 08:00', {
    ...person(1),
    status: 'delivered',
    totalMinor: 3500,
    taxMinor: 560,
    lines: [
      line(1, 'S1', 2, {
        delivered: 2,
        totalMinor: 2000,
        taxMinor: 320,
        requestedDate: '2026-03-04',
        firstPromisedDate: '2026-03-05',
        lastPromisedDate: '2026-03-05',
      }),
      line(2, 'S2', 1, {
        delivered: 1,
        totalMinor: 1000,
        taxMinor: 160,
        requestedDate: '2026-03-04',
        firstPromisedDate: '2026-03-05',
        lastPromisedDate: '2026-03-05',
      }),
    ],
    decisions: decision({ fixed: 100, distance: 300, handling: 60, balance: 999 }),
    receivable: [paid('03-02T12:00', 3500), paid('03-04T12:00', -3500)],
  }),
  events: [
    event('03-02 08:00', 'orders.orderPlaced', {}, 'key:shop'),
    event('03-02 09:00', 'orders.orderReleased', {}, 'process:order-to-cash'),
    event('03-02 11:00', 'fulfilment.pickCompleted', { ...DC1, lines: [units(1, 2), units(2, 1)] }),
    event('03-02 11:30', 'fulfilment.packed', { ...DC1, lines: [units(1, 2), units(2, 1)] }),
    event('03-02 12:00', 'fulfilment.shipmentShipped', {
      ...DC1,
      carrier: 'north',
      shipmentId: 'shp_1',
      lines: [units(1, 2), units(2, 1)],
    }),
    event('03-04 12:00', 'fulfilment.shipmentDelivered', {
      ...DC1,
      carrier: 'north',
      shipmentId: 'shp_1',
      lines: [units(1, 2), units(2, 1)],
    }),
    event('03-04 18:00', 'portal.feedbackGiven', { shipmentId: 'shp_1', rating: 5 }, 'customer:cus_1'),
  ],
};

/** Held for an hour, one unit short, two shipments, promised again for a day later: late as first promised, on time as last promised. */
const B = {
  snapshot: snapshot(2, '03-03 08:00', {
    ...person(1),
    status: 'delivered',
    totalMinor: 3000,
    taxMinor: 480,
    lines: [
      line(1, 'S1', 3, {
        delivered: 3,
        totalMinor: 3000,
        taxMinor: 480,
        firstPromisedDate: '2026-03-05',
        lastPromisedDate: '2026-03-06',
      }),
    ],
    decisions: decision({ fixed: 200, distance: 400, handling: 90, split: 150 }),
    receivable: [paid('03-03T12:00', 2000), paid('03-03T16:00', 1000), paid('03-13T16:00', -3000)],
  }),
  events: [
    event('03-03 08:00', 'orders.orderPlaced', {}, 'key:shop'),
    event('03-03 08:10', 'orders.orderHeld', { holdId: 'hld_1', reason: 'HIGH_RISK_OF_FRAUD' }, 'user:usr_1'),
    event(
      '03-03 09:10',
      'orders.holdReleased',
      { reasons: ['HIGH_RISK_OF_FRAUD'], remaining: 0 },
      'user:usr_1',
    ),
    event('03-03 10:00', 'orders.orderReleased', {}, 'process:order-to-cash'),
    event('03-03 11:00', 'fulfilment.pickCompleted', { ...DC1, lines: [units(1, 2)] }),
    event('03-03 11:00', 'fulfilment.pickShort', { ...DC1, lines: [units(1, 1)] }),
    event('03-03 11:00', 'orders.unitsResourced', {
      reason: 'pick-short',
      lines: [{ lineNo: 1, quantity: 1, backordered: 0 }],
    }),
    event('03-03 12:00', 'fulfilment.shipmentShipped', {
      ...DC1,
      carrier: 'north',
      shipmentId: 'shp_2',
      lines: [units(1, 2)],
    }),
    event('03-03 15:00', 'fulfilment.pickCompleted', { ...DC2, lines: [units(1, 1)] }),
    event('03-03 16:00', 'fulfilment.shipmentShipped', {
      ...DC2,
      carrier: 'swift',
      shipmentId: 'shp_3',
      lines: [units(1, 1)],
    }),
    event('03-05 10:00', 'fulfilment.shipmentDelivered', {
      ...DC1,
      carrier: 'north',
      shipmentId: 'shp_2',
      lines: [units(1, 2)],
    }),
    event('03-06 10:00', 'fulfilment.shipmentDelivered', {
      ...DC2,
      carrier: 'swift',
      shipmentId: 'shp_3',
      lines: [units(1, 1)],
    }),
    event('03-06 11:00', 'portal.feedbackGiven', { shipmentId: 'shp_3', rating: 1 }, 'customer:cus_1'),
    event('03-06 12:00', 'portal.feedbackChanged', { shipmentId: 'shp_3', rating: 2 }, 'customer:cus_1'),
    event('03-07 10:00', 'service.appeasementGranted', { amountMinor: 250 }, 'user:usr_2'),
  ],
};

/** Taken without stock and cancelled by us. */
const C = {
  snapshot: snapshot(3, '03-03 10:00', {
    channel: 'app',
    currency: 'GBP',
    customerId: customerNo(2),
    customerKind: 'company',
    customerTags: ['vip'],
    status: 'cancelled',
    cancelledAt: Date.parse('2026-03-03T12:00:00Z'),
    totalMinor: 4000,
    lines: [
      line(1, 'S2', 2, {
        cancelled: 2,
        totalMinor: 4000,
        requestedDate: '2026-03-06',
        firstPromisedDate: '2026-03-06',
        lastPromisedDate: '2026-03-06',
      }),
    ],
    decisions: decision({ fixed: 100 }, [units(1, 2)]),
  }),
  events: [
    event('03-03 10:00', 'orders.orderPlaced', {}, 'key:shop'),
    event('03-03 12:00', 'orders.linesCancelled', { reason: 'no stock', lines: [units(1, 2)] }, 'user:usr_1'),
    event('03-03 12:00', 'orders.orderCancelled', { status: 'cancelled' }, 'user:usr_1'),
  ],
};

/** One unit waited for stock; under way, and its day has passed. */
const D = {
  snapshot: snapshot(4, '03-04 10:00', {
    channel: 'app',
    currency: 'GBP',
    customerId: customerNo(2),
    customerKind: 'company',
    customerTags: ['vip'],
    status: 'shipped',
    totalMinor: 8000,
    lines: [
      line(1, 'S3', 4, {
        shipped: 4,
        totalMinor: 8000,
        firstPromisedDate: '2026-03-07',
        lastPromisedDate: '2026-03-07',
      }),
    ],
    decisions: decision({ fixed: 100, distance: 500, handling: 80 }, [units(1, 1)]),
    receivable: [paid('03-05T18:00', 8000)],
  }),
  events: [
    event('03-04 10:00', 'orders.orderPlaced', {}, 'key:shop'),
    event('03-05 10:00', 'orders.orderReleased', {}, 'process:order-to-cash'),
    event('03-05 14:00', 'fulfilment.pickCompleted', { ...DC2, lines: [units(1, 4)] }),
    event('03-05 18:00', 'fulfilment.shipmentShipped', {
      ...DC2,
      carrier: 'swift',
      shipmentId: 'shp_4',
      lines: [units(1, 4)],
    }),
  ],
};

/** A guest's order of which nothing has happened yet. */
const E = {
  snapshot: snapshot(5, '03-05 09:00', {
    channel: 'store',
    totalMinor: 1190,
    taxMinor: 190,
    lines: [
      line(1, 'S1', 1, {
        totalMinor: 1190,
        taxMinor: 190,
        requestedDate: '2026-03-20',
        firstPromisedDate: '2026-03-20',
        lastPromisedDate: '2026-03-20',
      }),
    ],
    decisions: decision({ fixed: 50 }),
  }),
  events: [event('03-05 09:00', 'orders.orderPlaced', {}, 'key:shop')],
};

/** Imported history: delivered during its promised day. */
const F = {
  snapshot: snapshot(6, '03-01 00:00', {
    ...person(3),
    channel: 'olist',
    currency: 'BRL',
    processVersion: null,
    imported: true,
    status: 'delivered',
    totalMinor: 10_000,
    lines: [
      line(1, 'S9', 1, {
        delivered: 1,
        totalMinor: 10_000,
        firstPromisedDate: '2026-03-04',
        lastPromisedDate: '2026-03-04',
      }),
    ],
  }),
  events: [
    event('03-01 00:00', 'orders.orderPlaced', { imported: true }),
    {
      ...event('03-02 00:00', 'fulfilment.shipmentShipped', { imported: true, lines: [units(1, 1)] }),
      objects: [['shipment', 'olist/6', 'shipment']] as const,
    },
    {
      ...event('03-04 06:00', 'fulfilment.shipmentDelivered', { imported: true, lines: [units(1, 1)] }),
      objects: [['shipment', 'olist/6', 'shipment']] as const,
    },
  ],
};

/** The customer cancelled one line; the other came damaged and was refunded. */
const G = {
  snapshot: snapshot(7, '03-06 08:00', {
    ...person(4),
    status: 'delivered',
    totalMinor: 1500,
    taxMinor: 240,
    lines: [
      line(1, 'S1', 1, {
        delivered: 1,
        totalMinor: 1000,
        taxMinor: 160,
        requestedDate: '2026-03-07',
        firstPromisedDate: '2026-03-07',
        lastPromisedDate: '2026-03-07',
      }),
      line(2, 'S3', 1, {
        cancelled: 1,
        totalMinor: 500,
        taxMinor: 80,
        requestedDate: '2026-03-07',
        firstPromisedDate: '2026-03-07',
        lastPromisedDate: '2026-03-07',
      }),
    ],
    decisions: decision({ fixed: 100, distance: 100, handling: 20 }),
    receivable: [paid('03-06T11:00', 1000), paid('03-06T11:00', -1000)],
    creditedNetMinor: 840,
  }),
  events: [
    event('03-06 08:00', 'orders.orderPlaced', {}, 'key:shop'),
    event(
      '03-06 08:30',
      'orders.linesCancelled',
      { reason: 'changed my mind', lines: [units(2, 1)] },
      'customer:cus_4',
    ),
    event('03-06 09:00', 'orders.orderReleased', {}, 'process:order-to-cash'),
    event('03-06 10:00', 'fulfilment.pickCompleted', { ...DC1, lines: [units(1, 1)] }),
    event('03-06 11:00', 'fulfilment.shipmentShipped', {
      ...DC1,
      carrier: 'north',
      shipmentId: 'shp_7',
      lines: [units(1, 1)],
    }),
    event('03-07 11:00', 'fulfilment.shipmentDelivered', {
      ...DC1,
      carrier: 'north',
      shipmentId: 'shp_7',
      lines: [units(1, 1)],
    }),
    event('03-07 12:00', 'service.caseOpened', { kind: 'damaged' }, 'customer:cus_4'),
    event('03-08 09:00', 'service.linesRefunded', { kind: 'damaged', lines: [units(1, 1)] }, 'user:usr_1'),
  ],
};

export const SEVEN_ORDERS = [A, B, C, D, E, F, G] as const;
/** Tuesday, all debts and open dates run to here. */
export const NOW = new Date('2026-03-10T00:00:00Z');
