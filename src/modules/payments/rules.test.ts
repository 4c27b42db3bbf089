import { describe, expect, it } from 'vitest';
import { deriveState, hasExpired, openMinor, RESULT_TABLE, refundableMinor } from './rules.ts';
import type { OpeningState, Payment, PaymentState } from './types.ts';

const now = new Date('2026-11-02T10:00:00Z');

function build(openedAs: OpeningState, amounts: Partial<Payment> = {}): Payment {
  return {
    bucket: 0,
    orderId: '' as Payment['orderId'],
    paymentId: '' as Payment['paymentId'],
    currency: 'EUR',
    method: 'card',
    provider: 'sandbox',
    openedAs,
    state: openedAs,
    amountMinor: 100,
    authorisedMinor: 0,
    capturingMinor: 0,
    capturedMinor: 0,
    appliedMinor: 0,
    voidingMinor: 0,
    releasedMinor: 0,
    lapsedMinor: 0,
    refundingMinor: 0,
    refundedMinor: 0,
    depositReturnedMinor: 0,
    reference: null,
    token: null,
    expiresAt: null,
    createdAt: now,
    updatedAt: now,
    attributes: null,
    ...amounts,
  };
}

describe('deriveState', () => {
  const cases: [string, OpeningState, Partial<Payment>, PaymentState][] = [
    ['nothing happened', 'pending', {}, 'pending'],
    ['an authorisation is under way', 'pending', { state: 'authorising' }, 'authorising'],
    ['nobody knows', 'pending', { state: 'unknown' }, 'unknown'],
    ['declined', 'pending', { state: 'declined' }, 'declined'],
    ['held', 'pending', { authorisedMinor: 100 }, 'authorised'],
    ['a capture is under way', 'authorised', { authorisedMinor: 100, capturingMinor: 100 }, 'authorised'],
    ['a part captured', 'authorised', { authorisedMinor: 100, capturedMinor: 40 }, 'partly-captured'],
    ['all captured', 'authorised', { authorisedMinor: 100, capturedMinor: 100 }, 'captured'],
    [
      'rest released',
      'authorised',
      { authorisedMinor: 100, capturedMinor: 40, releasedMinor: 60 },
      'captured',
    ],
    [
      'rest expired',
      'authorised',
      { authorisedMinor: 100, capturedMinor: 40, releasedMinor: 60, lapsedMinor: 60 },
      'partly-captured',
    ],
    ['all expired', 'authorised', { authorisedMinor: 100, releasedMinor: 100, lapsedMinor: 100 }, 'expired'],
    ['all released', 'authorised', { authorisedMinor: 100, releasedMinor: 100 }, 'voided'],
    [
      'a part given back',
      'authorised',
      { authorisedMinor: 100, capturedMinor: 100, refundedMinor: 1 },
      'partly-refunded',
    ],
    [
      'all given back',
      'authorised',
      { authorisedMinor: 100, capturedMinor: 100, refundedMinor: 100 },
      'refunded',
    ],
    [
      'all given back of what was captured, more is held',
      'authorised',
      { authorisedMinor: 100, capturedMinor: 40, refundedMinor: 40 },
      'partly-refunded',
    ],
    ['paid', 'paid', { authorisedMinor: 100, capturedMinor: 100 }, 'paid'],
    ['paid and used', 'paid', { authorisedMinor: 100, capturedMinor: 100, appliedMinor: 100 }, 'captured'],
    ['owed', 'on-account', {}, 'on-account'],
    ['a part received', 'on-account', { authorisedMinor: 40, capturedMinor: 40 }, 'partly-captured'],
    ['all received', 'on-account', { authorisedMinor: 100, capturedMinor: 100 }, 'captured'],
    ['a hold of nothing', 'authorised', { amountMinor: 0 }, 'authorised'],
  ];
  it.each(cases)('%s', (_, openedAs, amounts, state) => {
    expect(deriveState(build(openedAs, amounts))).toBe(state);
  });
});

it('counts what is on its way as neither open nor refundable', () => {
  const payment = build('authorised', {
    authorisedMinor: 100,
    capturedMinor: 30,
    capturingMinor: 20,
    voidingMinor: 10,
    releasedMinor: 5,
    refundedMinor: 4,
    refundingMinor: 3,
  });
  expect(openMinor(payment)).toBe(35);
  expect(refundableMinor(payment)).toBe(23);
});

it('takes an authorisation as ended from its instant on, where a provider holds it and something is left', () => {
  const held = { authorisedMinor: 100, expiresAt: now };
  expect(hasExpired(build('authorised', held), now)).toBe(true);
  expect(hasExpired(build('authorised', held), new Date(now.getTime() - 1))).toBe(false);
  expect(hasExpired(build('authorised', { ...held, provider: 'external' }), now)).toBe(false);
  expect(hasExpired(build('authorised', { ...held, capturedMinor: 100 }), now)).toBe(false);
  expect(hasExpired(build('paid', held), now)).toBe(false);
});

it('lets no settled operation change its outcome', () => {
  for (const state of ['succeeded', 'declined'] as const) {
    for (const step of Object.values(RESULT_TABLE[state]))
      expect(['ignore', 'contradiction']).toContain(step);
  }
});
