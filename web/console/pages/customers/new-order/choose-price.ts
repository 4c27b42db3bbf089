// The pure choice of a price as the server makes it: the channel's own before everybody's, from the largest quantity that is reached.
import type { ItemOf } from '../../../../api/call.ts';

type Price = ItemOf<'/v1/catalog/prices'>;

export function choosePrice(
  prices: readonly Price[],
  asked: { currency: string; channel: string; quantity: number; now: number },
): number | undefined {
  const fitting = prices.filter(
    (price) =>
      price.currency === asked.currency &&
      (price.channel === null || price.channel === asked.channel) &&
      price.minQuantity <= asked.quantity &&
      (price.validFrom === null || Date.parse(price.validFrom) <= asked.now) &&
      (price.validTo === null || Date.parse(price.validTo) > asked.now),
  );
  const [best] = fitting.toSorted(
    (a, b) =>
      Number(b.channel !== null) - Number(a.channel !== null) ||
      b.minQuantity - a.minQuantity ||
      Date.parse(b.validFrom ?? '1970-01-01') - Date.parse(a.validFrom ?? '1970-01-01'),
  );
  return best?.amountMinor;
}
