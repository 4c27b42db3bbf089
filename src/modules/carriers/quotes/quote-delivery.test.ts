import { describe, expect, it } from 'vitest';
import {
  bookOf,
  calendar,
  place,
  rate,
  service,
  transit,
  zone,
} from '../../../../tests/support/carriers-world.ts';
import { openLeadTimes } from '../lead-times/lead-times.ts';
import { explainQuote, type QuoteInput, quoteDelivery } from './quote-delivery.ts';

const book = bookOf({
  services: [
    service('std', { volumetricDivisor: 5000 }),
    service('express', { features: ['signature', 'cold'], maxWeightGrams: 20_000, maxLengthMm: 1000 }),
    service('locker', { kind: 'pickup-point', maxWeightGrams: 10_000 }),
  ],
  calendars: [calendar({ closed: ['2026-12-25'] })],
  cards: [
    {
      validTo: '2026-12-31',
      zones: [zone('A'), zone('B', { country: 'FR' })],
      transit: [
        { ...transit('std', 'A', [1, 2]), windowFrom: '08:00', windowTo: '18:00' },
        transit('std', 'B', [3, 5]),
        transit('express', 'A', [1, 1]),
        transit('locker', 'A', [2, 3]),
      ],
      rates: [
        rate('std', 'A', { perKgMinor: 100 }),
        rate('std', 'B', { baseMinor: 1400 }),
        rate('express', 'A', { baseMinor: 1500, upToGrams: 20_000, fuelPercent: 10 }),
        rate('locker', 'A', { baseMinor: 350, upToGrams: 10_000 }),
      ],
    },
    {
      validFrom: '2027-01-01',
      zones: [zone('A')],
      transit: [transit('std', 'A', [1, 2])],
      rates: [rate('std', 'A', { baseMinor: 600 })],
    },
  ],
});
// Monday, 2 November 2026, 10:00 in Berlin.
const asked: QuoteInput = {
  origin: place(),
  destination: { country: 'DE', postalCode: '80331' },
  weightGrams: 2500,
  releaseAt: new Date('2026-11-02T09:00:00Z'),
};
const quote = (changes: Partial<QuoteInput> = {}) => quoteDelivery(book, { ...asked, ...changes });
const one = (service: string, changes: Partial<QuoteInput> = {}) => quote({ service, ...changes })[0];

describe('a quote', () => {
  it('names each service that goes there, cheapest first, with cost, dates and window', () => {
    const options = quote();
    expect(options.map(({ service, costMinor }) => [service, costMinor])).toEqual([
      ['locker', 350],
      ['std', 800],
      ['express', 1650],
    ]);
    expect(options[1]).toMatchObject({
      carrier: 'post',
      kind: 'delivery',
      zone: 'A',
      rateCard: 1,
      currency: 'EUR',
      chargeableGrams: 2500,
      dispatchOn: '2026-11-02',
      arriveFrom: '2026-11-03',
      arriveOn: '2026-11-04',
      window: { from: '08:00', to: '18:00' },
      observations: 0,
    });
    expect(options[2]).toMatchObject({ arriveFrom: '2026-11-03', arriveOn: '2026-11-03', window: null });
  });

  it('says why each other service is none', () => {
    const reasons = (changes: Partial<QuoteInput>) =>
      explainQuote(book, { ...asked, ...changes }).excluded.map(({ service, reason }) => [service, reason]);
    expect(reasons({ features: ['cold', 'gift-wrap'] })).toEqual([
      ['std', 'feature-missing'],
      ['locker', 'feature-missing'],
    ]);
    expect(reasons({ destination: { country: 'FR' } })).toEqual([
      ['express', 'zone-not-served'],
      ['locker', 'zone-not-served'],
    ]);
    expect(reasons({ parcels: [{ weightGrams: 15_000, lengthMm: 1200 }] })).toEqual([
      ['express', 'too-large'],
      ['locker', 'too-large'],
    ]);
    expect(reasons({ dispatchOn: '2019-12-31' }).map(([, reason]) => reason)).toEqual([
      'no-rate-card',
      'no-rate-card',
      'no-rate-card',
    ]);
    const idle = bookOf({ services: [service('std', { active: false })], cards: [] });
    expect(explainQuote(idle, asked).excluded[0]!.reason).toBe('inactive');
    const nightShift = place({
      calendar: { week: [null, null, null, null, null, null, { open: '08:00', close: '12:00' }], closed: [] },
    });
    expect(reasons({ origin: nightShift })[0]).toEqual(['std', 'never-collected']);
  });

  it('can be asked of one carrier, one service and some kinds alone', () => {
    expect(quote({ kinds: ['pickup-point'] }).map((option) => option.service)).toEqual(['locker']);
    expect(quote({ service: 'std' })).toHaveLength(1);
    expect(quote({ carrier: 'nobody' })).toEqual([]);
  });

  it('sums parcels, each by its weight or its volume', () => {
    const parcels = [{ weightGrams: 900 }, { weightGrams: 900, lengthMm: 500, widthMm: 400, heightMm: 300 }];
    // One kilogram, and 60,000 cubic centimetres that count as twelve.
    expect(one('std', { parcels })).toMatchObject({ costMinor: 600 + 1700, chargeableGrams: 12_900 });
  });

  it('sends a weight that is too much for a parcel as several', () => {
    expect(one('std', { weightGrams: 40_000 })).toMatchObject({ costMinor: 2 * (500 + 20 * 100) });
  });

  it('takes the card that is valid on the day of the collection', () => {
    expect(one('std', { dispatchOn: '2026-12-31', weightGrams: 10 })).toMatchObject({
      rateCard: 1,
      costMinor: 600,
    });
    expect(one('std', { dispatchOn: '2027-01-01', weightGrams: 10 })).toMatchObject({
      rateCard: 2,
      costMinor: 600,
    });
    // Friday the first is a holiday of the location: it leaves on Monday the fourth, by the new card.
    const origin = place({ calendar: { ...place().calendar, closed: ['2026-12-31', '2027-01-01'] } });
    expect(one('std', { origin, dispatchOn: '2026-12-31' })).toMatchObject({
      rateCard: 2,
      dispatchOn: '2027-01-04',
    });
  });

  it('needs to know when the goods are ready', () => {
    expect(() => quote({ releaseAt: undefined })).toThrow(TypeError);
  });
});

