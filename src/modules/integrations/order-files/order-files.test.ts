import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ImportOrderInput, PlaceOrderInput } from '../../orders/index.ts';
import { formatMicros, readAmount, readMicros, readWhole } from './amounts.ts';
import { importOrders } from './import-orders.ts';
import { readInstant } from './local-time.ts';
import { readMapping } from './mapping.ts';
import { READY_MAPPINGS } from './mappings/ready-mappings.ts';
import { folder, open, read, setUpFolder, write } from './order-files.fixture.ts';
import { planLocations, planStock } from './prepare-live.ts';

const SMALL = fileURLToPath(new URL('../../../../tests/fixtures/olist-small', import.meta.url));

// Words of other systems.
const CANCELLED_THERE = 'canceled'; // tidy: foreign word
const _ORDER_STATUS = 'Fulfillment Status'; // tidy: foreign word
const _LINE_STATUS = 'Lineitem fulfillment status'; // tidy: foreign word

setUpFolder();

const olist = READY_MAPPINGS.get('olist')!;
const uci = READY_MAPPINGS.get('uci-online-retail')!;
const _shopify = READY_MAPPINGS.get('shopify')!;

describe('times of files', () => {
  it.each([
    ['2018-02-17 23:30:00', 'America/Sao_Paulo', '2018-02-18T01:30:00.000Z'],
    ['2018-01-10 12:00:00', 'America/Sao_Paulo', '2018-01-10T14:00:00.000Z'],
    ['2018-07-10 12:00:00', 'America/Sao_Paulo', '2018-07-10T15:00:00.000Z'],
    ['2011-06-01 08:26', 'Europe/London', '2011-06-01T07:26:00.000Z'],
    ['2025-12-06 10:37:33 -0500', 'UTC', '2025-12-06T15:37:33.000Z'],
    ['2025-12-06T10:37:33.123Z', 'Asia/Tokyo', '2025-12-06T10:37:33.000Z'],
    ['2018-03-01', 'UTC', '2018-03-01T00:00:00.000Z'],
    ['2020-02-29 00:00:00', 'UTC', '2020-02-29T00:00:00.000Z'],
  ])('reads %s in %s as the instant that it was', (text, zone, instant) => {
    expect(readInstant(text, zone)).toBe(instant);
  });

  it.each([
    '2018-02-31',
    '2018-13-01',
    '2019-02-29',
    '2018-01-01 25:00',
    '2018-01-01 10:61',
    'yesterday',
    '1/2/2018',
    '',
  ])('takes %s for no time', (text) => {
    expect(readInstant(text, 'UTC')).toBeNull();
  });
});

describe('amounts of files', () => {
  it('reads decimals into the smallest coins, and says when a coin is too large', () => {
    expect(readAmount('19.90', 'BRL')).toEqual({ minor: 1990, rounded: false });
    expect(readAmount('1300', 'JPY')).toEqual({ minor: 1300, rounded: false });
    expect(readAmount('0.001', 'GBP')).toEqual({ minor: 0, rounded: true });
    expect(readAmount('0.005', 'GBP')).toEqual({ minor: 1, rounded: true });
    expect(readAmount('7.100', 'GBP')).toEqual({ minor: 710, rounded: false });
    expect(readAmount('-3', 'GBP')).toEqual({ minor: -300, rounded: false });
    for (const text of ['', 'abc', '1,50', '1e3', '0x10', 'NaN']) expect(readAmount(text, 'GBP')).toBeNull();
    expect(readWhole('12.0')).toBe(12);
    expect(readWhole('1.5')).toBeNull();
  });

  it('adds up to the last digit of the file', () => {
    const sum = ['0.001', '0.1', '-11062.06', '10655622.484'].reduce(
      (all, text) => all + readMicros(text)!,
      0n,
    );
    expect(formatMicros(sum)).toBe('10644560.525');
    expect(formatMicros(-5n)).toBe('-0.000005');
  });
});

