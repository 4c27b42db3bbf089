import { describe, expect, it } from 'vitest';
import { bookOf, place, rate, service, transit, zone } from '../../../../tests/support/carriers-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import { quoteDelivery } from './quote-delivery.ts';
import { cheapestService, openShippingCosts, shippingCosts } from './shipping-costs.ts';

const at = (location: string) => ({ location, country: null, postalPrefix: null });
const locations = [
  place(),
  place({ code: 'HAM', address: { ...place().address, postalCode: '20095' } }),
  place({ code: 'PAR', address: { ...place().address, country: 'FR', postalCode: '75001' } }),
];
const book = bookOf({
  services: [
    service('std'),
    service('express', { maxWeightGrams: 20_000, features: ['cold'] }),
    service('locker', { kind: 'pickup-point', maxWeightGrams: 10_000 }),
    service('dollar'),
    service('gone', { active: false }),
  ],
  cards: [
    {
      validTo: '2026-12-31',
      zones: [
        zone('far', { country: 'DE' }),
        zone('near', { origin: at('HAM'), country: 'DE', postalFrom: '20', postalTo: '25' }),
        zone('far', { country: 'US', postalFrom: '9', postalTo: '9' }),
      ],
      transit: ['std', 'express', 'locker', 'dollar', 'gone'].flatMap((code) => [
        transit(code, 'far', [2, 3]),
        transit(code, 'near', [1, 1]),
      ]),
      rates: [
        rate('std', 'far', { baseMinor: 800, perKgMinor: 50, fuelPercent: 10 }),
        rate('std', 'near', { upToGrams: 5000 }),
        rate('std', 'near', { overGrams: 5000, baseMinor: 700, perKgMinor: 20 }),
        rate('express', 'far', { upToGrams: 20_000, baseMinor: 1100 }),
        rate('express', 'near', { upToGrams: 20_000, baseMinor: 1000 }),
        rate('locker', 'far', { upToGrams: 10_000, baseMinor: 100 }),
        rate('locker', 'near', { upToGrams: 10_000, baseMinor: 100 }),
        rate('dollar', 'far', { baseMinor: 1, currency: 'USD' }),
        rate('dollar', 'near', { baseMinor: 1, currency: 'USD' }),
        rate('gone', 'far', { baseMinor: 1 }),
        rate('gone', 'near', { baseMinor: 1 }),
      ],
    },
    {
      validFrom: '2027-01-01',
      zones: [zone('all')],
      transit: [transit('std', 'all', [1, 3])],
      rates: [rate('std', 'all', { baseMinor: 999 })],
    },
  ],
});
const costs = openShippingCosts(book, locations, { currency: 'EUR' });
const hamburg = { country: 'DE', postalCode: '20457' };

describe('shipping costs', () => {
  it('are those of the cheapest service that goes to the door, from each location', () => {
    const prepared = costs.prepare(hamburg, '2026-11-02');
    expect(locations.map((_, index) => shippingCosts(prepared, index, 1500))).toEqual([990, 500, 990]);
    // Heavy parcels: express asks the same for every weight.
    expect(shippingCosts(prepared, 0, 20_000)).toBe(1100);
    expect(cheapestService(prepared, 0, 20_000)).toEqual({
      carrier: 'post',
      service: 'express',
      zone: 'far',
      costMinor: 1100,
    });
  });

  it('are infinite where nobody goes', () => {
    const nowhere = costs.prepare({ country: 'JP', postalCode: '100-0001' }, '2026-11-02');
    expect(shippingCosts(nowhere, 0, 100)).toBe(Number.POSITIVE_INFINITY);
    expect(cheapestService(nowhere, 0, 100)).toBeNull();
    const past = costs.prepare(hamburg, '2019-12-31');
    expect(shippingCosts(past, 0, 100)).toBe(Number.POSITIVE_INFINITY);
  });

  it('keep to what the goods need, to the kinds asked for, and to the card of the day', () => {
    const cold = costs.prepare(hamburg, '2026-11-02', ['cold', 'gift-wrap']);
    expect(cheapestService(cold, 1, 1500)).toMatchObject({ service: 'express', costMinor: 1000 });
    const points = openShippingCosts(book, locations, { currency: 'EUR', kinds: ['pickup-point'] });
    expect(shippingCosts(points.prepare(hamburg, '2026-11-02'), 0, 1500)).toBe(100);
    expect(shippingCosts(costs.prepare(hamburg, '2027-01-01'), 1, 1500)).toBe(999);
  });

  it('take other currencies at their rate, and leave them out without one', () => {
    const both = openShippingCosts(book, locations, { currency: 'EUR', exchange: { USD: 0.9 } });
    expect(shippingCosts(both.prepare(hamburg, '2026-11-02'), 0, 100)).toBeCloseTo(0.9);
    const yen = openShippingCosts(book, locations, { currency: 'JPY', exchange: { EUR: 160 } });
    // 9.35 euro are 1496 yen, which has no smaller unit.
    expect(shippingCosts(yen.prepare(hamburg, '2026-11-02'), 0, 100)).toBe(1496);
  });

  it('prepare one area once', () => {
    const prepared = costs.prepare(hamburg, '2026-11-02');
    expect(costs.prepare({ country: 'DE', postalCode: '22 041' }, '2026-11-03')).toBe(prepared);
    expect(costs.prepare({ country: 'DE', postalCode: '19999' }, '2026-11-02')).not.toBe(prepared);
    expect(costs.prepare(hamburg, '2027-01-01')).not.toBe(prepared);
    expect(costs.prepare(hamburg, '2026-11-02', ['cold'])).not.toBe(prepared);
  });

  it('are what a quote of the same weight says, and never less for more weight', () => {
    const destinations = fc.constantFrom(
      hamburg,
      { country: 'DE', postalCode: '80331' },
      { country: 'US', postalCode: '94103' },
      { country: 'US', postalCode: '10001' },
    );
    fc.assert(
      fc.property(
        destinations,
        fc.nat(2),
        fc.nat(90_000),
        fc.nat(9000),
        (destination, index, grams, more) => {
          const prepared = costs.prepare(destination, '2026-11-02');
          const options = quoteDelivery(book, {
            origin: locations[index]!,
            destination,
            weightGrams: grams,
            dispatchOn: '2026-11-02',
            kinds: ['delivery', 'courier'],
          }).filter((option) => option.currency === 'EUR');
          const quoted = Math.min(Number.POSITIVE_INFINITY, ...options.map((option) => option.costMinor));
          expect(shippingCosts(prepared, index, grams)).toBe(quoted);
          expect(shippingCosts(prepared, index, grams + more)).toBeGreaterThanOrEqual(quoted);
        },
      ),
      { numRuns: 500 },
    );
  });
});
