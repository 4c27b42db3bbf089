import { expect, test } from 'vitest';
import { parsePriceRow, parseVariantRow } from './csv-rows.ts';

test('a full variant row becomes the input of the upsert', () => {
  expect(
    parseVariantRow({
      sku: ' TEE-1 ',
      name: 'Tee',
      product: 'TEE',
      weight_grams: '180',
      length_mm: '300',
      width_mm: '200',
      height_mm: '20',
      returnable: 'No',
      requires: 'cold| hazmat |',
      status: 'active',
      tax_category: 'reduced',
      gtin: '96385074',
      'attribute:colour': 'red',
      'attribute:size': '',
      something: 'else',
    }),
  ).toEqual({
    ok: true,
    input: {
      sku: 'TEE-1',
      name: 'Tee',
      product: 'TEE',
      weightGrams: 180,
      dimensions: { lengthMm: 300, widthMm: 200, heightMm: 20 },
      attributes: { colour: 'red' },
      returnable: false,
      requires: ['cold', 'hazmat'],
      status: 'active',
      taxCategory: 'reduced',
      gtin: '96385074',
    },
  });
});

test('empty cells are left out, so that they keep what is stored', () => {
  expect(parseVariantRow({ sku: 'A', name: '', weight_grams: ' ', returnable: '' })).toEqual({
    ok: true,
    input: { sku: 'A' },
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{}, /^sku is missing$/],
  [{ sku: 'A', weight_grams: '1.5' }, /^weight_grams is not a whole number: 1\.5$/],
  [{ sku: 'A', weight_grams: '-1' }, /^weightGrams must be/],
  [{ sku: 'A', length_mm: '5' }, /given together/],
  [{ sku: 'A', returnable: 'maybe' }, /^returnable is not yes or no: maybe$/],
  [{ sku: 'A', returnable: 'constructor' }, /^returnable is not yes or no/],
  [{ sku: 'A', status: 'gone' }, /^status must/],
  [{ sku: 'A'.repeat(200) }, /^sku must/],
])('the variant row %j has a problem that names its column', (row, problem) => {
  const parsed = parseVariantRow(row);
  expect(parsed).toMatchObject({ ok: false });
  expect(parsed.ok ? '' : parsed.problem).toMatch(problem);
});

test('a price row becomes minor units of its currency', () => {
  expect(
    parsePriceRow({
      sku: 'A',
      currency: 'EUR',
      amount: '12.5',
      channel: 'web',
      min_quantity: '10',
      valid_from: '2026-01-31',
    }),
  ).toEqual({
    ok: true,
    input: {
      sku: 'A',
      currency: 'EUR',
      amountMinor: 1250,
      channel: 'web',
      minQuantity: 10,
      validFrom: '2026-01-31T00:00:00Z',
    },
  });
  expect(parsePriceRow({ sku: 'A', currency: 'JPY', amount: '1500' })).toMatchObject({
    input: { amountMinor: 1500 },
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{ sku: 'A', currency: 'EUR' }, /^amount is missing$/],
  [{ sku: 'A', currency: 'EUR', amount: '12,50' }, /^amount is not an amount of EUR$/],
  [{ sku: 'A', currency: 'JPY', amount: '1.5' }, /^amount is not an amount of JPY$/],
  [{ sku: 'A', currency: 'EUR', amount: '-1' }, /^amountMinor must/],
  [{ sku: 'A', currency: 'euro', amount: '1' }, /^currency must/],
  [{ sku: 'A', currency: 'EUR', amount: '1', valid_to: 'tomorrow' }, /^valid_to is not an instant/],
])('the price row %j has a problem that names its column', (row, problem) => {
  const parsed = parsePriceRow(row);
  expect(parsed.ok ? '' : parsed.problem).toMatch(problem);
});
