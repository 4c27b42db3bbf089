// Documents over the API of the whole program: who gets which file, what it says of a real order, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../tests/http/start-server.ts';
import { openTestApplication, type TestApplication } from '../../../tests/support/application.ts';
import { ADDRESSES } from '../../../tests/support/company.ts';
import { readPageSize, readText, scanBarcodes } from '../../../tests/support/read-pdf.ts';
import { openWarehouse, type Warehouse } from '../../../tests/support/warehouse.ts';
import { formatId, newUuid } from '../../platform/ids.ts';
import { issueCreditNote } from '../ledger/index.ts';
import { setSeller } from './index.ts';

let app: TestApplication;
let server: TestServer;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  server = await startServer({ db: app.db, routes: app.routes, commands: app.commands });
});
afterAll(async () => {
  await server.stop();
  await app.close();
});

const SELLER = {
  name: 'Nordlicht Handels GmbH',
  address: ['Hafenstr. 1', '10115 Berlin', 'DE'],
  vatId: 'DE123456789',
  bank: ['DE89 3704 0044 0532 0130 00'],
};

async function getPdf(path: string, key?: string) {
  const response = await fetch(server.url + path, {
    headers: { authorization: `Bearer ${key ?? 'tl_test-admin-key-0123456789'}` },
  });
  return { response, pdf: new Uint8Array(await response.arrayBuffer()) };
}

async function shipOrder(overrides: Parameters<TestApplication['place']>[0] = {}) {
  const placed = await app.place(overrides);
  await app.settle();
  const work = (await app.fulfilmentOrders(placed.orderId))[0]!;
  const shipmentId = await warehouse.ship(placed.orderId);
  const [invoice] = await app.invoices(placed.orderId);
  return { ...placed, shipmentId, fulfilmentOrderId: work.fulfilmentOrderId, invoice: invoice! };
}

describe('the invoice of an order', () => {
  it('is written in the language of the order, with the seller of its day, tax by rate and that it is paid', async () => {
    await app.accept(setSeller, SELLER);
    app.clock.advance(1000);
    const customer = { name: 'Łucja Żak', email: 'lucja@example.org', locale: 'pl' };
    const { invoice, number } = await shipOrder({ customer });
    app.clock.advance(1000);
    await app.accept(setSeller, { ...SELLER, name: 'Somebody Else Ltd' });
    const { response, pdf } = await getPdf(`/v1/invoices/${invoice.invoiceId}/pdf`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      `inline; filename="${invoice.number}.pdf"; filename*=UTF-8''${invoice.number}.pdf`,
    );
    const text = await readText(pdf);
    const words = [
      'Faktura',
      invoice.number,
      number,
      'Nordlicht Handels GmbH',
      'DE123456789',
      'Stoneware mug',
      'Dostawa',
      '19 %',
      '28,90 EUR',
      'Zapłacono w całości',
      'Niemcy',
      '19 października 2026',
    ];
    for (const word of words) expect(text).toContain(word);
    expect(text).not.toContain('Somebody Else');
    const again = await getPdf(`/v1/invoices/${invoice.invoiceId}/pdf`);
    expect(Buffer.compare(again.pdf, pdf)).toBe(0);
  });

  it('falls back to English for other languages, and says what is still to pay', async () => {
    const customer = { name: 'Käse GmbH', email: 'k@example.org', locale: 'de-AT' };
    const payment = { method: 'invoice', provider: 'external', state: 'on-account' as const };
    const { invoice } = await shipOrder({ customer, payment });
    const text = await readText((await getPdf(`/v1/invoices/${invoice.invoiceId}/pdf`)).pdf);
    expect(text).toContain('To pay: 28.90 EUR');
  });

  it('is corrected by a credit note that names it', async () => {
    const { invoice, orderId } = await shipOrder();
    const [line] = invoice.lines;
    const { invoiceId } = await app.accept(issueCreditNote, {
      orderId,
      invoiceId: invoice.invoiceId,
      sourceId: 'return-1',
      reason: 'Came broken',
      settle: 'refund',
      currency: 'EUR',
      lines: [line!],
      shippingMinor: 0,
      shippingTaxMinor: 0,
      totalMinor: line!.totalMinor,
      taxesIncluded: invoice.taxesIncluded,
    });
    const text = await readText((await getPdf(`/v1/credit-notes/${invoiceId}/pdf`)).pdf);
    for (const word of ['Credit note', `Corrects invoice ${invoice.number}`, 'Came broken', 'Total credited'])
      expect(text).toContain(word);
    expect((await getPdf(`/v1/credit-notes/${invoice.invoiceId}/pdf`)).response.status).toBe(404);
  });

  it('is for people of the books, not for channels, and 404 where there is none', async () => {
    const { invoice } = await shipOrder();
    const channel = await server.makeKey('channel', 'web');
    expect((await getPdf(`/v1/invoices/${invoice.invoiceId}/pdf`, channel)).response.status).toBe(403);
    const unknown = formatId('inv', newUuid(3));
    expect((await getPdf(`/v1/invoices/${unknown}/pdf`)).response.status).toBe(404);
    expect((await getPdf('/v1/invoices/nonsense/pdf')).response.status).toBe(400);
  });
});