describe('dates', () => {
  it('keep to the cut-off of the location, and to that of the collection where it has one', () => {
    const late = new Date('2026-11-02T14:30:00Z'); // 15:30 in Berlin
    expect(one('std', { releaseAt: late })!.dispatchOn).toBe('2026-11-03');
    const times = ['18:00', '18:00', '18:00', '18:00', '18:00', null, null];
    const key = { location: 'BER', carrier: 'post', service: 'std' };
    const withCollection = (cutOff: string | null, at = times) =>
      quoteDelivery(
        bookOf({
          services: [service('std')],
          collections: [{ ...key, times: at, cutOff }],
          cards: [{ zones: [zone('A')], transit: [transit('std', 'A', [1, 2])], rates: [rate('std', 'A')] }],
        }),
        { ...asked, releaseAt: late },
      )[0]!.dispatchOn;
    expect(withCollection('17:00')).toBe('2026-11-02');
    expect(withCollection('12:00')).toBe('2026-11-03');
    expect(withCollection(null)).toBe('2026-11-03');
    // It is fetched before the location's cut-off: what is released in between leaves with the next one.
    expect(
      quoteDelivery(
        bookOf({
          services: [service('std')],
          collections: [{ ...key, times: times.map((time) => time && '11:00'), cutOff: null }],
          cards: [{ zones: [zone('A')], transit: [transit('std', 'A', [1, 2])], rates: [rate('std', 'A')] }],
        }),
        { ...asked, releaseAt: new Date('2026-11-02T10:30:00Z') },
      )[0]!.dispatchOn,
    ).toBe('2026-11-03');
    expect(withCollection(null, [null, null, null, '18:00', null, null, null])).toBe('2026-11-05');
  });

  it('add the days that the goods need in the warehouse', () => {
    expect(one('std', { handlingDays: 5 })).toMatchObject({
      dispatchOn: '2026-11-09',
      arriveOn: '2026-11-11',
    });
  });

  it('skip holidays of the carrier and its days without delivery', () => {
    // Christmas is a Friday in 2026: two days from Wednesday are Thursday and Monday.
    expect(one('std', { dispatchOn: '2026-12-23' })).toMatchObject({
      dispatchOn: '2026-12-23',
      arriveFrom: '2026-12-24',
      arriveOn: '2026-12-28',
    });
    expect(one('std', { dispatchOn: '2026-12-25' })!.dispatchOn).toBe('2026-12-28');
  });

  it('use Saturday where the service delivers then', () => {
    const parts = {
      services: [service('std'), service('express')],
      cards: [
        {
          zones: [zone('A')],
          transit: [transit('std', 'A', [1, 1]), transit('express', 'A', [1, 1])],
          rates: [rate('std', 'A'), rate('express', 'A')],
        },
      ],
    };
    const saturdays = { workingDays: [1, 2, 3, 4, 5, 6], deliveryDays: [1, 2, 3, 4, 5, 6] };
    const arrivals = (calendars: Parameters<typeof bookOf>[0]['calendars']) =>
      quoteDelivery(bookOf({ ...parts, calendars }), { ...asked, dispatchOn: '2026-11-06' }).map(
        ({ service, arriveOn }) => [service, arriveOn],
      );
    expect(arrivals([calendar({ service: 'express', ...saturdays })])).toEqual([
      ['express', '2026-11-07'],
      ['std', '2026-11-09'],
    ]);
    // Under way on Saturdays, but not at the door: there on Monday.
    expect(arrivals([calendar({ ...saturdays, deliveryDays: [1, 2, 3, 4, 5] })])).toEqual([
      ['std', '2026-11-09'],
      ['express', '2026-11-09'],
    ]);
    // A country's holidays hold for a service with weekdays of its own.
    expect(
      arrivals([
        calendar({ service: 'express', ...saturdays }),
        calendar({ country: 'DE', closed: ['2026-11-07'] }),
      ])[0],
    ).toEqual(['std', '2026-11-09']);
  });

  it('count from the day that the carrier has when it collects', () => {
    const origin = place({
      code: 'RNO',
      address: { ...place().address, postalCode: '89437', country: 'US' },
      timeZone: 'America/Los_Angeles',
    });
    const arrivals = (time: string, timeZone: string | null) =>
      quoteDelivery(
        bookOf({
          services: [service('air')],
          calendars: [calendar({ timeZone })],
          collections: [
            { location: 'RNO', carrier: 'post', service: 'air', times: Array(7).fill(time), cutOff: '14:00' },
          ],
          cards: [
            {
              zones: [zone('US', { country: 'US' })],
              transit: [transit('air', 'US', [1, 1])],
              rates: [rate('air', 'US')],
            },
          ],
        }),
        { ...asked, origin, destination: { country: 'US' }, dispatchOn: '2026-11-05' },
      ).map(({ dispatchOn, arriveOn }) => [dispatchOn, arriveOn]);
    // Thursday 17:30 in Reno is 20:30 in New York: the same day.
    expect(arrivals('17:30', 'America/New_York')).toEqual([['2026-11-05', '2026-11-06']]);
    // 22:00 there is Friday, 1:00, in New York: a day under way later, behind the weekend.
    expect(arrivals('22:00', 'America/New_York')).toEqual([['2026-11-05', '2026-11-09']]);
    expect(arrivals('22:00', null)).toEqual([['2026-11-05', '2026-11-06']]);
  });
});

