// The single place that decides which price applies.
import type { Price, PriceKey } from '../types.ts';

/**
 * The price of one unit: the channel's own before one for all channels, then the highest quantity reached, then the one
 * that started last. null when none applies at that instant.
 */
export function choosePrice(prices: readonly Price[], key: Omit<PriceKey, 'sku'>, at: Date): Price | null {
  const instant = at.getTime();
  let best: Price | null = null;
  for (const price of prices) {
    if (price.currency !== key.currency || price.minQuantity > key.quantity) continue;
    if (price.channel !== null && price.channel !== key.channel) continue;
    if (price.validFrom !== null && price.validFrom.getTime() > instant) continue;
    if (price.validTo !== null && price.validTo.getTime() <= instant) continue;
    if (best === null || isMoreSpecific(price, best)) best = price;
  }
  return best;
}

function isMoreSpecific(price: Price, other: Price): boolean {
  if ((price.channel === null) !== (other.channel === null)) return price.channel !== null;
  if (price.minQuantity !== other.minQuantity) return price.minQuantity > other.minQuantity;
  return (
    (price.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY) >
    (other.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY)
  );
}

export interface PriceInput {
  readonly sku: string;
  readonly currency: string;
  readonly channel?: string | null;
  readonly minQuantity?: number;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly amountMinor: number;
}

/** The price that an input means, with what it leaves out filled in. */
export function toPrice(input: PriceInput): Price {
  return {
    sku: input.sku,
    currency: input.currency,
    channel: input.channel ?? null,
    minQuantity: input.minQuantity ?? 1,
    validFrom: input.validFrom == null ? null : new Date(input.validFrom),
    validTo: input.validTo == null ? null : new Date(input.validTo),
    amountMinor: input.amountMinor,
  };
}

/** One text for each price that can be set: two prices with the same text are the same price. */
export function keyOfPrice(price: Price): string {
  return JSON.stringify([price.sku, price.currency, price.channel, price.minQuantity, price.validFrom]);
}
