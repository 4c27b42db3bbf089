// Routes of orders: paths and schemas, no logic.
import Type from 'typebox';
import { formatId } from '../../platform/ids.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import {
  AmountMinor,
  CalendarDate,
  Code,
  Currency,
  IdOf,
  Instant,
  pageQuery,
  Text,
} from '../../platform/schemas.ts';
import type { LocationReader } from '../inventory/index.ts';
import { FoundPage, OrderDetail, OrderEventPage, OrderPage, TabCount } from './answers.ts';
import { ImportTotals, readImportTotals } from './import-totals.ts';
import type { OrderCommands } from './index.ts';
import { countOrders, listOrders } from './list-orders.ts';
import { findOrder, readOrder } from './queries.ts';
import { searchOrders } from './search-orders.ts';
import { type ReadActorNames, readTimeline } from './timeline.ts';
import { HOLD_REASONS, ORDER_STATUSES } from './types.ts';

const tag = 'Orders';
const noParams = Type.Object({});
const orderParams = Type.Object({ orderId: Text(40) });

export interface OrderReaders {
  readonly locations: LocationReader;
  /** Names of people by actor, as they stand in events. */
  readonly readActorNames: ReadActorNames;
}

/** Items of one request at most, where people act on what they have ticked in a list. */
const MANY = 500;

export function createRoutes(commands: OrderCommands, readers: OrderReaders): Route[] {
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
    commandRoute('POST', '/v1/orders/:orderId/change-address', commands.changeAddress, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/change-requested-date', commands.changeRequestedDate, { tag }),
    commandRoute('POST', '/v1/orders/:orderId/change-shipping-method', commands.changeShippingMethod, {
      tag,
    }),
    bulkRoute('POST', '/v1/orders/hold/bulk', commands.holdOrder, { tag, maxItems: MANY }),
    bulkRoute('POST', '/v1/orders/release-hold/bulk', commands.releaseHold, { tag, maxItems: MANY }),
    bulkRoute('POST', '/v1/orders/cancel/bulk', commands.cancelOrder, { tag, maxItems: MANY }),
    bulkRoute('POST', '/v1/orders/notes/bulk', commands.addNote, { tag, maxItems: MANY }),
    ...listRoutes(readers),
    ...findRoutes,
    ...orderRoutes(readers),
  ];
}

/** What lists ask; the list is walked by time, and what no index serves is asked of a bounded number of orders a request. */
const listQuery = {
  ...pageQuery,
  status: Type.Optional(Type.Array(Type.Enum(ORDER_STATUSES), { maxItems: ORDER_STATUSES.length })),
  channel: Type.Optional(Code(60)),
  customerId: Type.Optional(IdOf('cus')),
  placedFrom: Type.Optional(Instant),
  placedBefore: Type.Optional(Instant),
  open: Type.Optional(Type.Boolean({ description: 'true: neither closed nor cancelled' })),
  location: Type.Optional(Code(60, 'Ships units of it, or has shipped them')),
  sku: Type.Optional(Code(100, 'On one of its lines')),
  held: Type.Optional(Type.Boolean({ description: 'true: open and on hold' })),
  holdReason: Type.Optional(Type.Enum(HOLD_REASONS)),
  backordered: Type.Optional(Type.Boolean({ description: 'true: units of it wait for stock' })),
  late: Type.Optional(
    Type.Enum(['risk', 'overdue'] as const, {
      description: 'risk: a part may miss its promise; overdue: the promised day is over',
    }),
  ),
  totalFrom: Type.Optional(AmountMinor),
  totalTo: Type.Optional(AmountMinor),
  currency: Type.Optional(Currency),
  promisedFrom: Type.Optional(CalendarDate),
  promisedTo: Type.Optional(CalendarDate),
  requestedFrom: Type.Optional(CalendarDate),
  requestedTo: Type.Optional(CalendarDate),
  sort: Type.Optional(
    Type.Enum(['placedAt', '-placedAt'] as const, { description: 'Newest first unless told' }),
  ),
};

const listRoutes = ({ locations }: OrderReaders): Route[] => [
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
    summary:
      'Lists orders by the time they were placed. A page may hold fewer than asked for: go on while next is not null.',
    tag,
    params: noParams,
    query: Type.Object(listQuery, { additionalProperties: false }),
    output: OrderPage,
    run: ({ db, actor, clock }, { query }) => listOrders(db, actor, query, { locations, now: clock.now() }),
  }),
  queryRoute({
    path: '/v1/orders/counts',
    name: 'orders.countOrders',
    summary: 'How many orders the tabs of the list hold; of very many, "more than".',
    tag,
    params: noParams,
    query: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({ items: Type.Array(TabCount) }),
    run: async ({ db, actor }) => ({ items: await countOrders(db, actor) }),
  }),
];

const findRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/orders/search',
    name: 'orders.searchOrders',
    summary:
      'Finds orders by number, id, external id, tracking number, e-mail, name, telephone, postal code or SKU; what is exact first.',
    tag,
    params: noParams,
    query: Type.Object(
      {
        q: Text(100),
        status: listQuery.status,
        channel: listQuery.channel,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
        after: pageQuery.after,
      },
      { additionalProperties: false },
    ),
    output: FoundPage,
    run: ({ db, actor }, { query }) => searchOrders(db, actor, query),
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

const orderRoutes = ({ readActorNames }: OrderReaders): Route[] => [
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
    summary: "The order's events in their sequence, with who did it by name.",
    tag,
    params: Type.Object({ orderId: IdOf('ord') }),
    query: Type.Object(
      {
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 200 })),
        after: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 2_147_483_647,
            description: 'orderSequence of the last one shown',
          }),
        ),
        newestFirst: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    output: OrderEventPage,
    run: ({ db, actor }, { params, query }) =>
      readTimeline(db, actor, params.orderId, { ...query, readActorNames }),
  }),
];
