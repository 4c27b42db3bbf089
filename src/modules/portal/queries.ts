// What a customer sees: who they are, their orders, one order in plain words. With a link alone, names and addresses are masked, and
// messages, invoices and the list of orders stay closed until the address is proven.
import type { Actor } from '../../platform/command.ts';
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { bucketOf, formatId } from '../../platform/ids.ts';
import { readCustomers } from '../customers/index.ts';
import { linesOf, readShipmentsOf } from '../fulfilment/index.ts';
import { readOrderInvoices } from '../ledger/index.ts';
import { tellableReason } from '../notifications/index.ts';
import {
  formatOrderNumber,
  judgeOrder,
  type LineDetail,
  listOrders,
  type OrderDetail,
  readLineDetails,
  readPromises,
} from '../orders/index.ts';
import { readOrderPayments } from '../payments/index.ts';
import { formatCaseNumber, readCaseMessages, readCasesOfOrder } from '../service/index.ts';
import { CHANGE_DAYS } from './commands/give-feedback.ts';
import { findGuestOrders } from './guests.ts';
import { listActions, parcelWord, paymentOf, statusWord } from './rules.ts';
import { selectFeedback } from './store/feedback.ts';
import { maskEmail, readOwnOrder, visitorOf } from './visitor.ts';

const DAY_MS = 86_400_000;

/** Who is in; null for nobody of the portal. */
export async function readMe(db: Queryable, actor: Actor) {
  const visitor = visitorOf(actor);
  if (!visitor) return null;
  const { customerId, signedIn, orderId } = visitor;
  const customer = customerId ? (await readCustomers(db, [customerId])).get(customerId) : undefined;
  const order = orderId && (await readOwnOrder(db, actor, formatId('ord', orderId)));
  return {
    signedIn,
    orderId: orderId && formatId('ord', orderId),
    customerId: customerId && formatId('cus', customerId),
    name: signedIn ? (customer?.name ?? null) : null,
    email: signedIn ? (customer?.email ?? null) : maskEmail(customer?.email ?? null),
    locale: customer?.locale ?? (order ? order.locale : null),
  };
}

/** A page of the visitor's orders, newest first; those placed without an account come with the first page. */
export async function listOwnOrders(
  db: Queryable,
  actor: Actor,
  now: Date,
  query: { limit?: number; after?: string },
) {
  const visitor = visitorOf(actor);
  if (!visitor) return null;
  if (visitor.orderId) {
    const order = await readOwnOrder(db, actor, formatId('ord', visitor.orderId));
    return { items: order ? [showSummary(order)] : [], next: null };
  }
  const customerId = formatId('cus', visitor.customerId!);
  const page = await listOrders(db, SYSTEM_ACTOR, { ...query, customerId }, { now });
  const customer = (await readCustomers(db, [visitor.customerId!])).get(visitor.customerId!);
  const isFirst = query.after === undefined && visitor.signedIn && customer?.email;
  const guests = isFirst ? await findGuestOrders(db, customer.email) : [];
  const heads = [...page.items, ...guests].sort((a, b) => (a.placedAt < b.placedAt ? 1 : -1));
  return {
    items: heads.map(({ orderId, number, status, placedAt, totalMinor, currency }) => ({
      orderId,
      number,
      status,
      placedAt,
      totalMinor,
      currency,
    })),
    next: page.next,
  };
}

function showSummary(order: OrderDetail) {
  return {
    orderId: formatId('ord', order.orderId),
    number: formatOrderNumber(order.number),
    status: order.status,
    placedAt: order.placedAt.toISOString(),
    totalMinor: order.totalMinor,
    currency: order.currency,
  };
}

/** One own order in plain words; null for another's. */
export async function readPortalOrder(db: Queryable, actor: Actor, now: Date, id: string) {
  const order = await readOwnOrder(db, actor, id);
  const visitor = visitorOf(actor);
  if (!order || !visitor) return null;
  const { orderId } = order;
  const [lines, promises, shipments, feedback, judged, documents, payments, cases] = await Promise.all([
    readLineDetails(db, [orderId]),
    readPromises(db, orderId),
    readShipmentsOf(db, [{ bucket: bucketOf(orderId), orderId }]),
    selectFeedback(db, [orderId]),
    judgeOrder(db, SYSTEM_ACTOR, id),
    readOrderInvoices(db, orderId),
    readOrderPayments(db, orderId),
    visitor.signedIn ? showCases(db, order) : [],
  ]);
  const { signedIn } = visitor;
  return {
    orderId: id,
    number: formatOrderNumber(order.number),
    placedAt: order.placedAt.toISOString(),
    status: statusWord(order, lines),
    currency: order.currency,
    goodsMinor: order.goodsMinor,
    discountMinor: order.discountMinor,
    shippingMinor: order.shippingMinor,
    taxMinor: order.taxMinor,
    taxesIncluded: order.taxesIncluded,
    totalMinor: order.totalMinor,
    signedIn,
    name: signedIn ? order.customerName : null,
    email: signedIn ? order.email : maskEmail(order.email),
    promisedDate: latest(lines),
    payment: paymentOf(payments),
    lines: lines.map((line) => showLine(line, promises)),
    groups: order.shipGroups.map((group) => showGroup(group, lines, signedIn)),
    parcels: shipments.flatMap((shipment) => showParcel(shipment, feedback, now)),
    invoices: signedIn
      ? documents.map(({ invoiceId, document, number, issuedAt, totalMinor, currency }) => ({
          invoiceId,
          document,
          number,
          issuedAt,
          totalMinor,
          currency,
        }))
      : [],
    cases,
    actions: listActions(judged?.verdicts ?? [], signedIn, documents.length > 0),
  };
}

