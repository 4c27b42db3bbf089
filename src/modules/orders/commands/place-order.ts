// Places orders: the hot path. A set is validated, sourced and written with its reservations, payments, entries, process
// instances and events in one transaction of a dozen statements, whatever its size. Nothing is written before every check.

import type { Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { BUCKETS, formatId, newUuid, type Uuid } from '../../../platform/ids.ts';
import { readKeys } from '../../../platform/keys.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader } from '../../catalog/index.ts';
import type { CustomerSnapshot } from '../../customers/index.ts';
import { type LocationReader, reserveStock, type StockSnapshot } from '../../inventory/index.ts';
import { recordPayments } from '../../payments/index.ts';
import { refusals } from '../errors.ts';
import { externalKey } from '../external-key.ts';
import { formatOrderNumber } from '../number.ts';
import { deriveStatus } from '../rules.ts';
import {
  insertLines,
  insertNotes,
  insertOrders,
  type NewOrder,
  type StoredLine,
  takeNumbers,
} from '../store/write.ts';
import type { Quantities } from '../types.ts';
import { type Draft, draftOrder } from './place-order/draft.ts';
import { PlaceOrderInput, PlaceOrderOutput } from './place-order/input.ts';
import { readCatalogFacts, readOrderCustomers } from './place-order/read-facts.ts';
import { type CostSettings, type SourcedDraft, sourceDrafts } from './place-order/source-drafts.ts';

export interface PlaceOrderDependencies {
  catalog: CatalogReader;
  locations: LocationReader;
  stock: StockSnapshot;
  costs: CostSettings;
  /** Starts the process of new orders in the open transaction (workflow's door); null runs without processes. */
  startProcesses: ((tx: CommandTx, orders: readonly ProcessOrder[]) => Promise<void>) | null;
}

/** What a new order's process knows of it from the start. */
export interface ProcessOrder {
  bucket: number;
  orderId: Uuid;
  processId: string;
  variables: Record<string, string | number | boolean | null>;
}

const ORDER_PROCESS = 'order-to-cash';

interface Placing {
  index: number;
  item: Item<PlaceOrderInput>;
  draft: Draft;
  sourced: SourcedDraft;
  customer: CustomerSnapshot | null;
  order: NewOrder;
}

export function createPlaceOrder(dependencies: PlaceOrderDependencies) {
  let turn = Math.floor(Math.random() * BUCKETS);
  return defineCommand({
    name: 'orders.placeOrder',
    summary:
      'Takes an order: reserves its stock, records its payment and starts its process, all or nothing.',
    input: PlaceOrderInput,
    output: PlaceOrderOutput,
    roles: ['service', 'channel'],
    mayCall: (input, actor) => actor.role !== 'channel' || actor.channel === input.channel,
    refusals: [
      refusals.duplicateExternalId,
      refusals.customerUnknown,
      refusals.currencyUnknown,
      refusals.shipGroupWithoutGoal,
      refusals.locationUnknown,
      refusals.dateInvalid,
      refusals.shipGroupUnknown,
      refusals.skuUnknown,
      refusals.skuNotSold,
      refusals.priceMissing,
      refusals.discountTooLarge,
      refusals.amountTooLarge,
      refusals.totalDiffers,
      refusals.paymentDiffers,
      refusals.stockShort,
    ],
    async run(tx, items) {
      turn = (turn + 1) % BUCKETS;
      return placeSet(tx, items, turn, dependencies);
    },
  });
}

async function placeSet(
  tx: CommandTx,
  items: readonly Item<PlaceOrderInput>[],
  bucket: number,
  dependencies: PlaceOrderDependencies,
): Promise<Outcome<Static<typeof PlaceOrderOutput>>[]> {
  const outcomes = new Array<Outcome<Static<typeof PlaceOrderOutput>>>(items.length);
  const versions = await readVersions(tx);
  const locations = await dependencies.locations.read(tx, versions);
  const open = await refuseDoubles(tx, items, outcomes);
  const going = open.map((index) => items[index]!);
  const customers = await readOrderCustomers(tx, going);
  const facts = { ...(await readCatalogFacts(tx, dependencies.catalog, versions, going, tx.now)), locations };
  const candidates: {
    index: number;
    customer: CustomerSnapshot | null;
    draft: Draft;
    allowBackorder: boolean;
  }[] = [];
  open.forEach((index, at) => {
    const { input } = items[index]!;
    const customer = customers[at]!;
    if (customer === 'unknown') {
      outcomes[index] = decline(refuse(refusals.customerUnknown, { customer: input.customer?.customerId }));
      return;
    }
    const draft = draftOrder(input, facts);
    if ('code' in draft) outcomes[index] = decline(draft);
    else candidates.push({ index, customer, draft, allowBackorder: input.allowBackorder ?? false });
  });
  const sourced = await sourceDrafts(tx, dependencies.stock, locations, dependencies.costs, candidates);
  const placing: Placing[] = [];
  candidates.forEach(({ index, customer, draft }, at) => {
    const result = sourced[at]!;
    if (result.shortage) {
      outcomes[index] = decline(shortageRefusal(draft, result));
      return;
    }
    placing.push({
      index,
      item: items[index]!,
      draft,
      sourced: result,
      customer,
      order: buildOrder(tx, bucket, items[index]!, draft, result, customer),
    });
  });
  if (placing.length > 0) {
    const numbers = await takeNumbers(tx, bucket, placing.length);
    placing.forEach((place, at) => {
      place.order.number = numbers[at]!;
    });
    await write(tx, placing, dependencies);
    await reserveStock(
      tx,
      dependencies.stock,
      locations,
      placing.flatMap((place) => reservationsOf(place)),
    );
  }
  for (const place of placing) outcomes[place.index] = accept(resultOf(place, locations.byId));
  return outcomes;
}

/** Orders of a channel are unique by external id, also within the set. Returns the indices that go on. */
async function refuseDoubles(
  tx: CommandTx,
  items: readonly Item<PlaceOrderInput>[],
  outcomes: Outcome<Static<typeof PlaceOrderOutput>>[],
): Promise<number[]> {
  const open: number[] = [];
  const keys = items.flatMap(({ input }) =>
    input.externalId === undefined ? [] : [externalKey(input.channel, input.externalId)],
  );
  const taken = await readKeys(tx, keys);
  const seen = new Set<string>();
  items.forEach(({ input }, index) => {
    if (input.externalId !== undefined) {
      const key = externalKey(input.channel, input.externalId);
      const row = taken.get(key);
      if (row || seen.has(key)) {
        const known = row?.value as { orderId?: string } | undefined;
        outcomes[index] = decline(
          refuse(refusals.duplicateExternalId, {
            externalId: input.externalId,
            ...(known?.orderId ? { orderId: known.orderId } : {}),
          }),
        );
        return;
      }
      seen.add(key);
    }
    open.push(index);
  });
  return open;
}

function shortageRefusal(draft: Draft, sourced: SourcedDraft): Refusal {
  const lines = sourced
    .shortage!.slice(0, 50)
    .map(({ lineNo, missing }) => ({ line: lineNo, sku: draft.lines[lineNo - 1]!.sku, missing }));
  return refuse(refusals.stockShort, { lines });
}

function buildOrder(
  tx: CommandTx,
  bucket: number,
  item: Item<PlaceOrderInput>,
  draft: Draft,
  sourced: SourcedDraft,
  customer: CustomerSnapshot | null,
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
    sourcing: sourced.decisions,
    attributes: attributes ?? null,
    processId: ORDER_PROCESS,
  };
}

