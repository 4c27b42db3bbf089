// The single place that reads rows of customer files into inputs of customers.upsertCustomer. Pure: whom a row means is
// found out by the command.
import { type Cells, type ImportColumn, type ParsedRow, parseCells } from '../../platform/csv-cells.ts';
import { parseMinor } from '../../platform/money.ts';
import { upsertCustomer } from './commands/upsert-customer.ts';

/** An empty cell leaves the stored value as it is. */
export const customerColumns: readonly ImportColumn[] = [
  { name: 'customer_id', required: false, meaning: 'Id (cus_…) of an existing customer' },
  { name: 'channel', required: false, meaning: 'Channel of external_id' },
  { name: 'external_id', required: false, meaning: "The channel's own id" },
  { name: 'email', required: false, meaning: 'Finds the customer when neither id does' },
  { name: 'kind', required: false, meaning: 'person or company; person unless told' },
  { name: 'name', required: false, meaning: 'Name; needed for a new customer' },
  { name: 'phone', required: false, meaning: 'Phone number' },
  { name: 'locale', required: false, meaning: 'en, ja, pl, ru or tr' },
  { name: 'vat_id', required: false, meaning: 'VAT id of a company' },
  { name: 'payment_terms_days', required: false, meaning: 'Days to pay, of a company' },
  { name: 'credit_limit', required: false, meaning: 'Decimal amount, of a company' },
  { name: 'credit_limit_currency', required: false, meaning: 'Needed with credit_limit' },
  { name: 'marketing_consent', required: false, meaning: 'yes or no' },
  { name: 'tags', required: false, meaning: 'Such as vip|wholesale' },
  { name: 'notes', required: false, meaning: 'Free text' },
  { name: 'address_kind', required: false, meaning: 'shipping or billing; shipping unless told' },
  { name: 'address_name', required: false, meaning: 'Recipient; the name unless told' },
  { name: 'address_company', required: false, meaning: 'Company of the recipient' },
  { name: 'address_line1', required: false, meaning: 'Street and number; with it the row has an address' },
  { name: 'address_line2', required: false, meaning: 'More of the street' },
  { name: 'address_line3', required: false, meaning: 'More of the street' },
  { name: 'postal_code', required: false, meaning: 'Postal code' },
  { name: 'city', required: false, meaning: 'Needed with address_line1' },
  { name: 'region', required: false, meaning: 'State, province or prefecture' },
  { name: 'country', required: false, meaning: 'ISO 3166-1 alpha-2 code; needed with address_line1' },
  { name: 'address_phone', required: false, meaning: 'Phone number of the recipient' },
  { name: 'latitude', required: false, meaning: 'Decimal degrees' },
  { name: 'longitude', required: false, meaning: 'Decimal degrees' },
];

type UpsertInput = Parameters<typeof upsertCustomer.run>[1][number]['input'];

export function parseCustomerRow(row: Readonly<Record<string, string>>): ParsedRow<UpsertInput> {
  return parseCells(row, upsertCustomer, (cells) => ({
    customerId: cells.text('customer_id'),
    channel: cells.text('channel'),
    externalId: cells.text('external_id'),
    kind: cells.text('kind'),
    name: cells.text('name'),
    email: cells.text('email'),
    phone: cells.text('phone'),
    locale: cells.text('locale'),
    vatId: cells.text('vat_id'),
    paymentTermsDays: cells.integer('payment_terms_days'),
    creditLimit: readCreditLimit(cells),
    marketingConsent: cells.flag('marketing_consent'),
    tags: cells.list('tags'),
    notes: cells.text('notes'),
    addresses: readAddresses(cells),
  }));
}

function readCreditLimit(cells: Cells): { amountMinor: number; currency: string } | undefined {
  const amount = cells.text('credit_limit');
  if (amount === undefined) return undefined;
  const currency = cells.need('credit_limit_currency');
  const amountMinor = parseMinor(amount, currency);
  return amountMinor === null
    ? cells.fail('credit_limit', `is not an amount of ${currency.slice(0, 10)}`)
    : { amountMinor, currency };
}

function readAddresses(cells: Cells): Record<string, unknown>[] | undefined {
  if (cells.text('address_line1') === undefined) return undefined;
  const lines = ['address_line1', 'address_line2', 'address_line3'].flatMap(
    (column) => cells.text(column) ?? [],
  );
  const address = {
    kind: cells.text('address_kind') ?? 'shipping',
    name: cells.text('address_name') ?? cells.need('name'),
    company: cells.text('address_company'),
    lines,
    postalCode: cells.text('postal_code'),
    city: cells.need('city'),
    region: cells.text('region'),
    country: cells.need('country'),
    phone: cells.text('address_phone'),
    latitude: cells.decimal('latitude'),
    longitude: cells.decimal('longitude'),
  };
  return [Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined))];
}
