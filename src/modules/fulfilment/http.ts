// Routes of fulfilment: paths and schemas, no logic.
import Type from 'typebox';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Code, IdOf, Page, pageQuery, Text } from '../../platform/schemas.ts';
import { createLotReader, type LocationReader, type LotReader } from '../inventory/index.ts';
import { createLotRoute } from './http/lots.ts';
import { createPickListRoutes } from './http/pick-lists.ts';
import { createStoreRoutes } from './http/stores.ts';
import { createQueueRoutes } from './http/work-queues.ts';
import type { FulfilmentCommands } from './index.ts';
import { listFulfilmentOrders, readFulfilmentOrder, readOrderShipments, readShipment } from './queries.ts';
import { closed, FulfilmentStateName, measures, nullable, ShipmentStateName } from './schemas.ts';
import { FULFILMENT_KINDS } from './types.ts';

const tag = 'Fulfilment';
const MAX_BULK = 1000;
const NoQuery = Type.Object({}, closed);
const Kind = Type.Enum(FULFILMENT_KINDS);

const Lots = Type.Array(
  Type.Object({ lot: Type.String(), expiresOn: nullable(Type.String()), quantity: Type.Integer() }),
);

const orderFields = {
  fulfilmentOrderId: IdOf('ful'),
  orderId: IdOf('ord'),
  location: Type.String(),
  shipGroup: Type.Integer(),
  kind: Kind,
  state: FulfilmentStateName,
  channel: Type.String(),
  createdAt: Type.String(),
  held: Type.Boolean({ description: 'The order is on hold: nobody works on it' }),
  parcelId: nullable(Type.String({ description: 'A pick-up that came in a parcel: that shipment' })),
  readyBy: nullable(Type.String({ description: 'A pick-up: when it is said to be ready' })),
  readyUntil: nullable(Type.String({ description: 'A pick-up that is ready: until when it is kept' })),
  arrivedAt: nullable(Type.String({ description: 'The customer has come for it' })),
  arrival: Type.Union([
    Type.Object({
      bay: Type.Optional(Type.String()),
      vehicle: Type.Optional(Type.String()),
      note: Type.Optional(Type.String()),
    }),
    Type.Null(),
  ]),
  late: Type.Union([Type.Enum(['pick', 'ship'] as const), Type.Null()], {
    description: 'The step that was not done by its latest time',
  }),
  lines: Type.Array(
    Type.Object({
      lineNo: Type.Integer(),
      sku: Type.String(),
      quantity: Type.Integer(),
      toPick: Type.Integer(),
      picked: Type.Integer({ description: 'Picked and still here' }),
      packed: Type.Integer({ description: 'Those of picked that are in a shipment' }),
      shipped: Type.Integer(),
      cancelled: Type.Integer(),
      short: Type.Integer({ description: 'Not found' }),
      moved: Type.Integer({ description: 'Sourced elsewhere' }),
      lotsToPick: Type.Optional({ ...Lots, description: 'Where lots are tracked: which to take' }),
      lotsPicked: Type.Optional({ ...Lots, description: 'Which were taken' }),
    }),
  ),
};

const Detail = Type.Object({
  ...orderFields,
  orderNumber: nullable(Type.String()),
  customerName: nullable(Type.String()),
  method: nullable(Type.String()),
  address: Type.Unknown(),
  giftMessage: nullable(Type.String()),
  pickList: Type.Array(
    Type.Object({
      lineNo: Type.Integer(),
      sku: Type.String(),
      name: Type.String(),
      quantity: Type.Integer(),
      lots: Type.Optional({ ...Lots, description: 'Which to take, first expired first' }),
    }),
  ),
});

const PackedLines = Type.Array(
  Type.Object({ lineNo: Type.Integer(), sku: Type.String(), quantity: Type.Integer() }),
);

const ShipmentView = Type.Object({
  shipmentId: IdOf('shp'),
  orderId: IdOf('ord'),
  fulfilmentOrderId: IdOf('ful'),
  location: Type.String(),
  shipGroup: Type.Integer(),
  kind: Kind,
  state: ShipmentStateName,
  carrier: Type.String(),
  service: Type.String(),
  trackingNumber: nullable(Type.String()),
  trackingUrl: nullable(Type.String()),
  labelReference: nullable(Type.String()),
  failure: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()]),
  createdAt: Type.String(),
  shippedAt: nullable(Type.String()),
  deliveredAt: nullable(Type.String()),
  lines: PackedLines,
  packages: Type.Array(Type.Object({ packageId: Type.String(), ...measures, lines: PackedLines })),
  tracking: Type.Array(
    Type.Object({ status: Type.String(), at: Type.String(), description: Type.Optional(Type.String()) }),
  ),
});

