// The single place for the schema pieces of the catalogue's inputs and answers.
import Type from 'typebox';
import { AmountMinor, Attributes, Code, Currency, Instant, Quantity, Text } from '../../platform/schemas.ts';

export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What people call a SKU: any printable characters, blanks inside too; upper and lower case are told apart. */
export const Sku = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\s\\u0000-\\u001f](?:[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f])?$',
  description: 'Stock keeping unit; case-sensitive',
});

export const ProductCode = Code(100, 'Product code; case-sensitive');
export const Channel = Code(64, 'Sales channel');

const Millimetres = Type.Integer({ minimum: 1, maximum: 100_000 });

export const Dimensions = Type.Object(
  { lengthMm: Millimetres, widthMm: Millimetres, heightMm: Millimetres },
  { additionalProperties: false },
);

export const WeightGrams = Type.Integer({ minimum: 0, maximum: 100_000_000 });
export const TaxCategory = Code(50, 'Tax category, such as standard or reduced');
export const Gtin = Type.String({ pattern: '^[0-9]{8,14}$', maxLength: 14, description: 'GTIN (EAN, UPC)' });

export const Capabilities = Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', maxLength: 40 }), {
  maxItems: 20,
  description: 'Capabilities that a location needs to ship it, such as gift-wrap, hazmat, cold',
});

export const VariantStatus = Type.Union([Type.Literal('active'), Type.Literal('discontinued')]);

export const Components = Type.Array(
  Type.Object(
    { sku: Sku, quantity: Type.Integer({ minimum: 1, maximum: 10_000 }) },
    { additionalProperties: false },
  ),
  { maxItems: 100 },
);

/** What tells prices of one SKU apart. */
export const priceKeyFields = {
  sku: Sku,
  currency: Currency,
  channel: Type.Optional(nullable(Channel)),
  minQuantity: Type.Optional(Quantity),
  validFrom: Type.Optional(nullable(Instant)),
};

/** How a write ended for one item. */
export const WriteOutcome = Type.Union([
  Type.Literal('created'),
  Type.Literal('changed'),
  Type.Literal('unchanged'),
]);
export type WriteOutcome = Type.Static<typeof WriteOutcome>;

export const VariantView = Type.Object({
  sku: Sku,
  name: Type.String(),
  product: nullable(Type.String()),
  weightGrams: nullable(WeightGrams),
  dimensions: nullable(Dimensions),
  attributes: Attributes,
  returnable: Type.Boolean(),
  requires: Capabilities,
  status: VariantStatus,
  active: Type.Boolean({ description: 'May be sold; for a bundle also: all of its parts may' }),
  taxCategory: Type.String(),
  gtin: nullable(Gtin),
  bundle: nullable(Type.Object({ components: Components, leaves: Components })),
});

export const ProductView = Type.Object({
  productId: Type.String(),
  code: ProductCode,
  name: Type.String(),
  description: Type.String(),
  brand: nullable(Type.String()),
  category: nullable(Type.String()),
  attributes: Attributes,
});

export const PriceView = Type.Object({
  sku: Sku,
  currency: Currency,
  channel: nullable(Channel),
  minQuantity: Quantity,
  validFrom: nullable(Instant),
  validTo: nullable(Instant),
  amountMinor: AmountMinor,
});

export const Name = Text(500);
