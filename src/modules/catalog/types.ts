// The nouns of the catalogue: products, variants (what is sold, by SKU), bundles, prices.
import type { Uuid } from '../../platform/ids.ts';

export type VariantStatus = 'active' | 'discontinued';

export interface Dimensions {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

export type AttributeValue = string | number | boolean | null;

export interface Product {
  readonly productId: Uuid;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly brand: string | null;
  readonly category: string | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** A variant as stored; what commands compare and write. */
export interface VariantRecord {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly productId: Uuid | null;
  readonly productCode: string | null;
  readonly name: string;
  readonly weightGrams: number | null;
  readonly dimensions: Dimensions | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly returnable: boolean;
  /** Capabilities that a location must have to ship it, sorted. */
  readonly requires: readonly string[];
  readonly status: VariantStatus;
  readonly taxCategory: string;
  readonly gtin: string | null;
}

export interface BundleComponent {
  readonly sku: string;
  readonly quantity: number;
}

export interface Bundle {
  /** As defined; a component may be a bundle itself. */
  readonly components: readonly BundleComponent[];
  /** What is really shipped for one bundle: no bundles among them, each SKU once, sorted by SKU. */
  readonly leaves: readonly BundleComponent[];
}

/** A variant as the readers give it. */
export interface Variant extends VariantRecord {
  readonly bundle: Bundle | null;
  /** May be sold: its status is active, and so is every leaf's when it is a bundle. */
  readonly active: boolean;
}

export interface Price {
  readonly sku: string;
  readonly currency: string;
  /** null: all channels. */
  readonly channel: string | null;
  /** The price of each unit from this quantity on. */
  readonly minQuantity: number;
  /** null: always has been. */
  readonly validFrom: Date | null;
  /** Exclusive; null: until changed. */
  readonly validTo: Date | null;
  readonly amountMinor: number;
}

export interface PriceKey {
  readonly sku: string;
  readonly channel: string | null;
  readonly currency: string;
  readonly quantity: number;
}
