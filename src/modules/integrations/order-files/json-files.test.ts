import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportOrderInput, PlaceOrderInput } from '../../orders/index.ts';
import { importOrders } from './import-orders.ts';
import { type Mapping, readMapping } from './mapping.ts';
import { READY_MAPPINGS } from './mappings/ready-mappings.ts';
import { openOrderFiles } from './read-orders.ts';
import { findSourceFiles } from './source-files.ts';
import type { ImportMode, OrderInput } from './to-input.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-json-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const lines = (...objects: unknown[]) => objects.map((each) => JSON.stringify(each)).join('\n');

async function read(mapping: Mapping, mode: ImportMode, ...places: string[]) {
  const sent: OrderInput[] = [];
  const files = await openOrderFiles(mapping, await findSourceFiles(mapping, places));
  const report = await importOrders(files, {
    mode,
    batch: 7,
    concurrency: 2,
    send: async (inputs) => {
      sent.push(...inputs);
      return inputs.map(() => ({ ok: true, alreadyThere: false }));
    },
  });
  const reasons = report.rejections.map(({ line, item, key, code }) => [line, item, key, code]);
  return { sent, report, reasons, files };
}

const till: Mapping = {
  name: 'till',
  description: 'Sales of a till',
  channel: 'till',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  orders: { file: 'sales*', key: 'order.id', records: 'data.sales', rows: 'cart.items[]' },
  order: {
    placedAt: 'order.at',
    customer: { name: { text: '{order.buyer.first} {order.buyer.last}' }, email: 'order.buyer.email' },
    attributes: { all: 'order.tags.*', firstCoupon: 'order.coupons.0' },
  },
  line: { sku: 'article.code', quantity: 'n', unitPrice: 'price', mergeSame: true },
  payment: { method: 'order.paid.by', amount: 'order.paid.sum' },
  variants: { from: 'lines', sku: 'article.code', name: { column: ['article.text', 'article.code'] } },
};

const sale = (id: unknown, ...items: unknown[]) => ({
  id,
  at: '2026-03-01 10:00:00',
  buyer: { first: 'Ana', last: 'Lima', email: 'ana@example.com' },
  tags: { shop: 'B1', seats: 2, empty: null },
  coupons: ['SPRING', 'X'],
  cart: { items },
  paid: { by: 'card', sum: 12.5 },
});
const cup = { article: { code: 'CUP', text: 'A cup' }, n: 2, price: 4.25 };
const tea = { article: { code: 'TEA' }, n: 1, price: '4.00' };

