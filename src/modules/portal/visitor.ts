// Who visits the portal, and which orders are theirs: the one place that decides it. An actor's id says all: `customer:cus_…` is signed in,
// `customer-link:ord_…` or `customer-link:cus_…` came through a link.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readCustomers } from '../customers/index.ts';
import { type OrderDetail, readOrders } from '../orders/index.ts';

export interface Visitor {
  readonly customerId: Uuid | null;
  readonly orderId: Uuid | null;
  readonly signedIn: boolean;
}

/** Nobody in particular, before signing in. */
export const STRANGER: Actor = { id: 'customer:nobody', role: 'customer' };

export const actorOfSubject = (subject: string, signedIn: boolean): Actor => ({
  id: `${signedIn ? 'customer' : 'customer-link'}:${subject}`,
  role: 'customer',
});

/** Null for everybody who is no customer, whatever they may do elsewhere. */
export function visitorOf(actor: Actor): Visitor | null {
  const match = /^(customer|customer-link):(.+)$/.exec(actor.role === 'customer' ? actor.id : '');
  if (!match) return null;
  const customerId = parseId('cus', match[2]!);
  const orderId = parseId('ord', match[2]!);
  const signedIn = match[1] === 'customer';
  return customerId || (orderId && !signedIn) ? { customerId, orderId, signedIn } : null;
}

/** Whether an order is the visitor's: by the customer, or, of an order that names none, by the address that was proven. */
export function owns(visitor: Visitor, order: OrderDetail, email: string | null): boolean {
  if (visitor.orderId) return order.orderId === visitor.orderId;
  if (order.customerId) return order.customerId === visitor.customerId;
  return visitor.signedIn && email !== null && order.email?.toLowerCase() === email.toLowerCase();
}

/** Reads those of the orders that are each actor's own. */
export async function readOwnOrders(
  db: Queryable,
  asked: readonly { actor: Actor; orderId: string }[],
): Promise<(OrderDetail | null)[]> {
  const visitors = asked.map(({ actor }) => visitorOf(actor));
  const ids = [...new Set(asked.flatMap(({ orderId }) => parseId('ord', orderId) ?? []))];
  const orders = new Map(
    (ids.length === 0 ? [] : await readOrders(db, ids)).map((row) => [row.orderId, row]),
  );
  const people = [...new Set(visitors.flatMap((visitor) => visitor?.customerId ?? []))];
  const customers = people.length === 0 ? new Map() : await readCustomers(db, people);
  return asked.map(({ orderId }, index) => {
    const visitor = visitors[index];
    const uuid = parseId('ord', orderId);
    const order = uuid ? orders.get(uuid) : undefined;
    if (!visitor || !order) return null;
    const email = visitor.customerId ? (customers.get(visitor.customerId)?.email ?? null) : null;
    return owns(visitor, order, email) ? order : null;
  });
}

export async function readOwnOrder(
  db: Queryable | CommandTx,
  actor: Actor,
  orderId: string,
): Promise<OrderDetail | null> {
  return (await readOwnOrders(db, [{ actor, orderId }]))[0] ?? null;
}

export const publicOrderId = (orderId: Uuid) => formatId('ord', orderId);

/** `a***@e***.com`: enough to know one's own address again. */
export function maskEmail(email: string | null): string | null {
  const match = /^(.)[^@]*@(.)[^@]*?(\.[^.@]+)?$/.exec(email ?? '');
  return match ? `${match[1]}***@${match[2]}***${match[3] ?? ''}` : null;
}
