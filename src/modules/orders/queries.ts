// Reads of single orders for the API and pages: one order whole, and the order that a number or a channel's own id names.

import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { BUCKETS, bucketOf, formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readKeys } from '../../platform/keys.ts';
import { readLocationIds, readReservations } from '../inventory/index.ts';
import { externalKey } from './external-key.ts';
import { formatOrderNumber, parseOrderNumber } from './number.ts';
import { type PromiseRow, selectPromises } from './store/promises.ts';
import {
  type LineDetail,
  type OrderHead,
  selectByNumber,
  selectLineDetails,
  selectNotes,
  selectOrders,
} from './store/read.ts';
import { type ResourcingRow, selectResourcings } from './store/resourcings.ts';
import { codesIn, describeDecisions } from './stored-decisions.ts';

export type OrderSummary = ReturnType<typeof summarise>;

export function summarise(head: OrderHead) {
  return {
    orderId: formatId('ord', head.orderId),
    number: formatOrderNumber(head.number),
    channel: head.channel,
    externalId: head.externalId,
    status: head.status,
    placedAt: head.placedAt.toISOString(),
    currency: head.currency,
    totalMinor: head.totalMinor,
    customerId: head.customerId === null ? null : formatId('cus', head.customerId),
    customerName: head.customerName,
    email: head.email,
    holds: (head.holds ?? []).map((hold) => hold.reason),
    cancelledAt: head.cancelledAt?.toISOString() ?? null,
    closedAt: head.closedAt?.toISOString() ?? null,
  };
}

/** One order with lines, allocations and notes; null when there is none or the actor may not see it. */
export async function readOrder(db: Queryable, actor: Actor, id: string) {
  const orderId = parseId('ord', id);
  if (!orderId) return null;
  const [order] = await selectOrders(db, [orderId]);
  if (!order || (actor.role === 'channel' && actor.channel !== order.channel)) return null;
  const [lines, reservations, notes, promises, resourcings, ids] = await Promise.all([
    selectLineDetails(db, [orderId]),
    readReservations(db, [{ bucket: bucketOf(orderId), orderId }]),
    selectNotes(db, orderId),
    selectPromises(db, orderId),
    selectResourcings(db, orderId),
    readLocationIds(db, codesIn(order.sourcing)),
  ]);
  const locationIds = new Map<string, string>(
    ids.map((each) => [each.code, formatId('loc', each.locationId)]),
  );
  return {
    ...summarise(order),
    phone: order.phone,
    locale: order.locale,
    taxesIncluded: order.taxesIncluded,
    goodsMinor: order.goodsMinor,
    discountMinor: order.discountMinor,
    shippingMinor: order.shippingMinor,
    taxMinor: order.taxMinor,
    allowBackorder: order.allowBackorder,
    shipGroups: order.shipGroups,
    billingAddress: order.billingAddress ?? null,
    holds: order.holds ?? [],
    sourcing: describeDecisions(order.sourcing, (code) => locationIds.get(code) ?? code),
    attributes: order.attributes ?? {},
    processId: order.processId,
    lines: lines.map((line) => ({
      ...publicLine(line),
      promises: promises.filter((promise) => promise.lineNo === line.lineNo).map(publicPromise),
      resourcings: resourcings.filter((each) => each.lineNo === line.lineNo).map(publicResourcing),
      allocations: reservations
        .filter((row) => row.lineNo === line.lineNo)
        .map(({ locationId, reserved, released, picked, consumed, freed }) => ({
          locationId: formatId('loc', locationId),
          reserved,
          released,
          picked,
          shipped: consumed,
          freed,
        })),
    })),
    notes: notes.map((note) => ({
      noteId: formatId('note', note.noteId),
      text: note.text,
      author: note.author,
      writtenAt: note.writtenAt.toISOString(),
    })),
  };
}

function publicLine({ orderId: _, ...line }: LineDetail) {
  return {
    ...line,
    shippedAt: line.shippedAt?.toISOString() ?? null,
    deliveredAt: line.deliveredAt?.toISOString() ?? null,
    attributes: line.attributes ?? {},
  };
}

function publicPromise({ lineNo: _, promisedAt, ...promise }: PromiseRow) {
  return { ...promise, promisedAt: promisedAt.toISOString() };
}

function publicResourcing({
  lineNo: _,
  fromLocationId,
  movedTo,
  alsoExcluded = [],
  resourcedAt,
  ...row
}: ResourcingRow) {
  return {
    ...row,
    alsoExcluded: alsoExcluded.map((id) => formatId('loc', id)),
    fromLocationId: formatId('loc', fromLocationId),
    movedTo: movedTo.map(({ locationId, quantity }) => ({
      locationId: formatId('loc', locationId),
      quantity,
    })),
    resourcedAt: resourcedAt.toISOString(),
  };
}

/** The order that a number or a channel's own id names. */
export async function findOrder(
  db: Queryable,
  by: { number: string } | { channel: string; externalId: string },
): Promise<Uuid | null> {
  if ('number' in by) {
    const number = parseOrderNumber(by.number);
    return number === null ? null : selectByNumber(db, number % BUCKETS, number);
  }
  const key = externalKey(by.channel, by.externalId);
  const value = (await readKeys(db, [key])).get(key)?.value as { orderId?: string } | undefined;
  return value?.orderId ? parseId('ord', value.orderId) : null;
}
