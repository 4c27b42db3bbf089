import { describe, expect, it } from 'vitest';
import { makeFacts } from '../../../../tests/support/message-facts.ts';
import { TEXTS } from '../texts/languages.ts';
import { type KeptFacts, LANGUAGES, type Language, TEMPLATES, type Template } from '../types.ts';
import { formatsFor, plural } from './format.ts';
import { renderMessage } from './render-message.ts';

const ATTRIBUTES = {
  backordered: true,
  carrier: 'Sandbox Post',
  trackingNumber: 'SB-0815',
  trackingUrl: 'https://track.example/SB-0815',
  locationName: 'Store Old Town',
  pickupCode: 'K7-31',
  expiresAt: '2026-11-30T17:00:00Z',
  promisedDate: '2026-12-02',
  previousDate: '2026-11-27',
  reason: 'carrier-delay',
  amountMinor: 12_345,
  currency: 'EUR',
};

function makeKept(changes: Partial<KeptFacts> = {}): KeptFacts {
  const { email, locale, ...facts } = makeFacts();
  return { ...facts, occurredAt: '2026-11-20T10:00:00Z', attributes: ATTRIBUTES, ...changes };
}

const pairs = TEMPLATES.flatMap((template) =>
  LANGUAGES.map((language): [Template, Language] => [template, language]),
);