describe('a folder in the Olist layout', () => {
  it('accounts for every row of every file: used, or reported with its reason', async () => {
    const { report } = await read(olist, 'history', SMALL);
    expect(report.complete).toBe(true);
    expect(report.orders).toEqual({ found: 35, accepted: 26, alreadyThere: 0, rejected: 9, skipped: 0 });
    expect(report.files).toEqual({
      'olist_orders_dataset.csv': { read: 37, used: 26, rejected: 11 },
      'olist_order_items_dataset.csv': { read: 32, used: 26, rejected: 6 },
      'olist_order_payments_dataset.csv': { read: 29, used: 26, rejected: 3 },
    });
    const reasons = Object.fromEntries(
      report.rejections.map((each) => [`${each.file}:${each.line}`, each.code]),
    );
    expect(reasons).toEqual({
      'olist_orders_dataset.csv:26': 'duplicate-order',
      'olist_orders_dataset.csv:27': 'bad-time',
      'olist_orders_dataset.csv:28': 'value-missing',
      'olist_orders_dataset.csv:29': 'value-unknown',
      'olist_orders_dataset.csv:30': 'unreadable-row',
      'olist_orders_dataset.csv:31': 'unreadable-row',
      'olist_orders_dataset.csv:32': 'value-missing',
      'olist_orders_dataset.csv:33': 'order-rejected',
      'olist_orders_dataset.csv:34': 'order-rejected',
      'olist_orders_dataset.csv:35': 'order-rejected',
      'olist_orders_dataset.csv:36': 'order-rejected',
      'olist_order_items_dataset.csv:27': 'order-rejected',
      'olist_order_items_dataset.csv:28': 'not-an-amount',
      'olist_order_items_dataset.csv:29': 'unreadable-row',
      'olist_order_items_dataset.csv:30': 'negative-amount',
      'olist_order_items_dataset.csv:31': 'order-rejected',
      'olist_order_items_dataset.csv:33': 'order-unknown',
      'olist_order_payments_dataset.csv:27': 'order-rejected',
      'olist_order_payments_dataset.csv:28': 'negative-amount',
      'olist_order_payments_dataset.csv:30': 'order-unknown',
    });
    expect(report.rejections.find((each) => each.line === 29 && each.key === 'order-32')?.sentence).toBe(
      'The row cannot be read: 7 fields expected, 3 found.',
    );
  });

  it('puts an order together from six files, with its own times in UTC', async () => {
    const { sent } = await read(olist, 'history', SMALL);
    const orders = new Map((sent as ImportOrderInput[]).map((order) => [order.externalId, order]));
    const ninth = orders.get('order-09')!;
    expect(ninth.lines).toEqual([
      {
        sku: 'product-a',
        quantity: 2,
        unitPriceMinor: 1990,
        attributes: { sellerId: 'seller-sp', shippingMinor: 1700 },
      },
      {
        sku: 'product-b',
        quantity: 1,
        unitPriceMinor: 10000,
        attributes: { sellerId: 'seller-rj', shippingMinor: 850 },
      },
    ]);
    expect(ninth).toMatchObject({
      shippingMinor: 2550,
      status: 'delivered',
      promisedDate: '2018-03-10',
      currency: 'BRL',
    });
    expect(ninth.placedAt).toBe('2018-02-10T12:09:00.000Z');
    expect(orders.get('order-07')!.placedAt).toBe('2018-02-18T01:30:00.000Z');
    const first = orders.get('order-01')!;
    expect(first.address).toMatchObject({
      city: 'sao\npaulo',
      region: 'SP',
      postalCode: '01001',
      latitude: -23.5,
    });
    expect(first.customer?.externalId).toBe('person-01');
    expect(orders.get('order-02')!.address?.city).toBe('são luís, "ilha"');
    expect(orders.get('order-08')!.payments).toMatchObject([
      { method: 'voucher', amountMinor: 1000, attributes: { instalments: '1', sequence: '1' } },
      { method: 'credit_card', amountMinor: 1840, attributes: { instalments: '3' } },
      { method: 'voucher', amountMinor: 0 },
    ]);
    expect(orders.get('order-20')).toMatchObject({
      status: 'on-hold',
      sourceStatus: 'unavailable',
      lines: [],
    });
    expect(orders.get('order-18')).toMatchObject({ status: 'cancelled', sourceStatus: CANCELLED_THERE });
  });

  it('names what is sold, where, and how much of it would be needed', async () => {
    const files = await open(olist, SMALL);
    expect(files.variants.get('product-a')).toEqual({
      sku: 'product-a',
      name: 'perfumery product-a',
      weightGrams: 225,
      dimensions: { lengthMm: 160, widthMm: 140, heightMm: 100 },
      attributes: { category: 'perfumaria', photos: '1' },
    });
    expect(files.variants.get('product-b')).toEqual({ sku: 'product-b', name: 'product product-b' });
    const sp = planLocations(files).find((location) => location.code === 'OLIST-SP');
    expect(sp).toMatchObject({ latitude: -23.6, longitude: -46.7, timeZone: 'America/Sao_Paulo' });
    expect(planLocations(files).map((location) => location.code)).toEqual([
      'OLIST-SP',
      'OLIST-RJ',
      'OLIST-MG',
    ]);
    expect(planStock(files)).toContainEqual({
      sku: 'product-c',
      location: 'OLIST-MG',
      onHand: 100,
      reference: 'import olist',
    });
  });

  it('captures the same orders now: authorised, with what the payments differ by', async () => {
    const { sent, report } = await read(olist, 'live', SMALL);
    expect(report.reasons['no-lines']?.rows).toBe(7);
    expect(sent.length).toBe(22);
    const eleventh = (sent as PlaceOrderInput[]).find((order) => order.externalId === 'order-11')!;
    expect(eleventh.payment).toMatchObject({
      provider: 'sandbox',
      state: 'authorised',
      token: 'tok_ok',
      method: 'boleto',
    });
    expect(eleventh.attributes).toEqual({
      sourceStatus: 'delivered',
      sourcePlacedAt: '2018-02-12T12:11:00.000Z',
      paymentDifferenceMinor: 500,
    });
  });

  it('takes the first orders alone when told, and begins behind those that are settled', async () => {
    const files = await open(olist, SMALL);
    const seen: string[] = [];
    const marks: number[] = [];
    const report = await importOrders(files, {
      mode: 'history',
      batch: 2,
      concurrency: 1,
      limit: 9,
      skip: 4,
      send: async (inputs) => {
        seen.push(...inputs.map((input) => input.externalId!));
        return inputs.map(() => ({ ok: true, alreadyThere: false }));
      },
      onProgress: (_, contiguous) => marks.push(contiguous),
    });
    expect(seen).toEqual(['order-05', 'order-06', 'order-07', 'order-08', 'order-09']);
    expect(marks.at(-1)).toBe(9);
    expect(report.orders).toEqual({ found: 9, accepted: 5, alreadyThere: 4, rejected: 0, skipped: 4 });
  });

  it('says which rows an order takes along that the server refuses', async () => {
    const report = await importOrders(await open(olist, SMALL), {
      mode: 'history',
      batch: 50,
      concurrency: 1,
      limit: 2,
      send: async (inputs) =>
        inputs.map((input) =>
          input.externalId === 'order-02'
            ? {
                ok: false,
                code: 'orders.sku-unknown',
                sentence: 'A line names a SKU that the catalogue does not have.',
              }
            : { ok: true, alreadyThere: true },
        ),
    });
    expect(report.orders).toMatchObject({ alreadyThere: 1, rejected: 1 });
    expect(
      report.rejections.filter((each) => each.key === 'order-02').map((each) => [each.file, each.code]),
    ).toEqual([
      ['olist_orders_dataset.csv', 'orders.sku-unknown'],
      ['olist_order_items_dataset.csv', 'order-rejected'],
      ['olist_order_payments_dataset.csv', 'order-rejected'],
    ]);
  });
});

