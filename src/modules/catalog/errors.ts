// Every refusal of the catalogue.
import { defineRefusals } from '../../platform/errors.ts';

export const catalogRefusals = defineRefusals('catalog', {
  variantUnknown: [404, 'There is no variant with this SKU.'],
  productUnknown: [422, 'There is no product with this code.'],
  nameMissing: [422, 'A new variant needs a name.'],
  productNameMissing: [422, 'A new product needs a name.'],
  gtinInvalid: [422, 'The barcode is not a GTIN: its length or its check digit is wrong.'],
  gtinTaken: [409, 'Another variant has this barcode.'],
  componentUnknown: [422, 'A component of the bundle does not exist.'],
  componentRepeated: [422, 'A component stands twice in the bundle.'],
  bundleCircular: [422, 'The bundle would contain itself.'],
  bundleTooDeep: [422, 'Bundles would be nested deeper than three levels.'],
  bundleTooLarge: [422, 'The bundle would consist of more units than is allowed.'],
  currencyUnknown: [422, 'The currency is not in ISO 4217.'],
  validityInvalid: [422, 'The price would end before it starts.'],
  priceUnknown: [404, 'There is no such price.'],
});
