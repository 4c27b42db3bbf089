// Makes orders findable, from the event log: by what they were placed with, by their articles, the locations that ship them, the
// numbers of their parcels, and the mark of those that may be late. Capture has no part in it (decision 0005).
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { readReservations } from '../inventory/index.ts';
import { LATE_RISK, riskParts, skuWord, sourceWord, termsOf, trackingWord } from './search-terms.ts';
import { type OrderDetail, selectLineDetails, selectOrders } from './store/read.ts';
import { deleteLonely, deleteWords, insertWords, type Word } from './store/words.ts';

const ACTOR: Actor = { id: 'system:orders', role: 'system' };

const PLACED = 'orders.orderPlaced';
const CHANGED = 'orders.addressChanged';
const RISK = 'fulfilment.lateRisk';
const RISK_OVER = 'fulfilment.lateRiskCleared';
/** After these, other locations may ship units of the order. */
const SOURCED: ReadonlySet<string> = new Set([
  PLACED,
  'orders.unitsResourced',
  'orders.reservationsMoved',
  'orders.backorderFilled',
]);
/** Events that name a parcel of the order. */
const PARCELS: ReadonlySet<string> = new Set(['fulfilment.labelBooked', 'fulfilment.shipmentShipped']);

/** Makes orders findable as they become what they are. */
export const searchSubscriber: Subscriber = {
  name: 'orders.search',
  actor: ACTOR,
  types: [...SOURCED, CHANGED, ...PARCELS, RISK, RISK_OVER],
  async receive(tx, _bucket, events) {
    const ids = [...new Set(events.flatMap(({ orderId }) => orderId ?? []))];
    if (ids.length === 0) return;
    const orders = await selectOrders(tx, ids);
    const times = new Map(orders.map((order) => [order.orderId, order.placedAt]));
    const words = [
      ...(await wordsOfOrders(tx, orders, idsOf(events, NAMED))),
      ...(await wordsOfPlaces(tx, idsOf(events, SOURCED), times)),
      ...parcelWords(events, times),
    ];
    await insertWords(tx, words);
    await markRisks(tx, events, times);
  },
};

type Times = ReadonlyMap<Uuid, Date>;

const idsOf = (events: readonly StoredEvent[], types: ReadonlySet<string>) => [
  ...new Set(events.flatMap(({ type, orderId }) => (orderId && types.has(type) ? [orderId] : []))),
];

const NAMED: ReadonlySet<string> = new Set([PLACED, CHANGED]);

/** Names, addresses, articles. */
async function wordsOfOrders(
  tx: CommandTx,
  orders: readonly OrderDetail[],
  ids: readonly Uuid[],
): Promise<Word[]> {
  if (ids.length === 0) return [];
  const named = new Set(ids);
  const lines = Map.groupBy(await selectLineDetails(tx, ids), (line) => line.orderId);
  return orders.flatMap((order) => {
    const { orderId, placedAt } = order;
    if (!named.has(orderId)) return [];
    const articles = new Set((lines.get(orderId) ?? []).map((line) => skuWord(line.sku)));
    return [...termsOf(order), ...articles].map((term) => ({ term, placedAt, orderId }));
  });
}

async function wordsOfPlaces(tx: CommandTx, ids: readonly Uuid[], times: Times): Promise<Word[]> {
  if (ids.length === 0) return [];
  const rows = await readReservations(
    tx,
    ids.map((orderId) => ({ bucket: bucketOf(orderId), orderId })),
  );
  const words = new Map<string, Word>();
  for (const { orderId, locationId } of rows) {
    const placedAt = times.get(orderId);
    if (placedAt) words.set(orderId + locationId, { term: sourceWord(locationId), placedAt, orderId });
  }
  return [...words.values()];
}

function parcelWords(events: readonly StoredEvent[], times: Times): Word[] {
  return events.flatMap(({ type, orderId, attributes }) => {
    const placedAt = orderId && times.get(orderId);
    const number = attributes.trackingNumber;
    if (!placedAt || !PARCELS.has(type) || typeof number !== 'string' || number === '') return [];
    return [{ term: trackingWord(number), placedAt, orderId }];
  });
}

/** The mark stays while any part of the order is at risk; parts come and go in the order of their events. */
async function markRisks(tx: CommandTx, events: readonly StoredEvent[], times: Times): Promise<void> {
  const risks = new Map<string, { isOn: boolean; placedAt: Date; orderId: Uuid; part: string }>();
  for (const { type, orderId, attributes } of events) {
    const placedAt = orderId && times.get(orderId);
    if (!placedAt || (type !== RISK && type !== RISK_OVER)) continue;
    const part = riskParts(orderId) + String(attributes.fulfilmentOrderId ?? `group ${attributes.groupNo}`);
    risks.set(part, { isOn: type === RISK, placedAt, orderId, part });
  }
  if (risks.size === 0) return;
  const all = [...risks.values()];
  const words = (of: typeof all) =>
    of.map(({ part, placedAt, orderId }): Word => ({ term: part, placedAt, orderId }));
  const on = all.filter((risk) => risk.isOn);
  const marks = new Map(
    on.map(({ placedAt, orderId }): [Uuid, Word] => [orderId, { term: LATE_RISK, placedAt, orderId }]),
  );
  await insertWords(tx, [...words(on), ...marks.values()]);
  const over = all.filter((risk) => !risk.isOn);
  await deleteWords(tx, words(over));
  await deleteLonely(
    tx,
    LATE_RISK,
    [...new Map(over.map((risk) => [risk.orderId, risk])).values()].map(({ placedAt, orderId }) => ({
      placedAt,
      orderId,
      partsPrefix: riskParts(orderId),
    })),
  );
}
