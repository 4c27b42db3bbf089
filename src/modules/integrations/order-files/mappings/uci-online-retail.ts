// The UCI Online Retail layout: a British wholesaler's invoices, a row per line. Cancellation invoices (C...), bad-debt
// adjustments (A...) and write-offs of stock (negative quantities) are no orders: each of their rows is reported with its reason.
import type { Mapping } from '../mapping.ts';

/** Names as the file has them; what is no country is ZZ, unknown. */
const COUNTRIES: Record<string, string> = {
  Australia: 'AU',
  Austria: 'AT',
  Bahrain: 'BH',
  Belgium: 'BE',
  Brazil: 'BR',
  Canada: 'CA',
  'Channel Islands': 'JE',
  Cyprus: 'CY',
  'Czech Republic': 'CZ',
  Denmark: 'DK',
  EIRE: 'IE',
  'European Community': 'ZZ',
  Finland: 'FI',
  France: 'FR',
  Germany: 'DE',
  Greece: 'GR',
  'Hong Kong': 'HK',
  Iceland: 'IS',
  Israel: 'IL',
  Italy: 'IT',
  Japan: 'JP',
  Lebanon: 'LB',
  Lithuania: 'LT',
  Malta: 'MT',
  Netherlands: 'NL',
  Norway: 'NO',
  Poland: 'PL',
  Portugal: 'PT',
  RSA: 'ZA',
  'Saudi Arabia': 'SA',
  Singapore: 'SG',
  Spain: 'ES',
  Sweden: 'SE',
  Switzerland: 'CH',
  USA: 'US',
  'United Arab Emirates': 'AE',
  'United Kingdom': 'GB',
  Unspecified: 'ZZ',
};

export const uciOnlineRetail: Mapping = {
  name: 'uci-online-retail',
  description: 'British gift wholesaler: one file, a row per invoice line',
  channel: 'online-retail',
  currency: 'GBP',
  timeZone: 'Europe/London',
  // Four prices of a tenth of a penny; their lines keep the price that the file has.
  rounding: 'nearest',
  orders: { file: '*online*retail*.csv', key: 'InvoiceNo' },
  reject: [
    {
      column: 'InvoiceNo',
      matches: '^C',
      code: 'cancellation-document',
      sentence: 'A cancellation invoice names no order that it cancels.',
    },
    {
      column: 'InvoiceNo',
      matches: '^A',
      code: 'adjustment-document',
      sentence: 'An adjustment of bad debt is no order.',
    },
    {
      column: 'Quantity',
      matches: '^-',
      code: 'stock-write-off',
      sentence: 'A negative quantity outside a cancellation invoice is a write-off of stock, no order.',
    },
  ],
  order: {
    placedAt: 'InvoiceDate',
    // An invoice of this file is a sale that is over: sent out and done with when it was written.
    status: { value: 'closed' },
    closedAt: 'InvoiceDate',
    customer: { externalId: 'CustomerID', name: { text: 'Customer {CustomerID}' } },
    address: { city: 'Country', country: { column: 'Country', map: COUNTRIES } },
    attributes: { sourceCountry: 'Country' },
  },
  line: {
    sku: 'StockCode',
    quantity: 'Quantity',
    unitPrice: 'UnitPrice',
    location: { value: 'ONLINE-RETAIL' },
  },
  variants: {
    from: 'lines',
    sku: 'StockCode',
    name: { column: ['Description', 'StockCode'] },
  },
  locations: [
    {
      code: 'ONLINE-RETAIL',
      name: 'Warehouse',
      latitude: 51.5,
      longitude: -0.12,
      city: 'London',
      country: 'GB',
      timeZone: 'Europe/London',
    },
  ],
};
