// Reads of the catalogue for the API and pages, straight from the database: always what is stored now.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { loadVariants, resolveBundles } from './read-catalog.ts';
import type { PriceView, VariantView } from './schemas.ts';
import { selectPricePage } from './store/prices.ts';
import { selectProducts, selectVariantPage } from './store/variants.ts';
import type { Price, Product, Variant, VariantStatus } from './types.ts';

const DEFAULT_LIMIT = 50;

export interface VariantQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly skuPrefix?: string;
  /** Every word must stand in SKU, name or barcode; case does not matter. */
  readonly text?: string;
  readonly status?: VariantStatus;
  readonly product?: string;
  readonly gtin?: string;
}

/** A page of variants in the order of their SKUs. */
export async function listVariants(db: Queryable, query: VariantQuery) {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const stored = await selectVariantPage(db, {
    afterSku: decodeCursor(query.after, [cursorParts.text])?.[0] ?? '',
    skuPrefix: query.skuPrefix ?? null,
    words: (query.text ?? '').split(/\s+/).filter((word) => word !== ''),
    status: query.status ?? null,
    productCode: query.product ?? null,
    gtin: query.gtin ?? null,
    limit: limit + 1,
  });
  const { items, next } = cutPage(stored, limit, ({ record }) => [record.sku]);
  const variants = await resolveBundles(db, new Map(items.map((item) => [item.record.sku, item])));
  return { items: items.map(({ record }) => showVariant(variants.get(record.sku)!)), next };
}

export async function findVariant(db: Queryable, sku: string): Promise<Static<typeof VariantView> | null> {
  const variant = (await loadVariants(db, [sku])).get(sku);
  return variant ? showVariant(variant) : null;
}

export async function findProduct(db: Queryable, code: string): Promise<Product | null> {
  return (await selectProducts(db, [code])).get(code) ?? null;
}

export interface PriceQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly sku?: string;
  readonly currency?: string;
  readonly channel?: string;
}

const PRICE_CURSOR = [
  cursorParts.text,
  cursorParts.text,
  cursorParts.text,
  cursorParts.integer,
  /^(?:|-\d{1,13}|\d{1,14})$/,
];

/** A page of prices by SKU; with a channel, its own and those for all. */
export async function listPrices(db: Queryable, query: PriceQuery) {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = decodeCursor(query.after, PRICE_CURSOR);
  const rows = await selectPricePage(db, {
    after: cursor && {
      sku: cursor[0]!,
      currency: cursor[1]!,
      channel: cursor[2] || null,
      minQuantity: Number(cursor[3]),
      validFrom: cursor[4] ? new Date(Number(cursor[4])) : null,
    },
    sku: query.sku ?? null,
    currency: query.currency ?? null,
    channel: query.channel ?? null,
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (price) => [
    price.sku,
    price.currency,
    price.channel ?? '',
    price.minQuantity,
    price.validFrom?.getTime() ?? '',
  ]);
  return { items: items.map(showPrice), next };
}

function showVariant(variant: Variant): Static<typeof VariantView> {
  const { skuId: _, productId: __, productCode, requires, bundle, ...rest } = variant;
  return {
    ...rest,
    product: productCode,
    requires: [...requires],
    bundle: bundle && { components: [...bundle.components], leaves: [...bundle.leaves] },
  };
}

function showPrice(price: Price): Static<typeof PriceView> {
  return {
    ...price,
    validFrom: price.validFrom?.toISOString() ?? null,
    validTo: price.validTo?.toISOString() ?? null,
  };
}
