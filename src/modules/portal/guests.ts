// Orders of an address whose buyer has no customer record: found by the word that every order's address is.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { searchOrders } from '../orders/index.ts';

const MOST = 50;

export type GuestOrder = Awaited<ReturnType<typeof searchOrders>>['items'][number];

/** The newest orders without a customer that were placed with this address. */
export async function findGuestOrders(db: Queryable, email: string): Promise<GuestOrder[]> {
  const { items } = await searchOrders(db, SYSTEM_ACTOR, { q: email, limit: MOST });
  return items.filter(
    (order) => order.customerId === null && order.email?.toLowerCase() === email.toLowerCase(),
  );
}
