// Routes of orders: paths and schemas, no logic.
import Type from 'typebox';
import { readOrderEvents } from '../../platform/events.ts';
import { formatId, parseId } from '../../platform/ids.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Code, IdOf, Instant, Page, pageQuery, Text } from '../../platform/schemas.ts';
import { OrderDetail, OrderEvent, OrderSummary } from './answers.ts';
import { ImportTotals, readImportTotals } from './import-totals.ts';
import type { OrderCommands } from './index.ts';
import { findOrder, listOrders, readOrder, searchOrders } from './queries.ts';
import { ORDER_STATUSES } from './types.ts';

const tag = 'Orders';
const noParams = Type.Object({});
const orderParams = Type.Object({ orderId: Text(40) });

export function createRoutes(commands: OrderCommands): Route[] {
  return [
    commandRoute('POST', '/v1/orders', commands.placeOrder, { tag, status: 201 }),
    bulkRoute('POST', '/v1/orders/bulk', commands.placeOrder, { tag, maxItems: 5000 }),
    bulkRoute('POST', '/v1/orders/history/bulk', commands.importOrder, { tag, maxItems: 5000 }),
    commandRoute('POST', '/v1/orders/:orderId/cancel', commands.cancelOrder, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/cancel-lines', commands.cancelLines, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/hold', commands.holdOrder, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/release-hold', commands.releaseHold, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/notes', commands.addNote, { tag, status: 201 }),
    commandRoute('POST', '/v1/orders/:orderId/allocate', commands.allocateBackorders, { tag }),
    commandRoute('POST', '/v1/orders/allocate-supply', commands.allocateSupply, { tag }),
    commandRoute('POST', '/v1/orders/peg-backorders', commands.pegBackorders, { tag }),
    commandRoute('POST', '/v1/orders/explain-waiting', commands.explainWaiting, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/repromise', commands.repromise, { tag }),
    commandRoute('POST', '/v1/promise', commands.promiseDelivery, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/close', commands.closeOrder, { tag }),
    ...listRoutes,
    ...findRoutes,
    ...orderRoutes,
  ];
}

const listRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/orders/history/totals',
    name: 'orders.readImportTotals',
    summary: 'What was imported of a channel, added up, to compare with its files.',
    tag,
    roles: ['operations', 'finance', 'read-only'],
    params: noParams,
    query: Type.Object({ channel: Code(60) }, { additionalProperties: false }),
    output: ImportTotals,
    run: ({ db }, { query }) => readImportTotals(db, query.channel),
  }),
  queryRoute({
    path: '/v1/orders',
    name: 'orders.listOrders',
    summary: 'Lists orders, newest first.',
    tag,
    params: noParams,
    query: Type.Object(
      {
        ...pageQuery,
        status: Type.Optional(Type.Enum(ORDER_STATUSES)),
        channel: Type.Optional(Code(60)),
        customerId: Type.Optional(IdOf('cus')),
        placedFrom: Type.Optional(Instant),
        placedBefore: Type.Optional(Instant),
        open: Type.Optional(Type.Boolean({ description: 'true: neither closed nor cancelled' })),
      },
      { additionalProperties: false },
    ),
    output: Page(OrderSummary),
    run: ({ db, actor }, { query }) => listOrders(db, actor, query),
  }),
];

const findRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/orders/search',
    name: 'orders.searchOrders',
    summary: 'Finds orders by number, id, external id, e-mail, name, telephone or postal code.',
    tag,
    params: noParams,
    query: Type.Object(
      { q: Text(100), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({ items: Type.Array(OrderSummary) }),
    run: async ({ db, actor }, { query }) => ({
      items: await searchOrders(db, actor, query.q, query.limit ?? 20),
    }),
  }),
  queryRoute({
    path: '/v1/orders/by-external-id',
    name: 'orders.findByExternalId',
    summary: "Finds the order of a channel's own id.",
    tag,
    params: noParams,
    query: Type.Object({ channel: Code(60), externalId: Text(100) }, { additionalProperties: false }),
    output: OrderDetail,
    run: async ({ db, actor }, { query }) => {
      const orderId = await findOrder(db, query);
      return orderId ? readOrder(db, actor, formatId('ord', orderId)) : null;
    },
  }),
];

const orderRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/orders/:orderId',
    name: 'orders.readOrder',
    summary: 'One order whole: lines with their quantities by stage, allocations, holds, notes.',
    tag,
    params: orderParams,
    query: Type.Object({}, { additionalProperties: false }),
    output: OrderDetail,
    run: async ({ db, actor }, { params }) => {
      if (params.orderId.startsWith('ord_')) return readOrder(db, actor, params.orderId);
      const orderId = await findOrder(db, { number: params.orderId });
      return orderId ? readOrder(db, actor, formatId('ord', orderId)) : null;
    },
  }),
  queryRoute({
    path: '/v1/orders/:orderId/events',
    name: 'orders.readOrderEvents',
    summary: "The order's events in their sequence.",
    tag,
    params: Type.Object({ orderId: IdOf('ord') }),
    query: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({ items: Type.Array(OrderEvent) }),
    run: async ({ db, actor }, { params }) => {
      const order = await readOrder(db, actor, params.orderId);
      if (!order) return null;
      const events = await readOrderEvents(db, parseId('ord', params.orderId)!);
      return {
        items: events.map((event) => ({
          id: `evt_${event.bucket}_${event.position}`,
          type: event.type,
          time: event.occurredAt.toISOString(),
          actor: event.actor,
          channel: event.channel,
          orderSequence: event.orderSequence,
          objects: event.objects.map(([type, id, qualifier]) => ({ type, id, qualifier })),
          attributes: event.attributes,
        })),
      };
    },
  }),
];
