// The sample shop: what is sold, at which price, and how many can be promised now. A page for trying things out, no shop system.
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import { listVariants } from '../catalog/index.ts';
import { availableToPromise } from '../inventory/index.ts';
import type { PortalDependencies } from './dependencies.ts';

/** The channel of orders from the sample shop. */
export const SHOP_CHANNEL = 'web';

export type ShopParts = Pick<PortalDependencies, 'catalog' | 'locations' | 'channels'>;

/** A page of sellable SKUs that have a price in the currency. */
export async function listProducts(
  db: Queryable,
  parts: ShopParts,
  now: Date,
  query: { currency?: string; text?: string; limit?: number; after?: string },
) {
  const { currency = 'EUR', ...page } = query;
  const { items, next } = await listVariants(db, { ...page, limit: page.limit ?? 24, status: 'active' });
  const sold = items.filter((variant) => variant.active);
  const keys = sold.map(({ sku }) => ({ sku, channel: SHOP_CHANNEL, currency, quantity: 1 }));
  const prices = await parts.catalog.readPrices(db, await readVersions(db), keys, now);
  const priced = sold.flatMap((variant, index) => {
    const price = prices[index];
    return price ? [{ sku: variant.sku, name: variant.name, priceMinor: price.amountMinor, currency }] : [];
  });
  const units = await availableToPromise(db, parts, {
    pairs: priced.map(({ sku }) => ({ sku })),
    channel: SHOP_CHANNEL,
    now,
  });
  return {
    items: priced.map((product, index) => {
      const answer = units[index]!;
      const known = 'now' in answer ? answer : { now: 0, later: [] };
      return {
        ...product,
        available: Math.max(0, known.now),
        nextOn: known.later.find((day) => day.units > 0)?.on ?? null,
      };
    }),
    next,
  };
}
