// What orders tell for messages to customers: the facts port of notifications, read for a set of orders at once.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { MessageFacts, MessageGroup, ReadMessageFacts } from '../notifications/index.ts';
import { formatOrderNumber } from './number.ts';
import { type LineDetail, type OrderDetail, selectLineDetails, selectOrders } from './store/read.ts';
import type { ShipGroup } from './types.ts';

interface Shop {
  /** Who signs. */
  shopName: string;
  /** IANA name of the zone of dates in messages. */
  timeZone: string;
  contactEmail: string | null;
  /** Where customers see each order, if anywhere. */
  orderUrls?: (db: Queryable, orderIds: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, string>>;
}

export function createMessageFactsReader(shop: Shop): ReadMessageFacts {
  return async (db: Queryable, orderIds: readonly Uuid[]) => {
    const [orders, lines] = await Promise.all([selectOrders(db, orderIds), selectLineDetails(db, orderIds)]);
    const urls = (await shop.orderUrls?.(db, orderIds)) ?? new Map<Uuid, string>();
    const byOrder = new Map<Uuid, LineDetail[]>();
    for (const line of lines) {
      const known = byOrder.get(line.orderId);
      if (known) known.push(line);
      else byOrder.set(line.orderId, [line]);
    }
    return new Map(
      orders.map((order) => [order.orderId, factsOf(order, byOrder.get(order.orderId) ?? [], shop, urls)]),
    );
  };
}

function factsOf(
  order: OrderDetail,
  lines: readonly LineDetail[],
  shop: Shop,
  urls: ReadonlyMap<Uuid, string>,
): MessageFacts {
  return {
    orderNumber: formatOrderNumber(order.number),
    locale: order.locale,
    timeZone: shop.timeZone,
    customerName: order.customerName,
    email: order.email,
    currency: order.currency,
    shopName: shop.shopName,
    orderUrl: urls.get(order.orderId) ?? null,
    contactEmail: shop.contactEmail,
    lines: lines.map(({ lineNo, sku, name, ordered, totalMinor }) => ({
      lineNo,
      sku,
      name,
      quantity: ordered,
      totalMinor,
    })),
    totals: {
      goodsMinor: order.goodsMinor,
      discountMinor: order.discountMinor,
      shippingMinor: order.shippingMinor,
      taxMinor: order.taxMinor,
      totalMinor: order.totalMinor,
    },
    groups: order.shipGroups.map((group) => groupOf(group, lines)),
  };
}

function groupOf(group: ShipGroup, lines: readonly LineDetail[]): MessageGroup {
  const dates = lines.flatMap((line) =>
    line.shipGroup === group.no && line.promisedDate ? [line.promisedDate] : [],
  );
  const { address } = group;
  const town = [address?.postalCode, address?.city].filter(Boolean).join(' ');
  return {
    no: group.no,
    name: address?.name ?? null,
    addressLines: address ? [...(address.company ? [address.company] : []), ...address.lines, town] : [],
    country: address?.country ?? null,
    pickupPlace: group.pickupLocation ?? null,
    promisedDate: dates.sort().at(-1) ?? null,
  };
}