/** What is left between tags, as a reader sees it. */
function visibleText(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

describe('every template in every language', () => {
  it.each(pairs)(
    '%s in %s is whole: subject, greeting, number, nothing left unfilled',
    async (template, language) => {
      const message = await renderMessage(template, language, makeKept());
      if (template !== 'sign-in-code') expect(message.subject).toContain('100-4711');
      expect(message.html).toContain(`<html lang="${language}"`);
      for (const page of [visibleText(message.html), message.text]) {
        expect(page).toContain('100-4711');
        expect(page).toContain('Ola Nowak');
        expect(page).toContain('Harbour & Pine');
        expect(page).not.toMatch(/\{\{|\}\}|\{%|undefined|null|NaN|\[object/);
      }
    },
  );

  it.each(pairs)('%s in %s works with the least that an order can tell', async (template, language) => {
    const bare = makeKept({
      attributes: {},
      lines: [],
      totals: undefined,
      groups: undefined,
      customerName: null,
      orderUrl: null,
      contactEmail: null,
      timeZone: null,
    });
    const message = await renderMessage(template, language, bare);
    for (const page of [message.subject, visibleText(message.html), message.text]) {
      if (page !== message.subject || template !== 'sign-in-code') expect(page).toContain('100-4711');
      expect(page).not.toMatch(/\{\{|\}\}|\{%|undefined|null|NaN|\[object/);
    }
    expect(message.html).not.toContain('<a ');
  });

  it('says the same in no two languages', async () => {
    for (const template of TEMPLATES) {
      const subjects = await Promise.all(
        LANGUAGES.map(async (language) => (await renderMessage(template, language, makeKept())).subject),
      );
      expect(new Set(subjects).size).toBe(LANGUAGES.length);
    }
  });

  it('has every text and label in each language, and none of them empty', () => {
    const wording = {
      orderNumber: '1',
      shopName: 'S',
      items: null,
      amount: null,
      newDate: null,
      pickupPlace: null,
      pickupUntil: null,
      backordered: false,
      reference: null,
      title: '',
      body: [],
      code: '',
    };
    for (const language of LANGUAGES) {
      const texts = TEXTS[language];
      for (const text of [...Object.values(texts.labels), ...Object.values(texts.reasons)]) {
        expect(text.trim()).not.toBe('');
      }
      for (const template of TEMPLATES) {
        const { subject, preheader, heading, paragraphs } = texts.templates[template];
        const all = [subject(wording), preheader(wording), heading(wording), ...paragraphs(wording)];
        for (const text of all) expect(text.trim()).not.toBe('');
      }
    }
  });
});

describe('what a message shows', () => {
  it('confirms lines, sums and address, in HTML and in plain text', async () => {
    const { html, text } = await renderMessage('order-confirmed', 'en-GB', makeKept());
    for (const page of [visibleText(html), text]) {
      for (const part of [
        'Oak table "Nordic" 180 cm',
        'TBL-01',
        '€459.00',
        '€396.00',
        '-€20.00',
        '€49.00',
        '€884.00',
        'ul. Długa 5',
        'Poland',
        '27 November 2026',
        'not in stock',
      ]) {
        expect(page).toContain(part);
      }
    }
    expect(html).toContain('href="https://shop.example/orders/1?lang=pl&amp;from=mail"');
  });

  it('shows carrier and tracking of a shipment, and links to the carrier', async () => {
    const { html, text } = await renderMessage('order-shipped', 'en', makeKept({ totals: undefined }));
    expect(visibleText(html)).toContain('Sandbox Post');
    expect(html).toContain('href="https://track.example/SB-0815"');
    expect(text).toContain('SB-0815');
    expect(text).not.toContain('€');
  });

  it('shows the new date with the old one and the reason of a delay', async () => {
    const { subject, text } = await renderMessage('delivery-delayed', 'en', makeKept());
    expect(subject).toContain('later than planned');
    expect(text).toContain('New delivery date: 2 December 2026');
    expect(text).toContain('Previous date: 27 November 2026');
    expect(text).toContain('Reason: Delay at the carrier');
  });

  it('tells a known reason in the customer’s language, a sentence meant for him, and nothing else', async () => {
    const reasonIn = async (language: Language, reason: string, customerReason?: string) => {
      const facts = makeKept({ attributes: { reason, customerReason } });
      const { text } = await renderMessage('order-cancelled', language, facts);
      return text.split('\n').find((line) => line.startsWith(TEXTS[language].labels.reason));
    };
    expect(await reasonIn('pl', 'out-of-stock')).toBe('Powód: Brak produktu w magazynie');
    expect(await reasonIn('tr', 'INVENTORY_OUT_OF_STOCK')).toBe('Neden: Ürün stokta kalmadı');
    expect(await reasonIn('en', 'other', 'You asked us by phone')).toBe('Reason: You asked us by phone');
    expect(await reasonIn('en', 'looks like a stolen card')).toBeUndefined();
    expect(await reasonIn('en', 'fraud-score-97')).toBeUndefined();
  });

  it('shows when and where to collect, in the time zone of the order', async () => {
    const inZone = async (timeZone: string | null) =>
      (await renderMessage('ready-for-pickup', 'en-GB', makeKept({ timeZone }))).text;
    expect(await inZone('Asia/Tokyo')).toContain('1 December 2026 at 02:00');
    expect(await inZone('Europe/Istanbul')).toContain('30 November 2026 at 20:00');
    expect(await inZone('Not/AZone')).toContain('30 November 2026 at 17:00');
    expect(await inZone(null)).toContain('K7-31');
  });

  it('asks to pay again after a declined payment', async () => {
    const { html } = await renderMessage('payment-declined', 'en', makeKept());
    expect(visibleText(html)).toContain('Pay for your order');
    expect(visibleText(html)).toContain('€123.45');
  });
});

describe('languages', () => {
  const money = (locale: string, amountMinor: number, currency: string) =>
    formatsFor(locale, null).money(amountMinor, currency).replace(/\s/g, ' ');

  it('writes money as each language does, with the digits of the currency', () => {
    expect(money('pl', 1_234_550, 'PLN')).toBe('12 345,50 zł');
    expect(money('ru', 1_234_550, 'RUB')).toBe('12 345,50 ₽');
    expect(money('tr', 1_234_550, 'TRY')).toBe('₺12.345,50');
    expect(money('ja', 12_345, 'JPY')).toBe('￥12,345');
    expect(money('en-US', 1_234_550, 'USD')).toBe('$12,345.50');
    expect(money('en', 12_345, 'KWD')).toContain('12.345');
  });

  it('writes dates as each language does', () => {
    const day = (locale: string) => formatsFor(locale, null).day('2026-12-02');
    expect(LANGUAGES.map(day)).toEqual([
      '2 December 2026',
      '2026年12月2日',
      '2 grudnia 2026',
      '2 декабря 2026 г.',
      '2 Aralık 2026',
    ]);
    expect(formatsFor('en', null).day('soon')).toBeNull();
    expect(formatsFor('en', null).day(5)).toBeNull();
  });

  it('keeps a calendar date on its day and moves an instant into the zone', () => {
    expect(formatsFor('en', 'America/Los_Angeles').day('2026-12-02')).toBe('2 December 2026');
    expect(formatsFor('en', 'America/Los_Angeles').day('2026-12-02T03:00:00Z')).toBe('1 December 2026');
  });

  it.each([
    ['en', ['1 item', '2 items', '5 items', '21 items', '22 items']],
    ['pl', ['1 produkt', '2 produkty', '5 produktów', '21 produktów', '22 produkty']],
    ['ru', ['1 товар', '2 товара', '5 товаров', '21 товар', '22 товара']],
    ['tr', ['1 ürün', '2 ürün', '5 ürün', '21 ürün', '22 ürün']],
    ['ja', ['1点', '2点', '5点', '21点', '22点']],
  ] as const)('counts in %s with the right plural forms', (language, expected) => {
    expect([1, 2, 5, 21, 22].map((count) => TEXTS[language].items(count))).toEqual(expected);
  });

  it('falls back to the general form where a language has no other', () => {
    expect(plural('ja', 1, { one: 'a', other: 'b' })).toBe('b');
  });
});

describe('hostile input', () => {
  const attack = '<script>alert(1)</script><img src=x onerror="x">&lt;\'"';

  it('escapes whatever customers and partners typed', async () => {
    const hostile = makeKept({
      orderNumber: attack,
      customerName: '<b onclick="x">Eve</b>',
      shopName: attack,
      contactEmail: attack,
      lines: [{ lineNo: 1, sku: attack, name: attack, quantity: 1, totalMinor: 1 }],
      groups: [
        {
          no: 1,
          name: attack,
          addressLines: [attack],
          country: attack,
          pickupPlace: null,
          promisedDate: attack,
        },
        { no: 2, name: null, addressLines: [], country: null, pickupPlace: attack, promisedDate: null },
      ],
      attributes: {
        carrier: attack,
        trackingNumber: attack,
        trackingUrl: 'javascript:alert(1)',
        locationName: attack,
        pickupCode: attack,
        customerReason: `because ${attack}`,
      },
      orderUrl: 'https://shop.example/"><script>alert(1)</script>',
    });
    for (const [template, language] of pairs) {
      const { html } = await renderMessage(template, language, hostile);
      expect(html).not.toMatch(/<script|<img|<b onclick|javascript:/i);
      expect(html).not.toMatch(/href="[^"]*[<>]/);
    }
    const { html } = await renderMessage('order-confirmed', 'en', hostile);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&lt;b onclick=&#34;x&#34;&gt;Eve&lt;/b&gt;');
  });

  it('treats template syntax in a name as text', async () => {
    const lines = [{ lineNo: 1, sku: 'X', name: '{{ footer }}{% for a in b %}', quantity: 1, totalMinor: 1 }];
    const { html, text } = await renderMessage('order-shipped', 'en', makeKept({ lines }));
    expect(html).toContain('{{ footer }}{% for a in b %}');
    expect(text).toContain('{{ footer }}{% for a in b %}');
  });

  it('keeps the subject on one line', async () => {
    const { subject } = await renderMessage(
      'order-confirmed',
      'en',
      makeKept({ orderNumber: '1\r\nBcc: thief@example.com' }),
    );
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
