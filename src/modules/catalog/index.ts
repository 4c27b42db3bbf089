// The door of the catalogue: what other modules may use.
export {
  type CatalogReader,
  createCatalogReader,
  loadVariants,
  PRICES_VERSION,
  VARIANTS_VERSION,
  type Versions,
} from './read-catalog.ts';
export type {
  Bundle,
  BundleComponent,
  Dimensions,
  Price,
  PriceKey,
  Variant,
  VariantStatus,
} from './types.ts';