describe('in the warehouse', () => {
  it('a gift has a packing slip without prices; anything else has them', async () => {
    const shipGroups = [{ address: ADDRESSES.berlin, giftMessage: 'Happy birthday' }];
    for (const [overrides, priced] of [
      [{ shipGroups }, false],
      [{}, true],
    ] as const) {
      const { fulfilmentOrderId } = await shipOrder(overrides as object);
      const { response, pdf } = await getPdf(`/v1/fulfilment-orders/${fulfilmentOrderId}/packing-slip`);
      expect(response.status).toBe(200);
      const text = await readText(pdf);
      expect(text).toContain('Stoneware mug');
      expect(text.includes('12.00')).toBe(priced);
      expect(text.includes('Happy birthday')).toBe(!priced);
      expect(scanBarcodes(pdf)).toEqual([fulfilmentOrderId]);
    }
  });

  it("a label is the carrier's own, with its tracking number as a barcode and the address of the customer", async () => {
    const { orderId, shipmentId } = await shipOrder();
    const [shipment] = await app.shipments(orderId);
    const { response, pdf } = await getPdf(`/v1/shipments/${shipmentId}/label.pdf`);
    expect(response.status).toBe(200);
    expect(readPageSize(pdf)).toEqual([288, 432]);
    expect(scanBarcodes(pdf)).toEqual([shipment!.trackingNumber]);
    const text = await readText(pdf);
    for (const word of ['Ada Berg', 'Turmstr. 5', '10559 Berlin', 'Hafenstr. 1'])
      expect(text).toContain(word);
  });

  it('a pick list names what to fetch for which tote, with barcodes, in the language asked for', async () => {
    const placed = [await app.place(), await app.place({ lines: [{ sku: 'BOOK', quantity: 1 }] })];
    await app.settle();
    const list = { location: 'BER', count: 50 };
    const made = await server.call('POST', '/v1/pick-lists', list);
    expect(made.status).toBe(201);
    const { pickListId, totes } = made.body as { pickListId: string; totes: { fulfilmentOrderId: string }[] };
    const { response, pdf } = await getPdf(`/v1/pick-lists/${pickListId}/pdf?language=ja`);
    expect(response.status).toBe(200);
    const text = await readText(pdf);
    const words = ['ピッキングリスト', 'Stoneware mug', 'Cook book', ...placed.map(({ number }) => number)];
    for (const word of words) expect(text).toContain(word);
    const orders = totes.map((tote) => tote.fulfilmentOrderId);
    expect(scanBarcodes(pdf)).toEqual([pickListId, 'BOOK', 'MUG', ...orders]);
    expect((await getPdf(`/v1/pick-lists/${pickListId}/pdf?language=de`)).response.status).toBe(400);
    expect((await getPdf(`/v1/pick-lists/${formatId('pls', newUuid())}/pdf`)).response.status).toBe(404);
  });

  it('there is no label of a parcel that has its own, has none yet, or is not there', async () => {
    const { orderId } = await app.place();
    await app.settle();
    await warehouse.pick(orderId);
    const [work] = await app.fulfilmentOrders(orderId);
    const { fulfilmentOrderId } = work!;
    const own = { fulfilmentOrderId, carrier: 'own', trackingNumber: 'OWN-1' };
    const { shipmentId } = await app.accept(app.fulfilment.packFulfilmentOrder, own);
    const answer = await server.call('GET', `/v1/shipments/${shipmentId}/label.pdf`);
    expect([answer.status, answer.body.code]).toEqual([409, 'documents.own-label']);
    const waiting = await app.place();
    await app.settle();
    await warehouse.pick(waiting.orderId);
    const [open] = await app.fulfilmentOrders(waiting.orderId);
    const packed = await app.accept(app.fulfilment.packFulfilmentOrder, {
      fulfilmentOrderId: open!.fulfilmentOrderId,
    });
    const early = await server.call('GET', `/v1/shipments/${packed.shipmentId}/label.pdf`);
    expect([early.status, early.body.code]).toEqual([409, 'documents.no-label']);
    const unknown = await server.call('GET', `/v1/shipments/${formatId('shp', newUuid(3))}/label.pdf`);
    expect(unknown.status).toBe(404);
  });
});

describe('the seller', () => {
  it('is set by finance, once for the same request, and shown to everybody who asks', async () => {
    const key = await server.makeKey('finance');
    const headers = { 'idempotency-key': 'seller-1' };
    const first = await server.call('PUT', '/v1/seller', { ...SELLER, phone: '+49 30 1' }, { key, headers });
    expect([first.status, first.body]).toEqual([200, { outcome: 'changed' }]);
    const again = await server.call('PUT', '/v1/seller', { ...SELLER, phone: '+49 30 1' }, { key, headers });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const same = await server.call('PUT', '/v1/seller', { ...SELLER, phone: '+49 30 1' }, { key });
    expect(same.body).toEqual({ outcome: 'unchanged' });
    const reader = await server.makeKey('read-only');
    server.clock.advance(1000);
    const shown = await server.call('GET', '/v1/seller', undefined, { key: reader });
    expect(shown.body).toMatchObject({ name: SELLER.name, phone: '+49 30 1', legal: null });
    const refused = await server.call('PUT', '/v1/seller', SELLER, { key: reader });
    expect(refused.status).toBe(403);
    const wrong = await server.call('PUT', '/v1/seller', { name: '', address: [] }, { key });
    expect(wrong.status).toBe(400);
  });
});
