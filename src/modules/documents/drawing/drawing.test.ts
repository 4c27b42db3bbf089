// What stands on paper: read back from the PDF as a person, a reader of PDFs and a barcode scanner would.
import { describe, expect, it } from 'vitest';
import { readPageSize, readPages, readText, scanBarcodes } from '../../../../tests/support/read-pdf.ts';
import { findTaxRates, sumByRate } from '../tax-rates.ts';
import type { InvoiceSheet, Language, PickListSheet } from '../types.ts';
import { drawInvoice } from './invoice.ts';
import { drawLabels } from './label.ts';
import { drawPackingSlip } from './packing-slip.ts';
import { drawPickList } from './pick-list.ts';

const seller = {
  name: 'Nordlicht Handels GmbH',
  address: ['Hafenstr. 1', '20457 Hamburg', 'Deutschland'],
  vatId: 'DE123456789',
  bank: ['DE89 3704 0044 0532 0130 00'],
  email: 'books@nordlicht.example',
  phone: null,
  legal: 'Amtsgericht Hamburg HRB 12345',
};

function invoice(language: Language, more: Partial<InvoiceSheet> = {}): InvoiceSheet {
  return {
    kind: 'invoice',
    language,
    number: 'INV-000042',
    issuedOn: '2026-11-02',
    suppliedOn: '2026-11-01',
    orderNumber: '1000-5',
    corrects: null,
    reason: null,
    seller,
    buyer: {
      name: 'Zażółć Gęślą Sp. z o.o.',
      lines: ['ul. Świętokrzyska 12', '00-044 Warszawa'],
      vatId: 'PL5260250274',
    },
    currency: 'PLN',
    taxesIncluded: true,
    rows: [
      {
        sku: 'MUG-1',
        name: 'Kubek żółty',
        quantity: 2,
        unitPriceMinor: 123_456,
        discountMinor: 500,
        taxRate: 23,
        taxMinor: 46_077,
        amountMinor: 246_412,
      },
    ],
    shipping: null,
    taxes: [{ rate: 23, netMinor: 200_335, taxMinor: 46_077 }],
    netMinor: 200_335,
    taxMinor: 46_077,
    totalMinor: 246_412,
    payment: { state: 'open', paidMinor: 0, openMinor: 246_412, dueOn: '2026-12-02' },
    refund: null,
    ...more,
  };
}