export function createRoutes(commands: FulfilmentCommands, locations: LocationReader): Route[] {
  const lots = createLotReader();
  return [
    ...commandRoutes(commands),
    ...queryRoutes(locations, lots),
    ...createPickListRoutes(commands, locations, lots),
    ...createQueueRoutes(locations),
    createLotRoute(locations),
    ...createStoreRoutes(commands, locations, Type.Object(orderFields)),
  ];
}

function commandRoutes(commands: FulfilmentCommands): Route[] {
  const order = '/v1/fulfilment-orders/:fulfilmentOrderId';
  const shipment = '/v1/shipments/:shipmentId';
  const bulk = { tag, maxItems: MAX_BULK };
  return [
    commandRoute('POST', '/v1/orders/:orderId/release', commands.releaseOrder, { tag }),
    bulkRoute('POST', '/v1/fulfilment-orders/release/bulk', commands.releaseOrder, bulk),
    commandRoute('POST', `${order}/start-picking`, commands.startPicking, { tag }),
    commandRoute('POST', `${order}/pick`, commands.recordPick, { tag }),
    bulkRoute('POST', '/v1/fulfilment-orders/pick/bulk', commands.recordPick, bulk),
    commandRoute('POST', `${order}/pack`, commands.packFulfilmentOrder, { tag, status: 201 }),
    bulkRoute('POST', '/v1/fulfilment-orders/pack/bulk', commands.packFulfilmentOrder, bulk),
    commandRoute('POST', `${order}/reject`, commands.rejectFulfilmentOrder, { tag }),
    commandRoute('POST', `${order}/offer`, commands.offerFulfilmentOrder, { tag, status: 201 }),
    commandRoute('POST', '/v1/offers/:offerId/claim', commands.claimOffer, { tag }),
    commandRoute('POST', '/v1/offers/:offerId/decline', commands.declineOffer, { tag }),
    commandRoute('POST', '/v1/locations/:location/resource', commands.resourceLocation, { tag }),
    commandRoute('POST', `${order}/collect`, commands.collectPickup, { tag }),
    commandRoute('POST', `${shipment}/ship`, commands.shipShipment, { tag }),
    bulkRoute('POST', '/v1/shipments/ship/bulk', commands.shipShipment, bulk),
    commandRoute('POST', `${shipment}/retry-label`, commands.retryLabel, { tag, status: 202 }),
    commandRoute('POST', '/v1/shipments/tracking', commands.recordTracking, { tag }),
    bulkRoute('POST', '/v1/shipments/tracking/bulk', commands.recordTracking, bulk),
    commandRoute('POST', '/v1/orders/:orderId/shipments/:shipmentId/invoice', commands.invoiceShipment, {
      tag,
      status: 201,
    }),
    commandRoute('POST', '/v1/orders/:orderId/credit-returns', commands.creditReturns, { tag }),
  ];
}

function queryRoutes(locations: LocationReader, lots: LotReader): Route[] {
  return [
    queryRoute({
      path: '/v1/fulfilment-orders',
      name: 'fulfilment.listFulfilmentOrders',
      summary:
        'Lists fulfilment orders, oldest first; without a state or an order, those that are still to do.',
      tag,
      params: Type.Object({}),
      query: Type.Object(
        {
          ...pageQuery,
          location: Type.Optional(Code(60, 'Location code')),
          state: Type.Optional(FulfilmentStateName),
          orderId: Type.Optional(IdOf('ord')),
        },
        closed,
      ),
      output: Page(Type.Object(orderFields)),
      run: ({ db, actor }, { query }) => listFulfilmentOrders(db, locations, actor, query, lots),
    }),
    queryRoute({
      path: '/v1/fulfilment-orders/:fulfilmentOrderId',
      name: 'fulfilment.readFulfilmentOrder',
      summary: 'One fulfilment order with its pick list.',
      tag,
      params: Type.Object({ fulfilmentOrderId: Text(40) }),
      query: NoQuery,
      output: Detail,
      run: ({ db, actor }, { params }) =>
        readFulfilmentOrder(db, locations, actor, params.fulfilmentOrderId, lots),
    }),
    queryRoute({
      path: '/v1/shipments/:shipmentId',
      name: 'fulfilment.readShipment',
      summary: 'One shipment with its packages and what the carrier told of it.',
      tag,
      params: Type.Object({ shipmentId: Text(40) }),
      query: NoQuery,
      output: ShipmentView,
      run: ({ db, actor }, { params }) => readShipment(db, locations, actor, params.shipmentId),
    }),
    queryRoute({
      path: '/v1/orders/:orderId/shipments',
      name: 'fulfilment.readOrderShipments',
      summary: 'The shipments of an order, oldest first.',
      tag,
      params: Type.Object({ orderId: Text(40) }),
      query: NoQuery,
      output: Type.Object({ items: Type.Array(ShipmentView) }),
      run: ({ db, actor }, { params }) => readOrderShipments(db, locations, actor, params.orderId),
    }),
  ];
}
