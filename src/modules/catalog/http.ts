// The routes of the catalogue. Everybody who is signed in may read it; a channel sees its own prices and those for all.
import Type from 'typebox';
import { formatId } from '../../platform/ids.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Currency, Page, pageQuery, Text } from '../../platform/schemas.ts';
import { defineBundle } from './commands/define-bundle.ts';
import { discontinueVariant } from './commands/discontinue-variant.ts';
import { removePrice } from './commands/remove-price.ts';
import { setPrice } from './commands/set-price.ts';
import { upsertProduct } from './commands/upsert-product.ts';
import { upsertVariant } from './commands/upsert-variant.ts';
import { findProduct, findVariant, listPrices, listVariants } from './queries.ts';
import {
  Channel,
  Gtin,
  PriceView,
  ProductCode,
  ProductView,
  Sku,
  VariantStatus,
  VariantView,
} from './schemas.ts';

const tag = 'catalog';
const none = Type.Object({}, { additionalProperties: false });

export const routes: readonly Route[] = [
  queryRoute({
    path: '/v1/catalog/variants',
    name: 'catalog.listVariants',
    summary: 'Variants in the order of their SKUs.',
    params: none,
    query: Type.Object(
      {
        ...pageQuery,
        skuPrefix: Type.Optional(Sku),
        text: Type.Optional(Text(200, { description: 'Words in SKU, name or barcode' })),
        status: Type.Optional(VariantStatus),
        product: Type.Optional(ProductCode),
        gtin: Type.Optional(Gtin),
      },
      { additionalProperties: false },
    ),
    output: Page(VariantView),
    run: ({ db }, { query }) => listVariants(db, query),
    tag,
  }),
  queryRoute({
    path: '/v1/catalog/variants/:sku',
    name: 'catalog.getVariant',
    summary: 'One variant.',
    params: Type.Object({ sku: Sku }),
    query: none,
    output: VariantView,
    run: ({ db }, { params }) => findVariant(db, params.sku),
    tag,
  }),
  bulkRoute('PUT', '/v1/catalog/variants/bulk', upsertVariant, { tag }),
  commandRoute('PUT', '/v1/catalog/variants/:sku', upsertVariant, { tag }),
  commandRoute('POST', '/v1/catalog/variants/:sku/discontinue', discontinueVariant, { tag }),
  commandRoute('PUT', '/v1/catalog/variants/:sku/bundle', defineBundle, { tag }),
  queryRoute({
    path: '/v1/catalog/products/:code',
    name: 'catalog.getProduct',
    summary: 'One product; its variants are listed by catalog.listVariants with `product`.',
    params: Type.Object({ code: ProductCode }),
    query: none,
    output: ProductView,
    async run({ db }, { params }) {
      const product = await findProduct(db, params.code);
      return product && { ...product, productId: formatId('prd', product.productId) };
    },
    tag,
  }),
  bulkRoute('PUT', '/v1/catalog/products/bulk', upsertProduct, { tag }),
  commandRoute('PUT', '/v1/catalog/products/:code', upsertProduct, { tag }),
  queryRoute({
    path: '/v1/catalog/prices',
    name: 'catalog.listPrices',
    summary: "Prices by SKU; with a channel, that channel's own and those for all channels.",
    params: none,
    query: Type.Object(
      {
        ...pageQuery,
        sku: Type.Optional(Sku),
        currency: Type.Optional(Currency),
        channel: Type.Optional(Channel),
      },
      { additionalProperties: false },
    ),
    output: Page(PriceView),
    run: ({ db, actor }, { query }) =>
      listPrices(db, actor.role === 'channel' ? { ...query, channel: actor.channel ?? '' } : query),
    tag,
  }),
  bulkRoute('PUT', '/v1/catalog/prices/bulk', setPrice, { tag }),
  commandRoute('PUT', '/v1/catalog/prices', setPrice, { tag }),
  commandRoute('POST', '/v1/catalog/prices/remove', removePrice, { tag }),
];