describe('an invoice', () => {
  it.each([
    [
      'en',
      [
        'Invoice',
        '2 November 2026',
        '1 November 2026',
        'VAT no. PL5260250274',
        '2,464.12 PLN',
        'Page 1 of 1',
      ],
    ],
    [
      'pl',
      [
        'Faktura',
        '2 listopada 2026',
        'Nabywca',
        'NIP PL5260250274',
        '2 464,12 PLN',
        'Do zapłaty',
        'Strona 1 z 1',
      ],
    ],
    ['ru', ['Счёт-фактура', '2 ноября 2026', 'Покупатель', '2 464,12 PLN', 'К оплате', 'Страница 1 из 1']],
    ['tr', ['Fatura', '2 Kasım 2026', 'Alıcı', 'İndirim', '2.464,12 PLN', 'Ödenecek tutar', 'Sayfa 1 / 1']],
    ['ja', ['請求書', '2026年11月2日', '請求先', '値引き', '2,464.12 PLN', 'お支払い額', '1 / 1 ページ']],
  ] as const)('says in %s what the law wants on it', async (language, words) => {
    const text = await readText(await drawInvoice(invoice(language)));
    const everywhere = [
      'INV-000042',
      'Nordlicht Handels GmbH',
      'DE123456789',
      'Zażółć Gęślą Sp. z o.o.',
      'Kubek żółty',
      'MUG-1',
      '23 %',
      '1000-5',
    ];
    for (const word of [...words, ...everywhere]) expect(text).toContain(word);
  });

  it('is the same to the byte each time it is drawn', async () => {
    const [first, second] = [await drawInvoice(invoice('ja')), await drawInvoice(invoice('ja'))];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, await drawInvoice(invoice('ja', { number: 'INV-000043' })))).not.toBe(0);
  });

  it('goes over pages with 200 lines: each line once, the heading and the number on every page', async () => {
    const [row] = invoice('en').rows;
    const rows = Array.from({ length: 200 }, (_, at) => ({
      ...row!,
      sku: `SKU-${String(at).padStart(3, '0')}.`,
    }));
    const pages = await readPages(await drawInvoice(invoice('en', { rows })));
    expect(pages.length).toBeGreaterThan(4);
    const last = pages.length;
    for (const [at, page] of pages.entries()) expect(page).toContain(`Page ${at + 1} of ${last}`);
    for (const page of pages.slice(1, -1))
      expect(page).toMatch(/Invoice INV-000042 \(continued\).*Unit price/);
    const all = pages.join(' ');
    for (const { sku } of rows) expect(all.split(sku)).toHaveLength(2);
    expect(pages.at(-1)).toContain('Total');
  });

  it('shows a hostile name as text, whole and without turning the line around', async () => {
    const name = `<script>alert(1)</script> \u202Egnp.exe\u202C ${'word '.repeat(90)}end`;
    const [row] = invoice('en').rows;
    const text = await readText(await drawInvoice(invoice('en', { rows: [{ ...row!, name }] })));
    expect(text).toContain('<script>alert(1)</script> gnp.exe');
    expect(text).toContain('word end');
    expect(text).not.toContain('\u202E');
  });

  it('of a credit note names the invoice that it corrects, and why', async () => {
    const corrects = { number: 'INV-000041', issuedOn: '2026-10-30' };
    const sheet = invoice('pl', {
      kind: 'credit-note',
      corrects,
      reason: 'Uszkodzony',
      payment: null,
      refund: 'refund',
    });
    const text = await readText(await drawInvoice(sheet));
    for (const word of [
      'Faktura korygująca',
      'Koryguje fakturę INV-000041 z dnia 30 października 2026',
      'Uszkodzony',
      'Razem korekta',
    ])
      expect(text).toContain(word);
  });
});

describe('rates found from amounts', () => {
  it.each([
    [
      'one rate over lines of any size',
      [
        [1091, 229],
        [50, 10],
        [833, 175],
      ],
      [21, 21, 21],
    ],
    [
      'two rates',
      [
        [10_000, 1900],
        [10_000, 700],
        [250, 48],
      ],
      [19, 7, 19],
    ],
    [
      'halves and tenths',
      [
        [10_000, 550],
        [100_000, 8100],
      ],
      [5.5, 8.1],
    ],
    [
      'lines without tax',
      [
        [1000, 0],
        [1000, 200],
      ],
      [0, 20],
    ],
  ] as const)('%s', (_, amounts, rates) => {
    const taxed = amounts.map(([netMinor, taxMinor]) => ({ netMinor, taxMinor }));
    expect(findTaxRates(taxed)).toEqual(rates);
  });

  it('sum up to the document by rate', () => {
    const amounts = [
      { netMinor: 100, taxMinor: 19 },
      { netMinor: 200, taxMinor: 14 },
      { netMinor: 300, taxMinor: 57 },
    ];
    expect(sumByRate(amounts, [19, 7, 19])).toEqual([
      { rate: 19, netMinor: 400, taxMinor: 76 },
      { rate: 7, netMinor: 200, taxMinor: 14 },
    ]);
  });
});

