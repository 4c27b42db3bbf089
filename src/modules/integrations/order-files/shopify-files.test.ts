import { describe, expect, it } from 'vitest';
import type { ImportOrderInput } from '../../orders/index.ts';
import { READY_MAPPINGS } from './mappings/ready-mappings.ts';
import { read, setUpFolder, write } from './order-files.fixture.ts';

// Words of other systems.
const _CANCELLED_THERE = 'canceled'; // tidy: foreign word
const ORDER_STATUS = 'Fulfillment Status'; // tidy: foreign word
const LINE_STATUS = 'Lineitem fulfillment status'; // tidy: foreign word

setUpFolder();

const _olist = READY_MAPPINGS.get('olist')!;
const _uci = READY_MAPPINGS.get('uci-online-retail')!;
const shopify = READY_MAPPINGS.get('shopify')!;

describe('a file in the layout of the Shopify export', () => {
  const COLUMNS = [
    ...['Name', 'Email', 'Financial Status', 'Paid at', ORDER_STATUS, 'Fulfilled at', 'Currency', 'Subtotal'],
    ...['Shipping', 'Taxes', 'Total', 'Discount Amount', 'Created at', 'Lineitem quantity', 'Lineitem name'],
    ...['Lineitem price', 'Lineitem sku', LINE_STATUS, 'Shipping City', 'Shipping Country'],
    ...['Shipping Zip', 'Cancelled at', 'Payment Method', 'Lineitem discount'],
  ];
  const row = (cells: Record<string, string>) => COLUMNS.map((column) => cells[column] ?? '').join(',');
  const file = () =>
    write(
      'orders_export_1.csv',
      [
        COLUMNS.join(','),
        row({
          ...{
            Name: '#1',
            Email: 'a@example.com',
            'Financial Status': 'paid',
            [ORDER_STATUS]: 'partial',
          },
          ...{
            'Paid at': '2025-12-06 10:38:00 -0500',
            'Fulfilled at': '2025-12-07 10:00:00 -0500',
            Currency: 'EUR',
          },
          ...{
            Shipping: '5.00',
            Taxes: '4.75',
            Total: '34.75',
            'Discount Amount': '5.00',
            'Payment Method': 'Shopify Payments',
          },
          ...{
            'Created at': '2025-12-06 10:37:33 -0500',
            'Lineitem quantity': '1',
            'Lineitem name': 'Mug',
            'Lineitem price': '10.00',
          },
          ...{
            'Lineitem sku': 'MUG',
            [LINE_STATUS]: 'fulfilled',
            'Lineitem discount': '0.00',
          },
          ...{ 'Shipping City': 'Berlin', 'Shipping Country': 'DE', 'Shipping Zip': "'01067" },
        }),
        row({
          ...{
            Name: '#1',
            'Created at': '2025-12-06 10:37:33 -0500',
            'Lineitem quantity': '2',
            'Lineitem name': 'Tee - L',
          },
          ...{
            'Lineitem price': '10.00',
            [LINE_STATUS]: 'pending',
            'Lineitem discount': '0.00',
          },
        }),
        row({
          ...{
            Name: '#2',
            Email: 'b@example.com',
            'Financial Status': 'voided',
            [ORDER_STATUS]: 'unfulfilled',
            Currency: 'EUR',
          },
          ...{
            Total: '10.00',
            'Created at': '2025-12-06 10:37:33 -0500',
            'Cancelled at': '2025-12-08 00:00:00 -0500',
          },
          ...{
            'Lineitem quantity': '1',
            'Lineitem name': 'Mug',
            'Lineitem price': '10.00',
            'Lineitem sku': 'MUG',
          },
        }),
      ].join('\n'),
    );

  it('makes one order of several rows, with tax on top where the total says so', async () => {
    const { sent, report } = await read(shopify, 'history', file());
    expect(report.rejections).toEqual([]);
    const [first, second] = sent as ImportOrderInput[];
    expect(first).toMatchObject({
      externalId: '#1',
      currency: 'EUR',
      placedAt: '2025-12-06T15:37:33.000Z',
      approvedAt: '2025-12-06T15:38:00.000Z',
      status: 'released',
      taxesIncluded: false,
      discountMinor: 500,
      shippingMinor: 500,
      address: { city: 'Berlin', postalCode: '01067', country: 'DE' },
      payments: [{ method: 'Shopify-Payments', amountMinor: 3475, state: 'captured' }],
    });
    expect(first!.lines.map(({ sku, stage, taxMinor }) => [sku, stage, taxMinor])).toEqual([
      ['MUG', 'shipped', 158],
      ['Tee - L', undefined, 317],
    ]);
    expect(first!.attributes).not.toHaveProperty('totalDifferenceMinor');
    expect(second).toMatchObject({ status: 'cancelled', cancelledAt: '2025-12-08T05:00:00.000Z' });
  });
});
