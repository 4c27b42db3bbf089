import { expect, it } from 'vitest';
import type { OrderSummary } from '../../../../api/orders.ts';
import { collectRows, MOST_ROWS, ordersCsv } from './export-orders.ts';

const order = (part: Partial<OrderSummary>) =>
  ({
    orderId: 'ord_1',
    number: 'TL-1',
    status: 'placed',
    holds: [],
    placedAt: '2026-11-01T10:00:00.000Z',
    channel: 'web',
    externalId: null,
    customerName: null,
    email: null,
    currency: 'EUR',
    totalMinor: 1050,
    cancelledAt: null,
    closedAt: null,
    ...part,
  }) as OrderSummary;

it('quotes what needs it, writes amounts in their currency and lets no name become a formula', () => {
  const [, row] = ordersCsv([order({ customerName: '=HYPERLINK("x"), Ana' })]).split('\r\n');
  expect(row).toBe(
    'TL-1,placed,,2026-11-01T10:00:00.000Z,web,,"\'=HYPERLINK(""x""), Ana",,EUR,10.50,,,ord_1',
  );
  expect(ordersCsv([order({ currency: 'JPY', totalMinor: 1050 })])).toContain(',JPY,1050,');
});

it('reads on to the end, over pages that hold nothing, and stops where the file is full', async () => {
  const pages = [
    { items: [order({})], next: 'a' },
    { items: [], next: 'b' },
    { items: [order({ orderId: 'ord_2' })], next: null },
  ];
  const found = await collectRows(async (after) => pages[after === undefined ? 0 : after === 'a' ? 1 : 2]!);
  expect([found.rows.length, found.isCut]).toEqual([2, false]);
  const many = Array.from({ length: 4000 }, () => order({}));
  const cut = await collectRows(async () => ({ items: many, next: 'more' }));
  expect([cut.rows.length, cut.isCut]).toEqual([MOST_ROWS, true]);
});