describe('a packing slip', () => {
  const slip = {
    language: 'tr' as const,
    seller,
    orderNumber: '1000-5',
    placedOn: '2026-11-01',
    fulfilmentOrderId: 'ful_01h455vb4pex5vsknk084sn02q',
    location: 'İstanbul deposu',
    shipTo: { name: 'Ayşe Örnek', lines: ['Çiçek Sk. 5', '34000 İstanbul'], vatId: null },
    giftMessage: null,
    currency: 'TRY',
    prices: true,
    rows: [{ sku: 'A-1', name: 'Çay bardağı', quantity: 2, unitPriceMinor: 4999, lots: ['L7'] }],
  };

  it('lists what is inside, and its barcode names the fulfilment order', async () => {
    const pdf = await drawPackingSlip(slip);
    const text = await readText(pdf);
    for (const word of ['Sevk fişi', 'Ayşe Örnek', 'Çay bardağı', '49,99', 'Parti L7'])
      expect(text).toContain(word);
    expect(scanBarcodes(pdf)).toEqual([slip.fulfilmentOrderId]);
  });

  it('says no price on a gift', async () => {
    const gift = { ...slip, prices: false, giftMessage: 'İyi ki doğdun!' };
    const text = await readText(
      await drawPackingSlip({ ...gift, rows: [{ ...slip.rows[0]!, unitPriceMinor: null }] }),
    );
    expect(text).toContain('İyi ki doğdun!');
    expect(text).not.toMatch(/49,99|Birim fiyat/);
  });
});

describe('a label', () => {
  const party = { name: 'Ада Примерова', lines: ['ул. Тверская 12', '125009 Москва', 'RU'], vatId: null };
  const label = {
    carrier: 'Sandbox',
    service: 'standard',
    trackingNumber: 'TL473124829ZZ',
    reference: '1000-5',
    from: party,
    to: { ...party, name: '山田 太郎', lines: ['千代田区千代田1-1', '100-0001 東京都', 'JP'] },
    phone: null,
    weightGrams: 700,
    parcel: 1,
    parcels: 1,
  };

  it('is four by six inches with a tracking number that a scanner reads', async () => {
    const pdf = await drawLabels([label, { ...label, parcel: 2 }], '2026-11-02T09:00:00Z');
    expect(readPageSize(pdf)).toEqual([288, 432]);
    expect(scanBarcodes(pdf)).toEqual(['TL473124829ZZ', 'TL473124829ZZ']);
    const pages = await readPages(pdf);
    expect(pages).toHaveLength(2);
    for (const word of ['山田 太郎', '東京都', 'Ада Примерова', '0.70 kg', 'TL473124829ZZ'])
      expect(pages[0]).toContain(word);
  });

  it('keeps the longest address on one page', async () => {
    const to = {
      ...party,
      lines: Array.from({ length: 7 }, (_, at) => `${at} ${'very long street '.repeat(6)}`),
    };
    expect(await readPages(await drawLabels([{ ...label, to }], '2026-11-02'))).toHaveLength(1);
  });
});

describe('a pick list', () => {
  const sheet: PickListSheet = {
    language: 'pl',
    title: 'BER 7',
    location: 'BER',
    createdAt: '2026-11-01T10:00',
    barcode: 'pls_01h455vb4pex5vsknk084sn02q',
    rows: [
      {
        sku: 'MUG-1',
        name: 'Kubek żółty',
        bin: null,
        quantity: 5,
        lots: [{ lot: 'L77', expiresOn: '2027-01-01', quantity: 5 }],
        totes: [
          { tote: 1, quantity: 2 },
          { tote: 2, quantity: 3 },
        ],
      },
      { sku: 'Ä-2', name: 'Bez kodu', bin: null, quantity: 1, lots: [], totes: [{ tote: 1, quantity: 1 }] },
    ],
    totes: [1, 2].map((tote) => ({
      tote,
      fulfilmentOrderId: `ful_01h455vb4pex5vsknk084sn02${tote}`,
      orderNumber: `1000-${tote}`,
      units: 3,
      dueAt: '2026-11-01T15:00',
    })),
  };

  it('has a barcode for itself, each SKU that can be scanned, and each fulfilment order', async () => {
    const pdf = await drawPickList(sheet);
    const orders = sheet.totes.map((tote) => tote.fulfilmentOrderId);
    expect(scanBarcodes(pdf)).toEqual([sheet.barcode, 'MUG-1', ...orders]);
    const text = await readText(pdf);
    for (const word of ['Kubek żółty', 'L77', '1: 2 2: 3', 'Ä-2', '1000-2']) expect(text).toContain(word);
  });
});
