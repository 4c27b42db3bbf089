// The portal's addresses: which page is shown and how to go to another. A handful of pages needs no router library.
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of [...listeners]) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => window.location.pathname);

export function go(path: string, how: { replace?: boolean } = {}): void {
  if (how.replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  window.scrollTo(0, 0);
  tell();
}

export const ORDERS = '/portal/orders';
export const SHOP = '/portal/shop';
export const CART = '/portal/shop/cart';
export const orderPath = (orderId: string) => `${ORDERS}/${encodeURIComponent(orderId)}`;

export type Place =
  | { page: 'orders' | 'link' | 'shop' | 'cart' | 'unknown' }
  | { page: 'order'; orderId: string };

/** Which page an address shows. */
export function placeOf(path: string): Place {
  const parts = path
    .replace(/^\/portal/, '')
    .split('/')
    .filter(Boolean);
  const [first, second, ...more] = parts;
  if (more.length > 0) return { page: 'unknown' };
  if (first === undefined) return { page: 'orders' };
  if (first === 'orders')
    return second === undefined ? { page: 'orders' } : { page: 'order', orderId: second };
  if (first === 'link' && second === undefined) return { page: 'link' };
  if (first === 'shop')
    return second === undefined ? { page: 'shop' } : { page: second === 'cart' ? 'cart' : 'unknown' };
  return { page: 'unknown' };
}
