// What can be sold, and for how much.
import { getJson } from './call.ts';

export const findVariants = (text: string) =>
  getJson('/v1/catalog/variants', { query: { text, limit: 20, status: 'active' } });

export const listPrices = (sku: string) => getJson('/v1/catalog/prices', { query: { sku, limit: 50 } });