describe('orders whose lines are a list of their own', () => {
  it('are put together by path, from an array, from lines, from an object around them, plain or gzip', async () => {
    const all = [sale(1, cup, tea), sale('2', tea)];
    const forms = [
      write('sales-array.json', JSON.stringify(all)),
      write('sales-pretty.json.gz', gzipSync(JSON.stringify({ data: { sales: all } }, null, 2))),
      write('sales-lines.ndjson', lines(...all)),
      write('sales-lines.jsonl.gz', gzipSync(lines(...all))),
      write('sales-called-json.json', lines(...all)),
    ];
    for (const file of forms) {
      const { sent, report, files } = await read(till, 'history', file);
      expect(report.rejections).toEqual([]);
      expect(report.complete).toBe(true);
      expect(report.files).toEqual({ [path.basename(file)]: { read: 3, used: 3, rejected: 0 } });
      expect(sent.map((order) => order.externalId)).toEqual(['1', '2']);
      expect(sent[0]).toMatchObject({
        placedAt: '2026-03-01T09:00:00.000Z',
        customer: { name: 'Ana Lima', email: 'ana@example.com' },
        lines: [
          { sku: 'CUP', quantity: 2, unitPriceMinor: 425 },
          { sku: 'TEA', quantity: 1, unitPriceMinor: 400 },
        ],
        payments: [{ method: 'card', amountMinor: 1250 }],
        attributes: { shop: 'B1', seats: '2', firstCoupon: 'SPRING' },
      });
      expect(sent[0]!.attributes).not.toHaveProperty('empty');
      expect(files.variants.get('CUP')?.name).toBe('A cup');
      expect(report.goods).toBe('16.50');
    }
  });

  it('account for every row: what is bad costs its order, is named with line and number, and stops nothing', async () => {
    const bad = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 0x0a]);
    const file = write(
      'sales-bad.ndjson',
      Buffer.concat([
        Buffer.from(`${lines(sale('good', tea))}\n{"id":"cut","cart":{"ite\n`),
        bad,
        Buffer.from(
          lines(
            sale('number', tea, 5, cup),
            sale('object', { ...cup, price: { amount: 1 } }),
            { ...sale('list'), cart: { items: 'none' } },
            sale('price', cup, { ...cup, price: -1 }, { ...cup, price: 1e21 }),
            sale('good', cup),
            { ...sale('x', tea), id: undefined },
            { ...sale('half', tea), at: '2026-02-31' },
            sale('surrogate', { ...cup, article: { code: '\uD800' } }),
            [],
            sale('empty'),
            sale('last', cup),
          ),
        ),
      ]),
    );
    const { sent, report, reasons } = await read(till, 'history', file);
    expect(sent.map((order) => [order.externalId, order.lines.length])).toEqual([
      ['good', 1],
      ['empty', 0],
      ['last', 1],
    ]);
    expect(report.complete).toBe(true);
    expect(reasons.sort(([a, b = 0], [c, d = 0]) => Number(a) - Number(c) || Number(b) - Number(d))).toEqual([
      [2, undefined, '', 'unreadable-row'],
      [3, undefined, '', 'unreadable-row'],
      [4, 1, 'number', 'order-rejected'],
      [4, 2, 'number', 'unreadable-row'],
      [4, 3, 'number', 'order-rejected'],
      [5, 1, 'object', 'unreadable-row'],
      [6, undefined, 'list', 'unreadable-row'],
      [7, 1, 'price', 'order-rejected'],
      [7, 2, 'price', 'negative-amount'],
      [7, 3, 'price', 'not-an-amount'],
      [8, 1, 'good', 'duplicate-order'],
      [9, 1, '', 'value-missing'],
      [10, 1, 'half', 'bad-time'],
      [11, 1, 'surrogate', 'unreadable-row'],
      [12, undefined, '', 'unreadable-row'],
    ]);
    const sentences = new Map(report.rejections.map((each) => [`${each.line}.${each.item}`, each.sentence]));
    expect(sentences.get('4.2')).toBe(
      'The row cannot be read: cart.items, number 2, is a number, not an object.',
    );
    expect(sentences.get('4.3')).toBe('Its order number is rejected for sales-bad.ndjson, line 4.2.');
    expect(sentences.get('5.1')).toBe('The row cannot be read: price is an object, not a value.');
    expect(sentences.get('6.undefined')).toBe('The row cannot be read: cart.items is a text, not a list.');
  });

  it('are refused as a file, with one sentence, when nothing of it can be read', async () => {
    await expect(read(till, 'history', write('sales-x.json', '[{"id":'))).rejects.toThrow(
      'sales-x.json is not valid JSON',
    );
    await expect(read(till, 'history', write('sales-y.json', '{"sales":[]}'))).rejects.toThrow(
      'sales-y.json has no list at data.sales.',
    );
    await expect(read(till, 'history', write('sales-z.jsonl', ''))).rejects.toThrow(
      'sales-z.jsonl is empty.',
    );
  });
});

describe('tables that are files of their own', () => {
  const apart: Mapping = {
    ...till,
    orders: { file: 'heads.*', key: 'id' },
    lines: { file: 'parts.*', key: 'of.order' },
    lookups: { people: { file: 'people.*', key: 'no', from: { orders: 'buyer' } } },
    order: { placedAt: 'at', customer: { name: 'people.full name' } },
    line: { sku: 'sku', unitPrice: 'price', attributes: { at: 'orders.at' } },
    payment: undefined,
    variants: undefined,
  };

  it('may be JSON beside CSV, and a broken line of one takes its order along', async () => {
    const places = [
      write(
        'heads.ndjson',
        lines(
          { id: 'a', at: '2026-01-01', buyer: 7 },
          { id: 'b', at: '2026-01-02', buyer: 8 },
          { id: 'c', at: '2026-01-03', buyer: 8 },
        ),
      ),
      write(
        'parts.jsonl',
        [
          '{"of":{"order":"a"},"sku":"CUP","price":1.5}',
          '{"of":{"order":"b"},"sku":"CUP","price":1.5',
          '{"of":{"order":"b"},"sku":"TEA","price":2}',
        ].join('\n'),
      ),
      write('people.csv', 'no,full name\n7,Ana Lima\n'),
    ];
    const { sent, reasons, report } = await read(apart, 'history', ...places);
    expect(sent).toMatchObject([
      { externalId: 'a', customer: { name: 'Ana Lima' }, lines: [{ sku: 'CUP', unitPriceMinor: 150 }] },
      { externalId: 'c', lines: [] },
    ]);
    expect(reasons).toEqual([
      [2, undefined, 'b', 'order-rejected'],
      [2, undefined, 'b', 'unreadable-row'],
      [3, undefined, 'b', 'order-rejected'],
    ]);
    expect(report.complete).toBe(true);
  });

  it('have no rows within rows', () => {
    const wrong = { ...apart, orders: { ...apart.orders, rows: 'items[]' } };
    const found = readMapping(JSON.parse(JSON.stringify(wrong)));
    expect(found).toMatchObject({ problems: [{ at: '/orders/rows' }] });
    const other = { ...till, lookups: { a: { file: 'a', key: 'b', rows: 'c', from: { orders: 'd' } } } };
    expect(readMapping(JSON.parse(JSON.stringify(other)))).toMatchObject({
      problems: [{ at: '/lookups/a/rows' }],
    });
  });
});

