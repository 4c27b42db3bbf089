// Who a case is about: the customer and the address, from what was told, else from the customer's record, else from the first order.
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { type CustomerSnapshot, readCustomers } from '../customers/index.ts';
import { type OrderDetail, readOrders } from '../orders/index.ts';

export interface Who {
  customerId: Uuid | null;
  name: string | null;
  email: string | null;
  locale: string;
  channel: string | null;
}

export interface People {
  readonly orders: ReadonlyMap<Uuid, OrderDetail>;
  readonly customers: ReadonlyMap<Uuid, CustomerSnapshot>;
}

/** Orders and customers that inputs name, and the customers of those orders. */
export async function readPeople(
  db: Queryable,
  orderIds: readonly string[],
  customerIds: readonly (string | undefined)[],
): Promise<People> {
  const uuids = [...new Set(orderIds.map((id) => parseId('ord', id)!))];
  const orders = uuids.length === 0 ? [] : await readOrders(db, uuids);
  const named = customerIds.flatMap((id) => (id === undefined ? [] : [parseId('cus', id)!]));
  const wanted = new Set([...named, ...orders.flatMap((order) => order.customerId ?? [])]);
  const customers = wanted.size === 0 ? new Map() : await readCustomers(db, [...wanted]);
  return { orders: new Map(orders.map((order) => [order.orderId, order])), customers };
}

export function whoIs(
  told: { customerId?: string; name?: string; email?: string; locale?: string; channel?: string },
  order: OrderDetail | undefined,
  customers: People['customers'],
): Who {
  const customerId = told.customerId ? parseId('cus', told.customerId) : (order?.customerId ?? null);
  const customer = customerId ? customers.get(customerId) : undefined;
  return {
    customerId,
    name: told.name ?? order?.customerName ?? customer?.name ?? null,
    email: told.email ?? order?.email ?? customer?.email ?? null,
    locale: told.locale ?? order?.locale ?? customer?.locale ?? 'en',
    channel: told.channel ?? order?.channel ?? null,
  };
}

export const publicOrder = (orderId: Uuid) => formatId('ord', orderId);
