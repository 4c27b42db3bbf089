import { describe, expect, it } from 'vitest';
import type { OrderSummary } from '../../../api/orders.ts';
import { type OrderPages, pagesToRead, replacePage, rowsOf } from './merge-orders.ts';

const row = (at: number, status = 'placed') =>
  ({ orderId: `ord_${at}`, placedAt: new Date(at * 1000).toISOString(), status }) as OrderSummary;
const page = (from: number, to: number, next: string | null = 'more') => ({
  items: Array.from({ length: from - to + 1 }, (_, index) => row(from - index)),
  next,
});
const ids = (known: OrderPages) => rowsOf(known.pages).map((each) => Number(each.orderId.slice(4)));

const known: OrderPages = { pages: [page(20, 11), page(10, 1, null)], pageParams: [undefined, 'a'] };

describe('the living list of orders', () => {
  it('puts new orders on top and loses none between the pages', () => {
    expect(ids(replacePage(known, 0, page(23, 14)))).toEqual(
      Array.from({ length: 23 }, (_, index) => 23 - index),
    );
  });

  it('begins anew when so many orders came that some may be missing between', () => {
    expect(ids(replacePage(known, 0, page(60, 51)))).toEqual(
      Array.from({ length: 10 }, (_, index) => 60 - index),
    );
  });

  it('takes the new state of a row from its page', () => {
    const fresh = { items: [row(10, 'shipped'), ...page(9, 1).items], next: null };
    const rows = rowsOf(replacePage(known, 1, fresh).pages);
    expect(rows.find((each) => each.orderId === 'ord_10')?.status).toBe('shipped');
    expect(rows).toHaveLength(20);
  });

  it('drops a row of the first page that no longer matches the filter', () => {
    const fresh = { items: page(20, 12).items, next: null };
    expect(
      ids(replacePage({ pages: [page(20, 11, null)], pageParams: [undefined] }, 0, fresh)),
    ).not.toContain(11);
  });

  it('reads only pages again that hold a changed order, and the first', () => {
    expect(pagesToRead(known, new Set(['ord_3']))).toEqual([0, 1]);
    expect(pagesToRead(known, new Set(['ord_15']))).toEqual([0]);
  });
});
