// The orders that were looked at last in this browser, newest first, for the palette.
import { useEffect, useSyncExternalStore } from 'react';

export interface RecentOrder {
  orderId: string;
  number: string;
  who: string;
}

const KEY = 'throughline.recent-orders';
const KEPT = 8;

let recent: readonly RecentOrder[] = readKept();
const listeners = new Set<() => void>();

function readKept(): RecentOrder[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as RecentOrder[]) : [];
  } catch {
    return [];
  }
}

function remember(order: RecentOrder): void {
  recent = [order, ...recent.filter((each) => each.orderId !== order.orderId)].slice(0, KEPT);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(recent));
  } catch {
    // A browser that keeps nothing: they are known until the page is left.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useRecentOrders = (): readonly RecentOrder[] => useSyncExternalStore(subscribe, () => recent);

/** Remembers the order that is shown, once it is known. */
export function useRememberOrder(order: RecentOrder | undefined): void {
  const { orderId, number, who } = order ?? {};
  useEffect(() => {
    if (orderId !== undefined && number !== undefined) remember({ orderId, number, who: who ?? '' });
  }, [orderId, number, who]);
}
