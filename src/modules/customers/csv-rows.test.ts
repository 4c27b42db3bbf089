import { expect, test } from 'vitest';
import { parseCustomerRow } from './csv-rows.ts';

test('a full customer row becomes the input of the upsert', () => {
  expect(
    parseCustomerRow({
      channel: 'web',
      external_id: 'C-1',
      kind: 'company',
      name: 'Nowak i Syn',
      email: 'biuro@example.com',
      locale: 'pl',
      vat_id: 'PL1234567890',
      payment_terms_days: '30',
      credit_limit: '5000.00',
      credit_limit_currency: 'PLN',
      marketing_consent: 'yes',
      tags: 'wholesale|vip',
      address_line1: 'ul. Długa 1',
      address_line3: 'lok. 2',
      postal_code: '00-001',
      city: 'Warszawa',
      country: 'PL',
      latitude: '52.23',
      longitude: '21.01',
    }),
  ).toEqual({
    ok: true,
    input: {
      channel: 'web',
      externalId: 'C-1',
      kind: 'company',
      name: 'Nowak i Syn',
      email: 'biuro@example.com',
      locale: 'pl',
      vatId: 'PL1234567890',
      paymentTermsDays: 30,
      creditLimit: { amountMinor: 500000, currency: 'PLN' },
      marketingConsent: true,
      tags: ['wholesale', 'vip'],
      addresses: [
        {
          kind: 'shipping',
          name: 'Nowak i Syn',
          lines: ['ul. Długa 1', 'lok. 2'],
          postalCode: '00-001',
          city: 'Warszawa',
          country: 'PL',
          latitude: 52.23,
          longitude: 21.01,
        },
      ],
    },
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{ name: 'A', email: 'nowhere' }, /^email must/],
  [{ name: 'A', locale: 'de' }, /^locale must/],
  [{ name: 'A', credit_limit: '5' }, /^credit_limit_currency is missing$/],
  [
    { name: 'A', credit_limit: '5,0', credit_limit_currency: 'EUR' },
    /^credit_limit is not an amount of EUR$/,
  ],
  [{ name: 'A', address_line1: 'x', country: 'PL' }, /^city is missing$/],
  [{ name: 'A', address_line1: 'x', city: 'y', country: 'Poland' }, /country must/],
  [
    { name: 'A', address_line1: 'x', city: 'y', country: 'PL', latitude: 'north' },
    /^latitude is not a number/,
  ],
])('the customer row %j has a problem that names its column', (row, problem) => {
  const parsed = parseCustomerRow(row);
  expect(parsed.ok ? '' : parsed.problem).toMatch(problem);
});
