// What can be sold, and for how much.
import { type Page, readJson } from './call.ts';

export interface Variant {
  sku: string;
  name: string;
  active: boolean;
}

export interface Price {
  sku: string;
  currency: string;
  channel: string | null;
  minQuantity: number;
  amountMinor: number;
}

export const findVariants = (text: string) =>
  readJson<Page<Variant>>('/v1/catalog/variants', {}, { text, limit: 20, status: 'active' });

export const listPrices = (sku: string) =>
  readJson<Page<Price>>('/v1/catalog/prices', {}, { sku, limit: 50 });
