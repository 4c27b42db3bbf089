// The single place that reads rows of variant and price files into inputs of the bulk commands. Pure: it asks no
// database, so whether a product or a SKU exists is found out by the command.
import { type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { parseMinor } from '../../platform/money.ts';
import { setPrice } from './commands/set-price.ts';
import { upsertVariant } from './commands/upsert-variant.ts';

/** Besides these, every column `attribute:NAME` is an attribute. An empty cell leaves the stored value as it is. */
export const variantColumns: readonly ImportColumn[] = [
  { name: 'sku', required: true, meaning: 'SKU; case-sensitive' },
  { name: 'name', required: false, meaning: 'Name; needed for a new variant' },
  { name: 'product', required: false, meaning: 'Code of an existing product' },
  { name: 'weight_grams', required: false, meaning: 'Whole grams' },
  { name: 'length_mm', required: false, meaning: 'Whole millimetres; all three or none' },
  { name: 'width_mm', required: false, meaning: 'Whole millimetres' },
  { name: 'height_mm', required: false, meaning: 'Whole millimetres' },
  { name: 'returnable', required: false, meaning: 'yes or no' },
  { name: 'requires', required: false, meaning: 'Capabilities, such as hazmat|cold' },
  { name: 'status', required: false, meaning: 'active or discontinued' },
  { name: 'tax_category', required: false, meaning: 'Such as standard or reduced' },
  { name: 'gtin', required: false, meaning: 'EAN or UPC with its check digit' },
];

export const priceColumns: readonly ImportColumn[] = [
  { name: 'sku', required: true, meaning: 'SKU of an existing variant' },
  { name: 'currency', required: true, meaning: 'ISO 4217 code' },
  { name: 'amount', required: true, meaning: 'Price of one unit as a decimal, such as 12.50' },
  { name: 'channel', required: false, meaning: 'One channel; empty: all' },
  { name: 'min_quantity', required: false, meaning: 'From this quantity on; empty: 1' },
  { name: 'valid_from', required: false, meaning: 'Instant or date; empty: always' },
  { name: 'valid_to', required: false, meaning: 'Instant or date, exclusive; empty: open' },
];

type VariantInput = Parameters<typeof upsertVariant.run>[1][number]['input'];
type PriceInput = Parameters<typeof setPrice.run>[1][number]['input'];

export function parseVariantRow(row: Readonly<Record<string, string>>): ParsedRow<VariantInput> {
  return parseCells(row, upsertVariant, (cells) => {
    const lengthMm = cells.integer('length_mm');
    const widthMm = cells.integer('width_mm');
    const heightMm = cells.integer('height_mm');
    const given = [lengthMm, widthMm, heightMm].filter((side) => side !== undefined).length;
    if (given === 1 || given === 2) cells.fail('length_mm, width_mm, height_mm', 'must be given together');
    return {
      sku: cells.need('sku'),
      name: cells.text('name'),
      product: cells.text('product'),
      weightGrams: cells.integer('weight_grams'),
      dimensions: given === 3 ? { lengthMm, widthMm, heightMm } : undefined,
      attributes: cells.record('attribute:'),
      returnable: cells.flag('returnable'),
      requires: cells.list('requires'),
      status: cells.text('status'),
      taxCategory: cells.text('tax_category'),
      gtin: cells.text('gtin'),
    };
  });
}

export function parsePriceRow(row: Readonly<Record<string, string>>): ParsedRow<PriceInput> {
  return parseCells(row, setPrice, (cells) => {
    const currency = cells.need('currency');
    const amountMinor = parseMinor(cells.need('amount'), currency);
    if (amountMinor === null) cells.fail('amount', `is not an amount of ${currency.slice(0, 10)}`);
    return {
      sku: cells.need('sku'),
      currency,
      amountMinor,
      channel: cells.text('channel'),
      minQuantity: cells.integer('min_quantity'),
      validFrom: cells.instant('valid_from'),
      validTo: cells.instant('valid_to'),
    };
  });
}
