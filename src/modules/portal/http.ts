// The routes of the portal: what customers may do (everything under /v1/portal, by cookie), and what staff do about it. No logic.
import Type from 'typebox';
import type { Queryable } from '../../platform/db.ts';
import { ItemRefused } from '../../platform/errors.ts';
import { parseId } from '../../platform/ids.ts';
import { type CommandRoute, commandRoute, fileRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Currency, IdOf, Instant, Page, pageQuery, Text } from '../../platform/schemas.ts';
import { readCustomers } from '../customers/index.ts';
import type { Documents } from '../documents/index.ts';
import { readOrderInvoices } from '../ledger/index.ts';
import { readOrders } from '../orders/index.ts';
import { refusals } from './errors.ts';
import { listFeedback, readFeedbackSums } from './feedback-queries.ts';
import type { PortalCommands } from './index.ts';
import { makeLinks } from './links.ts';
import { listOwnOrders, readMe, readPortalOrder } from './queries.ts';
import { CustomerId, closed, OrderId } from './schemas.ts';
import { listProducts, type ShopParts } from './shop.ts';
import { FeedbackRow, FeedbackSums, Me, OrderLine, PortalOrder, ProductRow, Shop } from './views.ts';
import { readOwnOrder, visitorOf } from './visitor.ts';

const tag = 'portal';
const none = Type.Object({}, closed);
const page = { limit: pageQuery.limit, after: pageQuery.after };
const ofOrder = Type.Object({ orderId: OrderId });
const customers = ['customer'] as const;

export interface PortalParts {
  readonly documents: Documents;
  readonly publicUrl: string | null;
  readonly shopName: string;
  readonly catalog: ShopParts['catalog'];
  readonly locations: ShopParts['locations'];
  readonly channels: ShopParts['channels'];
}

export function createRoutes(commands: PortalCommands, parts: PortalParts): Route[] {
  return [
    ...sessionRoutes(commands),
    ...shopRoutes(commands, parts),
    ...orderRoutes(commands),
    ...readRoutes(parts),
    ...staffRoutes(commands, parts),
  ];
}

/** The server makes the cookie and its hash; neither stands in a body. */
const withSession = (route: CommandRoute): CommandRoute => ({ ...route, fromPath: ['sessionHash'] });

function sessionRoutes(commands: PortalCommands): Route[] {
  return [
    commandRoute('POST', '/v1/portal/code', commands.requestCode, { tag, status: 202 }),
    withSession(commandRoute('POST', '/v1/portal/sign-in', commands.signIn, { tag })),
    withSession(commandRoute('POST', '/v1/portal/link', commands.openLink, { tag })),
    withSession(commandRoute('POST', '/v1/portal/sign-out', commands.signOut, { tag })),
  ];
}

function shopRoutes(commands: PortalCommands, parts: PortalParts): Route[] {
  return [
    queryRoute({
      path: '/v1/portal/shop',
      name: 'portal.readShop',
      summary: 'Whose portal this is. Open to everybody.',
      roles: customers,
      params: none,
      query: none,
      output: Shop,
      run: async () => ({ name: parts.shopName }),
      tag,
    }),
    queryRoute({
      path: '/v1/portal/products',
      name: 'portal.listProducts',
      summary: 'The sample shop: what is sold, its price, how many can be promised now. Open to everybody.',
      roles: customers,
      params: none,
      query: Type.Object(
        { ...page, currency: Type.Optional(Currency), text: Type.Optional(Text(200)) },
        closed,
      ),
      output: Page(ProductRow),
      run: ({ db, clock }, { query }) => listProducts(db, parts, clock.now(), query),
      tag,
    }),
    commandRoute('POST', '/v1/portal/promise', commands.promiseDelivery, { tag }),
    withSession(commandRoute('POST', '/v1/portal/shop-orders', commands.placeOrder, { tag, status: 201 })),
  ];
}

function orderRoutes(commands: PortalCommands): Route[] {
  return [
    commandRoute('POST', '/v1/portal/orders/:orderId/cancel', commands.cancelOrder, { tag }),
    commandRoute('POST', '/v1/portal/orders/:orderId/cancel-lines', commands.cancelLines, { tag }),
    commandRoute('POST', '/v1/portal/orders/:orderId/address', commands.changeAddress, { tag }),
    commandRoute('POST', '/v1/portal/orders/:orderId/messages', commands.sendMessage, { tag, status: 201 }),
    commandRoute('POST', '/v1/portal/orders/:orderId/reorder', commands.reorder, { tag, status: 201 }),
    commandRoute('PUT', '/v1/portal/orders/:orderId/deliveries/:shipmentId/feedback', commands.giveFeedback, {
      tag,
    }),
  ];
}