function newQuantities(line: { ordered: number; reserved: number; backordered: number }): Quantities {
  const { ordered, reserved, backordered } = line;
  return { ordered, reserved, backordered, released: 0, picked: 0, shipped: 0, delivered: 0, cancelled: 0 };
}

function reservationsOf({ order, sourced }: Placing) {
  return sourced.allocations.map(({ line, locationId, quantity }) => ({
    bucket: order.bucket,
    orderId: order.orderId,
    lineNo: line.lineNo,
    locationId,
    skuId: line.skuId,
    quantity,
  }));
}

async function write(
  tx: CommandTx,
  placing: readonly Placing[],
  dependencies: PlaceOrderDependencies,
): Promise<void> {
  await insertOrders(
    tx,
    placing.map((place) => place.order),
  );
  const lines: StoredLine[] = [];
  for (const { order, draft } of placing) {
    for (const line of draft.lines)
      lines.push(Object.assign(line, { bucket: order.bucket, orderId: order.orderId }));
  }
  await insertLines(tx, lines);
  const payments = await recordPayments(tx, placing.map(paymentOf));
  await insertNotes(
    tx,
    placing.flatMap(({ item, order }) =>
      item.input.note
        ? [{ ...order, noteId: newUuid(order.bucket), text: item.input.note, author: item.actor.id }]
        : [],
    ),
    tx.now,
  );
  await dependencies.startProcesses?.(tx, placing.map(processOf));
  placing.forEach((place, at) => {
    if (place.order.externalId !== null) {
      tx.claimKey(externalKey(place.order.channel, place.order.externalId), {
        orderId: formatId('ord', place.order.orderId),
      });
    }
    emitPlaced(tx, place, payments[at]!);
  });
}

function paymentOf({ item, order }: Placing) {
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

function processOf(place: Placing): ProcessOrder {
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
      ...(item.input.customer?.customerId ? { customerId: item.input.customer.customerId } : {}),
    },
  };
}

function emitPlaced(tx: CommandTx, place: Placing, paymentId: Uuid): void {
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

function resultOf(
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
