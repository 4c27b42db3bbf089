// The door of the catalogue: what other modules may use.
import type { Command } from '../../platform/command.ts';
import { defineBundle } from './commands/define-bundle.ts';
import { discontinueVariant } from './commands/discontinue-variant.ts';
import { removePrice } from './commands/remove-price.ts';
import { setPrice } from './commands/set-price.ts';
import { upsertProduct } from './commands/upsert-product.ts';
import { upsertVariant } from './commands/upsert-variant.ts';

export { parsePriceRow, parseVariantRow, priceColumns, variantColumns } from './csv-rows.ts';
export { catalogRefusals } from './errors.ts';
export { listVariants } from './queries.ts';
export {
  type CatalogReader,
  createCatalogReader,
  loadVariants,
  PRICES_VERSION,
  VARIANTS_VERSION,
  type Versions,
} from './read-catalog.ts';
export { Sku } from './schemas.ts';
export { selectByBarcode as readByBarcode } from './store/by-barcode.ts';
export type {
  Bundle,
  BundleComponent,
  Dimensions,
  Price,
  PriceKey,
  Variant,
  VariantStatus,
} from './types.ts';
export { defineBundle, discontinueVariant, removePrice, setPrice, upsertProduct, upsertVariant };

export const commands = [
  defineBundle,
  discontinueVariant,
  removePrice,
  setPrice,
  upsertProduct,
  upsertVariant,
] as unknown as Command[];