describe('a file in the Online Retail layout', () => {
  const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';

  it('reports cancellations, adjustments and write-offs, row by row, with what they are worth', async () => {
    const file = write(
      'my-online-retail.csv',
      `${HEADER}536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
536365,85123a,,1,2010-12-01 08:26:00,0.001,17850,United Kingdom
536366,85123A,LANTERN,-10,2010-12-01 09:00:00,0,,United Kingdom
C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527,United Kingdom
A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom
536370,22728,ALARM,2,2010-12-01 08:45:00,3.75,,Unspecified
536365,22633,WARMER,1,2010-12-01 08:26:00,1.85,17850,United Kingdom
`,
    );
    const { sent, report } = await read(uci, 'history', file);
    expect(report.complete).toBe(true);
    expect(report.reasons).toEqual({
      'stock-write-off': { rows: 1, amount: '0.00' },
      'cancellation-document': { rows: 1, amount: '-27.50' },
      'adjustment-document': { rows: 1, amount: '11062.06' },
    });
    expect(report.goods).toBe('24.651');
    const [first, second] = sent as ImportOrderInput[];
    expect(first!.lines.map((line) => [line.sku, line.quantity, line.unitPriceMinor])).toEqual([
      ['85123A', 6, 255],
      ['85123a', 1, 0],
      ['22633', 1, 185],
    ]);
    expect(first!.lines[1]!.attributes).toEqual({ sourceUnitPrice: '0.001' });
    expect(first).toMatchObject({ status: 'closed', closedAt: '2010-12-01T08:26:00.000Z' });
    expect(second!.address?.country).toBe('ZZ');
    expect(second!.customer).toBeUndefined();
  });

  it.each([
    ['not-a-quantity', '1,A,x,two,2010-12-01 08:26:00,1,,France'],
    ['quantity-not-positive', '1,A,x,0,2010-12-01 08:26:00,1,,France'],
    ['quantity-too-large', '1,A,x,1000001,2010-12-01 08:26:00,1,,France'],
    ['negative-amount', '1,A,x,1,2010-12-01 08:26:00,-1,,France'],
    ['value-unknown', '1,A,x,1,2010-12-01 08:26:00,1,,Atlantis'],
    ['bad-time', '1,A,x,1,12/1/2010 8:26,1,,France'],
    ['value-missing', '1,,x,1,2010-12-01 08:26:00,1,,France'],
  ])('rejects a row for %s and takes the order beside it', async (code, bad) => {
    const file = write('online-retail.csv', `${HEADER}${bad}\n2,A,x,1,2010-12-01 08:26:00,1,,France\n`);
    const { sent, report } = await read(uci, 'history', file);
    expect(sent.map((order) => order.externalId)).toEqual(['2']);
    expect(report.rejections.map((each) => [each.line, each.key, each.code])).toEqual([[2, '1', code]]);
  });
});

