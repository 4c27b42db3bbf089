// The single place that decides what a variant or a product becomes by an upsert: omitted fields keep their value.
import type { Uuid } from '../../../platform/ids.ts';
import type { AttributeValue, Dimensions, Product, VariantRecord, VariantStatus } from '../types.ts';

export interface VariantInput {
  readonly sku: string;
  readonly name?: string;
  readonly product?: string | null;
  readonly weightGrams?: number | null;
  readonly dimensions?: Dimensions | null;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly returnable?: boolean;
  readonly requires?: readonly string[];
  readonly status?: VariantStatus;
  readonly taxCategory?: string;
  readonly gtin?: string | null;
}

/** A variant that has only a SKU, with the values that new variants get. */
export function startVariant(skuId: Uuid, sku: string, name: string): VariantRecord {
  return {
    skuId,
    sku,
    productId: null,
    productCode: null,
    name,
    weightGrams: null,
    dimensions: null,
    attributes: {},
    returnable: true,
    requires: [],
    status: 'active',
    taxCategory: 'standard',
    gtin: null,
  };
}

/** `product`: the product that the input names; undefined when the input says nothing of it. */
export function changeVariant(
  before: VariantRecord,
  input: VariantInput,
  product: Product | null | undefined,
): VariantRecord {
  return {
    skuId: before.skuId,
    sku: before.sku,
    productId: product === undefined ? before.productId : (product?.productId ?? null),
    productCode: product === undefined ? before.productCode : (product?.code ?? null),
    name: input.name ?? before.name,
    weightGrams: input.weightGrams === undefined ? before.weightGrams : input.weightGrams,
    dimensions: input.dimensions === undefined ? before.dimensions : input.dimensions,
    attributes: input.attributes ?? before.attributes,
    returnable: input.returnable ?? before.returnable,
    requires: input.requires ? [...new Set(input.requires)].sort() : before.requires,
    status: input.status ?? before.status,
    taxCategory: input.taxCategory ?? before.taxCategory,
    gtin: input.gtin === undefined ? before.gtin : input.gtin,
  };
}

/** GTIN-8, -12, -13 or -14 with a right check digit (GS1 General Specifications, 7.9). */
export function isGtin(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text)) return false;
  let sum = 0;
  for (let i = text.length - 2, weight = 3; i >= 0; i--, weight = 4 - weight) sum += Number(text[i]) * weight;
  return (10 - (sum % 10)) % 10 === Number(text.at(-1));
}
