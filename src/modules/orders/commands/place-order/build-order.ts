// Puts together what a sourced draft becomes: the order's row, its payment, its process, its event, its answer. Pure but for
// the event that it hands to the transaction.
import type { Static } from 'typebox';
import type { CommandTx, Item } from '../../../../platform/command.ts';
import { formatId, newUuid, type Uuid } from '../../../../platform/ids.ts';
import type { CustomerSnapshot } from '../../../customers/index.ts';
import type { Hold } from '../../../inventory/index.ts';
import { formatOrderNumber } from '../../number.ts';
import { deriveStatus } from '../../rules.ts';
import type { NewOrder } from '../../store/write.ts';
import { packDecisions } from '../../stored-decisions.ts';
import type { Quantities } from '../../types.ts';
import type { Draft } from './draft.ts';
import type { PlaceOrderInput, PlaceOrderOutput } from './input.ts';
import type { SourcedDraft } from './source-drafts.ts';

/** What a new order's process knows of it from the start. */
export interface ProcessOrder {
  bucket: number;
  orderId: Uuid;
  processId: string;
  variables: Record<string, string | number | boolean | null>;
}

/** An order on its way into the database. */
export interface Placing {
  /** Its place in the set. */
  index: number;
  item: Item<PlaceOrderInput>;
  draft: Draft;
  sourced: SourcedDraft;
  customer: CustomerSnapshot | null;
  hold: Hold | null;
  order: NewOrder;
}

const ORDER_PROCESS = 'order-to-cash';
/** How long an authorisation holds when the channel does not say: a week, as card schemes allow for shops. */
const AUTHORISATION_MS = 7 * 86_400_000;

export function buildOrder(
  tx: CommandTx,
  bucket: number,
  item: Item<PlaceOrderInput>,
  draft: Draft,
  sourced: SourcedDraft,
  customer: CustomerSnapshot | null,
  locations: ReadonlyMap<Uuid, { readonly code: string }>,
): NewOrder {
  const { input } = item;
  for (const { line, quantity } of sourced.allocations) line.reserved += quantity;
  for (const line of draft.lines) line.backordered = line.ordered - line.reserved;
  const attributes = input.purchaseOrderNumber
    ? { ...input.attributes, purchaseOrderNumber: input.purchaseOrderNumber }
    : input.attributes;
  return {
    bucket,
    orderId: newUuid(bucket, tx.now.getTime()),
    number: 0,
    channel: input.channel,
    externalId: input.externalId ?? null,
    status: deriveStatus({ lines: draft.lines.map(newQuantities), holds: null, closed: false }),
    placedAt: tx.now,
    currency: input.currency,
    customerId: customer?.customerId ?? null,
    customerName: input.customer?.name ?? customer?.name ?? draft.shipGroups[0]?.address?.name ?? null,
    email: input.customer?.email ?? customer?.email ?? null,
    phone: input.customer?.phone ?? null,
    locale: input.customer?.locale ?? customer?.locale ?? 'en',
    taxesIncluded: input.taxesIncluded ?? true,
    totals: draft.totals,
    allowBackorder: input.allowBackorder ?? false,
    shipGroups: draft.shipGroups,
    billingAddress: input.billingAddress ?? null,
    sourcing: packDecisions(sourced.decisions, (id) => locations.get(id as Uuid)!.code),
    attributes: attributes ?? null,
    processId: ORDER_PROCESS,
  };
}

function newQuantities(line: { ordered: number; reserved: number; backordered: number }): Quantities {
  const { ordered, reserved, backordered } = line;
  return { ordered, reserved, backordered, released: 0, picked: 0, shipped: 0, delivered: 0, cancelled: 0 };
}

export function paymentOf({ item, order }: Placing) {
  const payment = item.input.payment;
  const state = order.totals.totalMinor === 0 ? ('paid' as const) : (payment?.state ?? ('pending' as const));
  return {
    bucket: order.bucket,
    orderId: order.orderId,
    currency: order.currency,
    method: payment?.method ?? 'unknown',
    provider: payment?.provider ?? (order.totals.totalMinor === 0 ? 'external' : 'sandbox'),
    amountMinor: order.totals.totalMinor,
    state,
    reference: payment?.reference,
    token: payment?.token,
    expiresAt: payment?.expiresAt,
  };
}

function isBackordered(place: Placing): boolean {
  return place.draft.lines.some((line) => line.backordered > 0);
}

export function processOf(place: Placing): ProcessOrder {
  const { order, item } = place;
  return {
    bucket: order.bucket,
    orderId: order.orderId,
    processId: ORDER_PROCESS,
    variables: {
      orderId: formatId('ord', order.orderId),
      channel: order.channel,
      currency: order.currency,
      totalMinor: order.totals.totalMinor,
      payment: paymentOf(place).state,
      backordered: isBackordered(place),
      pickup: place.draft.shipGroups.some((group) => group.pickupLocation !== undefined),
      country: place.draft.shipGroups[0]?.address?.country ?? null,
      authorisedUntil:
        item.input.payment?.expiresAt ?? new Date(order.placedAt.getTime() + AUTHORISATION_MS).toISOString(),
      ...(item.input.customer?.customerId ? { customerId: item.input.customer.customerId } : {}),
    },
  };
}

export function emitPlaced(tx: CommandTx, place: Placing, paymentId: Uuid): void {
  const { order, draft, item } = place;
  const orderId = formatId('ord', order.orderId);
  const objects: [string, string, string][] = [
    ['order', orderId, 'order'],
    ['payment', formatId('pay', paymentId), 'payment'],
  ];
  if (order.customerId) objects.push(['customer', formatId('cus', order.customerId), 'customer']);
  for (const line of draft.lines) objects.push(['sku', line.sku, `line ${line.lineNo}`]);
  for (const { line, locationId, quantity } of place.sourced.allocations) {
    objects.push(['location', formatId('loc', locationId), `ships ${quantity} of line ${line.lineNo}`]);
  }
  tx.emit(item, {
    type: 'orders.orderPlaced',
    orderId: order.orderId,
    orderSequence: 1,
    channel: order.channel,
    objects,
    attributes: {
      number: formatOrderNumber(order.number),
      totalMinor: order.totals.totalMinor,
      currency: order.currency,
      payment: paymentOf(place).state,
      backordered: isBackordered(place),
      lines: draft.lines.length,
      shipGroups: draft.shipGroups.length,
    },
  });
}

export function resultOf(
  place: Placing,
  locations: ReadonlyMap<Uuid, { code: string }>,
): Static<typeof PlaceOrderOutput> {
  const { order } = place;
  return {
    orderId: formatId('ord', order.orderId),
    number: formatOrderNumber(order.number),
    status: order.status,
    totalMinor: order.totals.totalMinor,
    currency: order.currency,
    backordered: isBackordered(place),
    allocations: place.sourced.allocations.map(({ line, locationId, quantity }) => ({
      lineNo: line.lineNo,
      location: locations.get(locationId)!.code,
      quantity,
    })),
  };
}