describe('orders in the form of the API', () => {
  const own = READY_MAPPINGS.get('throughline-json')!;
  const placed: PlaceOrderInput = {
    channel: 'web',
    externalId: 'W-1',
    currency: 'JPY',
    customer: { externalId: 'c-1', name: 'Hana', locale: 'ja', email: 'hana@example.com' },
    shipGroups: [
      {
        address: { lines: ['1-2-3', 'Room 4', 'Floor 5'], postalCode: '100', city: 'Tokyo', country: 'JP' },
        method: 'express',
        shippingMinor: 500,
        shippingTaxMinor: 50,
        giftMessage: 'For you',
      },
    ],
    lines: [
      { sku: 'CUP', quantity: 2, unitPriceMinor: 1300, discountMinor: 100, attributes: { engraved: 'H' } },
      { sku: 'TEA', quantity: 1, unitPriceMinor: 400, taxMinor: 40 },
    ],
    taxesIncluded: false,
    payment: { method: 'card', state: 'paid', reference: 'ch_1' },
    purchaseOrderNumber: 'PO-7',
    allowBackorder: true,
    note: 'ring twice',
    attributes: { campaign: 'spring' },
  };

  it('are captured elsewhere with everything that they say, and their payment rehearsed', async () => {
    const { sent, report } = await read(own, 'live', write('own.json', JSON.stringify([placed])));
    expect(report.rejections).toEqual([]);
    const { channel, shipGroups, payment, attributes, ...same } = placed;
    const { giftMessage, ...shipGroup } = shipGroups[0]!;
    expect(sent).toEqual([
      {
        ...same,
        channel: 'throughline',
        shipGroups: [shipGroup],
        payment: {
          method: 'card',
          provider: 'sandbox',
          state: 'authorised',
          token: 'tok_ok',
          reference: 'import-W-1',
        },
        attributes: {
          ...attributes,
          giftMessage,
          purchaseOrderNumber: 'PO-7',
          sourceChannel: channel,
          sourceStatus: '',
          sourcePlacedAt: '',
        },
      },
    ]);
  });

  it('are history where they tell their times', async () => {
    const file = write(
      'own.ndjson',
      lines(
        {
          ...placed,
          placedAt: '2026-01-05T10:00:00Z',
          status: 'partly-shipped',
          shippedAt: '2026-01-06T10:00:00Z',
        },
        { ...placed, externalId: 'W-2' },
        { ...placed, externalId: undefined, orderId: 'ord_1', placedAt: '2026-01-05T10:00:00Z' },
      ),
    );
    const { sent, reasons } = await read(own, 'history', file);
    expect((sent as ImportOrderInput[]).map((order) => [order.externalId, order.status])).toEqual([
      ['W-1', 'released'],
      ['ord_1', 'placed'],
    ]);
    expect(sent[0]).toMatchObject({
      currency: 'JPY',
      sourceStatus: 'partly-shipped',
      shippingMinor: 500,
      shippingTaxMinor: 50,
      taxesIncluded: false,
      address: { lines: ['1-2-3', 'Room 4', 'Floor 5'] },
      // 2 × 1300 − 100 + 400 + 40 + 500 + 50
      payments: [{ method: 'card', amountMinor: 3490, state: 'captured', reference: 'ch_1' }],
      lines: [{ unitPriceMinor: 1300, discountMinor: 100, attributes: { engraved: 'H' } }, { taxMinor: 40 }],
    });
    expect(reasons).toEqual([
      [2, 1, 'W-2', 'value-missing'],
      [2, 2, 'W-2', 'order-rejected'],
    ]);
  });

  it.each<[string, string, object]>([
    [
      'several-ship-groups',
      'goes to several places',
      { shipGroups: [...placed.shipGroups, { pickupLocation: 'S1' }] },
    ],
    ['several-payments', 'has several payments', { payments: [{ method: 'a' }, { method: 'b' }] }],
    ['not-an-amount', 'is finer than minor units', { lines: [{ ...placed.lines[0], unitPriceMinor: 13.5 }] }],
    ['value-unknown', 'says neither yes nor no', { taxesIncluded: 'perhaps' }],
    [
      'not-accepted',
      'has a country that is none',
      { billingAddress: { lines: ['x'], city: 'y', country: 'z' } },
    ],
  ])('are refused with %s where one %s, and the next one is taken', async (code, _what, changes) => {
    const file = write(
      'own-bad.json',
      JSON.stringify([
        { ...placed, ...changes },
        { ...placed, externalId: 'next' },
      ]),
    );
    const { sent, report } = await read(own, 'live', file);
    expect(sent.map((order) => order.externalId)).toEqual(['next']);
    expect(report.rejections.map((each) => each.code)).toContain(code);
    expect(report.complete).toBe(true);
  });
});
