// Routes of work queues and of the scanner.
import Type from 'typebox';
import { queryRoute, type Route } from '../../../platform/routes.ts';
import { Code, Page, pageQuery, Text } from '../../../platform/schemas.ts';
import type { LocationReader } from '../../inventory/index.ts';
import { NEXT_STEPS, readScan, SCAN_KINDS } from '../scan.ts';
import { closed, nullable } from '../schemas.ts';
import { QUEUES, readWorkQueue, readWorkQueues } from '../work-queues.ts';

const tag = 'Fulfilment';
const WAREHOUSE = ['operations', 'service', 'read-only'] as const;
const Nullable = nullable(Type.String());

const Item = Type.Object({
  fulfilmentOrderId: Nullable,
  shipmentId: Nullable,
  orderId: Nullable,
  orderNumber: Nullable,
  customerName: Nullable,
  method: Nullable,
  isGift: Type.Boolean(),
  kind: Type.String(),
  state: Type.String(),
  held: Type.Boolean(),
  late: Type.Union([Type.Enum(['pick', 'ship'] as const), Type.Null()]),
  createdAt: Type.String(),
  dueAt: nullable(Type.String({ description: 'The next latest time of this work' })),
  readyUntil: Nullable,
  arrivedAt: Nullable,
  carrier: Nullable,
  trackingNumber: Nullable,
  failure: Nullable,
  reference: nullable(Type.String({ description: 'Of an expected return: who announced it' })),
  units: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      lineNo: Type.Integer(),
      sku: Type.String(),
      name: Type.String(),
      quantity: Type.Integer(),
    }),
  ),
});

const Counts = Type.Object(
  Object.fromEntries(QUEUES.map((queue) => [queue, Type.Integer()])) as Record<
    (typeof QUEUES)[number],
    Type.TInteger
  >,
);

export function createQueueRoutes(locations: LocationReader): Route[] {
  return [
    queryRoute({
      path: '/v1/work-queues',
      name: 'fulfilment.readWorkQueues',
      summary: 'How much waits at each location, by what has to be done with it, and what needs a person.',
      roles: WAREHOUSE,
      tag,
      params: Type.Object({}),
      query: Type.Object({}, closed),
      output: Type.Object({
        items: Type.Array(
          Type.Object({ location: Type.String(), name: Type.String(), kind: Type.String(), counts: Counts }),
        ),
        exceptions: Type.Object({
          incidents: Type.Integer({ description: 'Processes that stand still' }),
          heldOrders: Type.Integer(),
          lateNotReleased: Type.Integer({
            description: 'Parts of orders that are late and at no location yet',
          }),
        }),
      }),
      run: ({ db }) => readWorkQueues(db, locations),
    }),
    queryRoute({
      path: '/v1/work-queues/:location/:queue',
      name: 'fulfilment.readWorkQueue',
      summary: 'One queue of a location, the most urgent work first.',
      roles: WAREHOUSE,
      tag,
      params: Type.Object({ location: Code(60, 'Location code'), queue: Type.Enum(QUEUES) }),
      query: Type.Object(pageQuery, closed),
      output: Page(Item),
      run: ({ db }, { params, query }) => readWorkQueue(db, locations, { ...params, ...query }),
    }),
    queryRoute({
      path: '/v1/scan/:code',
      name: 'fulfilment.readScan',
      summary:
        'What a barcode is: an order, its work at a location, a shipment, a pick list or a SKU, and what to do next.',
      roles: WAREHOUSE,
      tag,
      params: Type.Object({ code: Text(100) }),
      query: Type.Object({}, closed),
      output: Type.Object({
        kind: Type.Enum(SCAN_KINDS),
        orderId: Nullable,
        orderNumber: Nullable,
        fulfilmentOrderId: Nullable,
        shipmentId: Nullable,
        pickListId: Nullable,
        location: Nullable,
        state: Nullable,
        sku: Nullable,
        name: Nullable,
        next: Type.Enum(NEXT_STEPS),
      }),
      run: ({ db, actor }, { params }) => readScan(db, locations, actor, params.code),
    }),
  ];
}
