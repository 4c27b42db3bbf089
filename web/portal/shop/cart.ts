// What lies in the cart of the sample shop: kept by the browser until it is ordered. Prices in it are what was seen; what counts is worked out
// by the server.
import { createKept } from '../kept.ts';

export interface CartLine {
  sku: string;
  name: string;
  priceMinor: number;
  currency: string;
  quantity: number;
}

export const MOST_UNITS = 99;
const MOST_LINES = 50;

const cart = createKept<readonly CartLine[]>('throughline.cart', (kept) =>
  Array.isArray(kept) ? kept.filter(isLine) : [],
);

export const useCart = cart.use;

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

export function addToCart(product: Omit<CartLine, 'quantity'>): void {
  const { sku, name, priceMinor, currency } = product;
  const lines = cart.get();
  const known = lines.find((line) => line.sku === sku);
  const line = {
    sku,
    name,
    priceMinor,
    currency,
    quantity: Math.min((known?.quantity ?? 0) + 1, MOST_UNITS),
  };
  if (known) cart.set(lines.map((each) => (each.sku === sku ? line : each)));
  else if (lines.length < MOST_LINES) cart.set([...lines, line]);
}

/** None: the line goes. */
export function setQuantity(sku: string, quantity: number): void {
  cart.set(
    cart.get().flatMap((line) => {
      if (line.sku !== sku) return [line];
      return quantity > 0 ? [{ ...line, quantity: Math.min(quantity, MOST_UNITS) }] : [];
    }),
  );
}

export const emptyCart = (): void => cart.set([]);