describe('confidence', () => {
  const leadTimes = openLeadTimes(new Date(0), [
    {
      ...{ carrier: 'post', service: 'std', zone: 'A', origin: 'BER', observations: 400 },
      first: -1,
      shares: [0.3, 0.4, 0.2, 0.06, 0.04],
    },
    {
      ...{ carrier: 'post', service: 'std', zone: null, origin: null, observations: 4000 },
      first: 0,
      shares: [0.5, 0.5],
    },
    {
      ...{ carrier: null, service: null, zone: null, origin: 'BER', observations: 900 },
      first: 0,
      shares: [0.8, 0.2],
    },
  ]);

  it('comes from what was observed, and says how many parcels really arrive by the day', () => {
    expect(one('std', { leadTimes, dispatchOn: '2026-11-02' })).toMatchObject({
      arriveFrom: '2026-11-03',
      arriveOn: '2026-11-05',
      confidence: { p50: '2026-11-04', p80: '2026-11-05', p95: '2026-11-06' },
      observations: 400,
    });
    const { shares } = one('std', { leadTimes, dispatchOn: '2026-11-02' })!;
    expect([shares.p50, shares.p80, shares.p95].map((share) => Math.round(share * 100))).toEqual([
      70, 90, 96,
    ]);
    expect(one('std', { leadTimes, dispatchOn: '2026-11-02', confidence: 95 })!.arriveOn).toBe('2026-11-06');
    expect(one('std', { leadTimes, dispatchOn: '2026-11-02', confidence: 50 })!.arriveOn).toBe('2026-11-04');
  });

  it('counts the days that the location needs, unless the caller names the day of dispatch', () => {
    // A fifth leaves a day later, so that a hair less than 95 % are there on Friday.
    const { shares, confidence } = one('std', { leadTimes })!;
    expect(confidence).toEqual({ p50: '2026-11-04', p80: '2026-11-05', p95: '2026-11-09' });
    expect(shares.p50).toBeCloseTo(0.8 * 0.7 + 0.2 * 0.3, 9);
    expect(shares.p95).toBeCloseTo(0.8 + 0.2 * 0.96, 9);
  });

  it('falls back to coarser groups, and at last to the transit table', () => {
    expect(one('std', { leadTimes, destination: { country: 'FR' } })!.observations).toBe(4000);
    expect(one('locker', { leadTimes })!.observations).toBe(0);
  });
});
