// Promises about parcels that arrive together: one service for all, complete with the last, sure only when each is.
import { describe, expect, it } from 'vitest';
import { bookOf, place, rate, service, transit, zone } from '../../../../tests/support/carriers-world.ts';
import { hasRates } from '../rate-book.ts';
import { shareBy } from './foresee-arrival.ts';
import { quoteDelivery } from './quote-delivery.ts';
import { quoteSplit } from './quote-split.ts';

const near = { location: 'BER', country: null, postalPrefix: null };
const book = bookOf({
  services: [service('std'), service('fast'), service('city')],
  cards: [
    {
      zones: [zone('far'), zone('near', { origin: near })],
      transit: [
        transit('std', 'near', [1, 3]),
        transit('std', 'far', [2, 5]),
        transit('fast', 'near', [1, 1]),
        transit('fast', 'far', [1, 2]),
        transit('city', 'near', [1, 1]),
      ],
      rates: [
        rate('std', 'near', { baseMinor: 400 }),
        rate('std', 'far', { baseMinor: 600 }),
        rate('fast', 'near', { baseMinor: 200 }),
        rate('fast', 'far', { baseMinor: 700 }),
        rate('city', 'near', { baseMinor: 100 }),
      ],
    },
  ],
});
const releaseAt = new Date('2026-11-02T09:00:00Z');
const berlin = { origin: place(), weightGrams: 500, releaseAt };
const hamburg = { origin: place({ code: 'HAM' }), weightGrams: 800, releaseAt };
const common = { destination: { country: 'DE', postalCode: '80331' } };

describe('quoteSplit', () => {
  it('gives one parcel the same options as a quote', () => {
    const [whole, alone] = [
      quoteSplit(book, [berlin], common),
      quoteDelivery(book, { ...common, ...berlin }),
    ];
    expect(whole.map(({ service: code }) => code)).toEqual(['city', 'fast', 'std']);
    whole.forEach((option, at) => {
      const { zone: _zone, rateCard: _card, chargeableGrams: _grams, ...same } = alone[at]!;
      expect(option).toEqual({ ...same, parcels: [alone[at]] });
    });
  });

  it('leaves out a service that does not take every parcel, adds up costs and sorts by them', () => {
    const split = quoteSplit(book, [berlin, hamburg], common);
    expect(split.map(({ service: code, costMinor }) => [code, costMinor])).toEqual([
      ['fast', 900],
      ['std', 1000],
    ]);
    expect(quoteSplit(book, [], common)).toEqual([]);
  });

  it('is as sure of a day as of all parcels together, so that its days are never earlier than those of one', () => {
    for (const option of quoteSplit(book, [berlin, hamburg], common)) {
      for (const [at, day] of option.arrivals.days.entries()) {
        const all = option.parcels.reduce((share, parcel) => share * shareBy(parcel.arrivals, day), 1);
        const until = option.arrivals.shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0);
        expect(until).toBeCloseTo(all, 9);
      }
      for (const parcel of option.parcels)
        for (const each of ['p50', 'p80', 'p95'] as const)
          expect(option.confidence[each] >= parcel.confidence[each]).toBe(true);
      expect(option.shares.p95).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('leaves with the parcel that leaves last', () => {
    const later = { ...hamburg, releaseAt: new Date('2026-11-06T09:00:00Z') };
    const [option] = quoteSplit(book, [berlin, later], common);
    expect(option!.dispatchOn).toBe('2026-11-06');
    expect(option!.parcels.map(({ dispatchOn }) => dispatchOn)).toEqual(['2026-11-02', '2026-11-06']);
  });
});

it('knows whether anybody has published rates for a day', () => {
  expect(hasRates(book, '2026-11-02')).toBe(true);
  expect(hasRates(book, '2019-12-31')).toBe(false);
  expect(hasRates(bookOf({ services: [service('std')], cards: [] }), '2026-11-02')).toBe(false);
});
