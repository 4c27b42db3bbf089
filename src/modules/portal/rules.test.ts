// Promises about the words in which customers are told of their orders, parcels and payments.
import { describe, expect, it } from 'vitest';
import { parcelWord, paymentOf, statusWord } from './rules.ts';

describe('plain words', () => {
  const line = {
    ordered: 2,
    cancelled: 0,
    backordered: 0,
    reserved: 2,
    released: 0,
    picked: 0,
    shipped: 0,
    delivered: 0,
  };
  const word = (changes: object, status = 'placed', cancelledAt: Date | null = null) =>
    statusWord({ status: status as 'placed', cancelledAt }, [
      { ...line, ...changes } as Parameters<typeof statusWord>[1][number],
    ]);

  it.each([
    ['received', {}, 'placed'],
    ['waiting-for-goods', { reserved: 1, backordered: 1 }, 'backordered'],
    ['checking', {}, 'on-hold'],
    ['preparing', { reserved: 0, picked: 2 }, 'released'],
    ['partly-on-its-way', { reserved: 1, shipped: 1 }, 'partly-shipped'],
    ['on-its-way', { reserved: 0, shipped: 1, delivered: 1 }, 'shipped'],
    ['delivered', { reserved: 0, delivered: 1, cancelled: 1 }, 'closed'],
    ['cancelled', { reserved: 0, cancelled: 2 }, 'cancelled'],
  ])('say %s', (expected, changes, status) => {
    expect(word(changes, status)).toBe(expected);
  });

  it('leave out labels that were given back, and call a try in vain what it is', () => {
    expect(parcelWord('cancelled')).toBeNull();
    expect(parcelWord('failed')).toBe('delivery-failed');
    expect(parcelWord('arrived')).toBe('ready-to-collect');
  });
});

describe('the payment of an order', () => {
  const payment = {
    state: 'pending' as const,
    openedAs: 'pending' as const,
    amountMinor: 1000,
    capturedMinor: 0,
    refundedMinor: 0,
    openMinor: 0,
  };
  type Changes = Partial<Parameters<typeof paymentOf>[0][number]>;
  const word = (...payments: Changes[]) =>
    paymentOf(payments.map((changes) => ({ ...payment, ...changes })))?.state ?? null;

  it.each<[string | null, Changes[]]>([
    [null, []],
    ['open', [{}]],
    ['reserved', [{ state: 'authorised', openMinor: 1000 }]],
    ['by-invoice', [{ state: 'on-account', openedAs: 'on-account' }]],
    ['charged', [{ state: 'captured', capturedMinor: 1000 }]],
    ['charged', [{ state: 'paid', openedAs: 'paid' }]],
    ['partly-charged', [{ state: 'partly-captured', capturedMinor: 400, openMinor: 600 }]],
    ['partly-refunded', [{ state: 'partly-refunded', capturedMinor: 1000, refundedMinor: 100 }]],
    ['refunded', [{ state: 'refunded', capturedMinor: 1000, refundedMinor: 1000 }]],
    ['refunded', [{ state: 'refunded', openedAs: 'history' }]],
    ['checking', [{ state: 'unknown' }]],
    ['released', [{ state: 'voided' }]],
    ['failed', [{ state: 'declined' }]],
    ['reserved', [{ state: 'declined' }, { state: 'authorised', openMinor: 1000 }]],
  ])('is told as %s', (expected, payments) => {
    expect(word(...payments)).toBe(expected);
  });

  it('says what was paid and given back', () => {
    expect(
      paymentOf([
        { ...payment, state: 'paid', openedAs: 'paid' },
        { ...payment, state: 'partly-refunded', capturedMinor: 1000, refundedMinor: 100 },
      ]),
    ).toEqual({ state: 'partly-refunded', paidMinor: 2000, refundedMinor: 100, byInvoice: false });
    expect(
      paymentOf([{ ...payment, state: 'captured', openedAs: 'on-account', capturedMinor: 1000 }]),
    ).toMatchObject({ state: 'charged', byInvoice: true });
  });
});