function readRoutes({ documents }: PortalParts): Route[] {
  return [
    queryRoute({
      path: '/v1/portal/me',
      name: 'portal.readMe',
      summary: 'Who is in, and by what.',
      roles: customers,
      params: none,
      query: none,
      output: Me,
      run: ({ db, actor }) => readMe(db, actor),
      tag,
    }),
    queryRoute({
      path: '/v1/portal/orders',
      name: 'portal.listOwnOrders',
      summary: 'Own orders, newest first.',
      roles: customers,
      params: none,
      query: Type.Object(page, closed),
      output: Page(OrderLine),
      run: ({ db, actor, clock }, { query }) => listOwnOrders(db, actor, clock.now(), query),
      tag,
    }),
    queryRoute({
      path: '/v1/portal/orders/:orderId',
      name: 'portal.readPortalOrder',
      summary:
        'One own order in plain words: each parcel, each promise with its changes, what may be done now and why not.',
      roles: customers,
      params: ofOrder,
      query: none,
      output: PortalOrder,
      run: ({ db, actor, clock }, { params }) => readPortalOrder(db, actor, clock.now(), params.orderId),
      tag,
    }),
    fileRoute({
      path: '/v1/portal/orders/:orderId/invoices/:invoiceId/pdf',
      name: 'portal.readInvoicePdf',
      summary: 'An invoice or credit note of an own order as a PDF; after signing in.',
      roles: customers,
      params: Type.Object({ orderId: OrderId, invoiceId: IdOf('inv') }),
      query: none,
      mediaType: 'application/pdf',
      refusals: [refusals.signInNeeded],
      run: async ({ db, actor }, { params }) => {
        const order = await readOwnOrder(db, actor, params.orderId);
        if (!order) return null;
        if (!visitorOf(actor)?.signedIn) throw new ItemRefused(0, refusals.signInNeeded);
        const own = await readOrderInvoices(db, order.orderId);
        if (!own.some((each) => each.invoiceId === params.invoiceId)) return null;
        const pdf = await documents.invoicePdf(db, params.invoiceId);
        return pdf && { mediaType: pdf.mediaType, fileName: pdf.fileName, inline: true, body: pdf.bytes };
      },
      tag,
    }),
  ];
}

const LinkView = Type.Object({ url: Type.String(), expiresAt: Type.String() });

function staffRoutes(commands: PortalCommands, { publicUrl }: PortalParts): Route[] {
  const link = async (db: Queryable, subject: string, now: Date) => {
    const made = (await makeLinks(db, publicUrl, [subject], now)).get(subject);
    if (!made) throw new ItemRefused(0, refusals.noLinks);
    return { url: made.url, expiresAt: made.expiresAt.toISOString() };
  };
  return [
    queryRoute({
      path: '/v1/orders/:orderId/portal-link',
      name: 'portal.readOrderLink',
      summary: 'A link by which the customer reaches this order in the portal.',
      roles: ['service'],
      params: ofOrder,
      query: none,
      output: LinkView,
      run: async ({ db, clock }, { params }) => {
        const [order] = await readOrders(db, [parseId('ord', params.orderId)!]);
        return order ? link(db, params.orderId, clock.now()) : null;
      },
      tag,
    }),
    queryRoute({
      path: '/v1/customers/:customerId/portal-link',
      name: 'portal.readCustomerLink',
      summary: 'A link by which a customer reaches their orders in the portal.',
      roles: ['service'],
      params: Type.Object({ customerId: CustomerId }),
      query: none,
      output: LinkView,
      run: async ({ db, clock }, { params }) => {
        const customerId = parseId('cus', params.customerId)!;
        const known = (await readCustomers(db, [customerId])).get(customerId);
        return known ? link(db, params.customerId, clock.now()) : null;
      },
      tag,
    }),
    commandRoute('POST', '/v1/portal-links/revoke', commands.revokeLinks, { tag }),
    queryRoute({
      path: '/v1/feedback',
      name: 'portal.listFeedback',
      summary: 'What customers say of their deliveries, newest first; `most`: of that rating and below.',
      roles: ['service', 'operations', 'finance', 'read-only'],
      params: none,
      query: Type.Object({ ...page, most: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })) }, closed),
      output: Page(FeedbackRow),
      run: ({ db }, { query }) => listFeedback(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/feedback-sums',
      name: 'portal.readFeedbackSums',
      summary: 'Average rating and net promoter score over a span of time.',
      roles: ['service', 'operations', 'finance', 'read-only'],
      params: none,
      query: Type.Object({ from: Type.Optional(Instant), before: Type.Optional(Instant) }, closed),
      output: FeedbackSums,
      run: ({ db, clock }, { query }) => readFeedbackSums(db, query, clock.now()),
      tag,
    }),
  ];
}