describe('a mapping', () => {
  it('that comes with the program is a mapping', () => {
    for (const mapping of READY_MAPPINGS.values())
      expect(readMapping(JSON.parse(JSON.stringify(mapping)))).toHaveProperty('mapping');
  });

  it.each([
    ['has unknown fields', { ...olist, colour: 'red' }],
    ['is not an IANA time zone', { ...olist, timeZone: 'Mars/Olympus' }],
    [
      'no table nowhere',
      { ...olist, lookups: { shops: { file: 'a.csv', key: 'b', from: { nowhere: 'c' } } } },
    ],
    [
      'leads back to itself',
      {
        ...olist,
        lookups: {
          ...olist.lookups,
          a: { file: 'a', key: 'k', from: { b: 'x' } },
          b: { file: 'b', key: 'k', from: { a: 'x' } },
        },
      },
    ],
    [
      'not a regular expression',
      { ...olist, reject: [{ column: 'a', matches: '(', code: 'a', sentence: 'b' }] },
    ],
    ['no lookup nothing', { ...olist, variants: { ...olist.variants!, from: 'nothing' } }],
  ])('that %s is refused before a file is read', (message, mapping) => {
    const found = readMapping(mapping);
    expect(JSON.stringify('problems' in found ? found.problems : [])).toContain(message);
  });

  it('names the file or the column that is missing', async () => {
    await expect(open(olist, path.join(SMALL, 'olist_sellers_dataset.csv'))).rejects.toThrow(
      'olist_orders_dataset.csv',
    );
    const file = write('retail-online-retail.csv', 'a,b\n1,2\n');
    await expect(open(uci, file)).rejects.toThrow('has no column InvoiceNo');
    await expect(open(uci, path.join(folder, 'nowhere'))).rejects.toThrow('There is no file or folder');
    await expect(open(uci, write('empty-online-retail.csv', ''))).rejects.toThrow('the file is empty');
  });
});
