// What lies in the cart of the sample shop: kept by the browser until it is ordered. Prices in it are what was seen; what counts is worked out
// by the server.
import { useSyncExternalStore } from 'react';

export interface CartLine {
  sku: string;
  name: string;
  priceMinor: number;
  currency: string;
  quantity: number;
}

const KEY = 'throughline.cart';
export const MOST_UNITS = 99;
const MOST_LINES = 50;

const listeners = new Set<() => void>();
let lines: readonly CartLine[] = readKept();

function readKept(): CartLine[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isLine) : [];
  } catch {
    // Nothing that can be read was kept.
    return [];
  }
}

function isLine(it: unknown): it is CartLine {
  const line = it as CartLine | null;
  return (
    typeof line?.sku === 'string' &&
    typeof line.name === 'string' &&
    typeof line.currency === 'string' &&
    Number.isInteger(line.priceMinor) &&
    Number.isInteger(line.quantity) &&
    line.quantity > 0
  );
}

function keep(next: readonly CartLine[]): void {
  lines = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing: the cart lives as long as the page.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCart = (): readonly CartLine[] => useSyncExternalStore(subscribe, () => lines);

export function addToCart(product: Omit<CartLine, 'quantity'>): void {
  const { sku, name, priceMinor, currency } = product;
  const known = lines.find((line) => line.sku === sku);
  const line = {
    sku,
    name,
    priceMinor,
    currency,
    quantity: Math.min((known?.quantity ?? 0) + 1, MOST_UNITS),
  };
  if (known) keep(lines.map((each) => (each.sku === sku ? line : each)));
  else if (lines.length < MOST_LINES) keep([...lines, line]);
}

/** None: the line goes. */
export function setQuantity(sku: string, quantity: number): void {
  keep(
    lines.flatMap((line) => {
      if (line.sku !== sku) return [line];
      return quantity > 0 ? [{ ...line, quantity: Math.min(quantity, MOST_UNITS) }] : [];
    }),
  );
}

export const emptyCart = (): void => keep([]);