const latest = (lines: readonly LineDetail[]): string | null =>
  lines
    .flatMap((line) => (line.promisedDate && line.cancelled < line.ordered ? [line.promisedDate] : []))
    .sort()
    .at(-1) ?? null;

function showLine(line: LineDetail, promises: Awaited<ReturnType<typeof readPromises>>) {
  return {
    lineNo: line.lineNo,
    shipGroup: line.shipGroup,
    sku: line.sku,
    name: line.name,
    ordered: line.ordered,
    waiting: line.backordered,
    preparing: line.reserved + line.released + line.picked,
    onTheWay: line.shipped,
    delivered: line.delivered,
    cancelled: line.cancelled,
    totalMinor: line.totalMinor,
    promisedDate: line.promisedDate,
    deliveredAt: line.deliveredAt?.toISOString() ?? null,
    // Reasons that were not written for customers stay inside.
    changes: promises
      .filter((promise) => promise.lineNo === line.lineNo)
      .map((promise) => ({
        promisedDate: promise.promisedDate,
        previousDate: promise.previousDate,
        reasonCode: tellableReason(promise.reason),
        reason: promise.customerReason,
        at: promise.promisedAt.toISOString(),
      })),
  };
}

function showGroup(
  group: OrderDetail['shipGroups'][number],
  lines: readonly LineDetail[],
  signedIn: boolean,
) {
  const { no, address, pickupLocation, method } = group;
  const own = lines.filter((line) => line.shipGroup === no);
  return {
    no,
    method: method ?? null,
    pickupLocation: pickupLocation ?? null,
    promisedDate: latest(own),
    city: address?.city ?? null,
    country: address?.country ?? null,
    address:
      signedIn && address
        ? {
            name: address.name ?? null,
            company: address.company ?? null,
            lines: [...address.lines],
            postalCode: address.postalCode ?? null,
            city: address.city,
            country: address.country,
          }
        : null,
  };
}

type Shipment = Awaited<ReturnType<typeof readShipmentsOf>>[number];

function showParcel(shipment: Shipment, feedback: Awaited<ReturnType<typeof selectFeedback>>, now: Date) {
  const status = parcelWord(shipment.state);
  if (status === null) return [];
  const said = feedback.find((row) => row.shipmentId === shipment.shipmentId);
  const until = said && new Date(said.givenAt.getTime() + CHANGE_DAYS * DAY_MS);
  return [
    {
      shipmentId: formatId('shp', shipment.shipmentId),
      status,
      carrier: shipment.carrier,
      trackingNumber: shipment.trackingNumber,
      trackingUrl: shipment.trackingUrl,
      shippedAt: shipment.shippedAt?.toISOString() ?? null,
      deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
      lines: linesOf(shipment).map(({ lineNo, quantity }) => ({ lineNo, quantity })),
      tracking: shipment.tracking.map(({ status: step, at, description }) => ({
        status: step,
        at,
        description: description ?? null,
      })),
      feedback: said
        ? {
            rating: said.rating,
            recommend: said.recommend,
            comment: said.comment,
            givenAt: said.givenAt.toISOString(),
          }
        : null,
      mayRate: shipment.state === 'delivered' && (until === undefined || now <= until),
    },
  ];
}

async function showCases(db: Queryable, order: OrderDetail) {
  const cases = await readCasesOfOrder(db, order.orderId);
  const shown = await Promise.all(
    cases.map(async (each) => ({
      number: formatCaseNumber(each.number),
      subject: each.subject,
      state: each.state,
      openedAt: each.openedAt.toISOString(),
      messages: (await readCaseMessages(db, each.caseId))
        .filter((message) => message.kind !== 'note')
        .map(({ kind, body, writtenAt }) => ({ kind, text: body, writtenAt: writtenAt.toISOString() })),
    })),
  );
  // A case in which nobody has spoken with the customer is ours alone.
  return shown.filter((each) => each.messages.length > 0);
}
