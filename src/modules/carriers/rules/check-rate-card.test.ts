import { describe, expect, it } from 'vitest';
import { rate, service, transit, zone } from '../../../../tests/support/carriers-world.ts';
import type { RateCardRows } from '../types.ts';
import { checkRateCard, checkValidity } from './check-rate-card.ts';

const context = {
  services: new Map([
    ['std', service('std')],
    ['express', service('express', { maxWeightGrams: 20_000 })],
  ]),
  locations: new Set(['BER']),
};
const whole: RateCardRows = {
  zones: [zone('A'), zone('B', { country: 'FR' })],
  transit: [transit('std', 'A', [1, 2]), transit('std', 'B', [2, 4]), transit('express', 'A', [1, 1])],
  rates: [
    rate('std', 'A', { upToGrams: 5000 }),
    rate('std', 'A', { overGrams: 5000, baseMinor: 900 }),
    rate('std', 'B', { baseMinor: 1200 }),
    rate('express', 'A', { upToGrams: 20_000, baseMinor: 1500 }),
  ],
};
const problemsOf = (changes: Partial<RateCardRows>) =>
  checkRateCard({ ...whole, ...changes }, context).map(({ place, code }) => `${code}: ${place}`);

describe('a rate card', () => {
  it('has no problem when it is whole', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Partial<RateCardRows>, string[]]>([
    [
      'nothing in it',
      { zones: [], transit: [], rates: [] },
      ['empty: zones', 'empty: transit times', 'empty: rates'],
    ],
    [
      'a zone that no service serves',
      { zones: [...whole.zones, zone('C', { country: 'IT' })] },
      ['zone-unserved: zone C'],
    ],
    [
      'a time without a price',
      { rates: whole.rates.filter((row) => row.zone !== 'B') },
      ['rate-missing: service std, zone B'],
    ],
    [
      'a price without a time',
      { transit: whole.transit.filter((row) => row.zone !== 'B') },
      ['transit-missing: service std, zone B'],
    ],
    [
      'a gap between weights',
      { rates: whole.rates.map((row) => (row.overGrams === 5000 ? { ...row, overGrams: 6000 } : row)) },
      ['weight-gap: service std, zone A, 5000–6000 g'],
    ],
    [
      'a gap before the first weight',
      { rates: whole.rates.map((row) => (row.zone === 'B' ? { ...row, overGrams: 100 } : row)) },
      ['weight-gap: service std, zone B, 0–100 g'],
    ],
    [
      'weights that the service takes and no rate covers',
      { rates: whole.rates.map((row) => (row.zone === 'B' ? { ...row, upToGrams: 10_000 } : row)) },
      ['weight-gap: service std, zone B, 10000–30000 g'],
    ],
    [
      'two rates for the same weights',
      { rates: whole.rates.map((row) => (row.overGrams === 5000 ? { ...row, overGrams: 4000 } : row)) },
      ['weight-overlap: service std, zone A, 4000–5000 g'],
    ],
    [
      'a heavier parcel that costs less',
      { rates: whole.rates.map((row) => (row.overGrams === 5000 ? { ...row, baseMinor: 499 } : row)) },
      ['price-falls: service std, zone A, 5000–5001 g'],
    ],
    [
      'a service that the carrier does not have',
      {
        transit: [...whole.transit, transit('drone', 'A', [0, 0])],
        rates: [...whole.rates, rate('drone', 'A')],
      },
      ['service-unknown: service drone, zone A'],
    ],
    [
      'a zone that no row leads to',
      {
        transit: [...whole.transit, transit('express', 'X', [1, 1])],
        rates: [...whole.rates, rate('express', 'X', { upToGrams: 20_000 })],
      },
      ['zone-unknown: service express, zone X'],
    ],
    [
      'a location that does not exist',
      {
        zones: [
          ...whole.zones,
          zone('A', { origin: { location: 'NO', country: null, postalPrefix: null }, country: 'DE' }),
        ],
      },
      ['location-unknown: zone A, location NO to DE'],
    ],
    [
      'zones of a service that the carrier does not have',
      { zones: [...whole.zones, zone('A', { service: 'drone' })] },
      ['service-unknown: service drone, zone A, anywhere to DE'],
    ],
    [
      'two currencies in one service',
      { rates: whole.rates.map((row) => (row.zone === 'B' ? { ...row, currency: 'USD' } : row)) },
      ['currencies-mixed: service std'],
    ],
    [
      'postal ranges that overlap',
      {
        zones: [
          ...whole.zones,
          zone('A', { postalFrom: '10', postalTo: '19' }),
          zone('B', { postalFrom: '19', postalTo: '22' }),
        ],
      },
      ['zone-overlap: zone B, anywhere to DE 19–22'],
    ],
  ])('is refused for %s', (_, changes, expected) => {
    expect(problemsOf(changes)).toEqual(expected);
  });

  it('may have ranges of different lengths in one another, and alike under different origins', () => {
    const origin = { location: null, country: 'DE', postalPrefix: null };
    const zones = [
      ...whole.zones,
      zone('A', { postalFrom: '1', postalTo: '3' }),
      zone('B', { postalFrom: '25', postalTo: '26' }),
      zone('B', { origin, postalFrom: '1', postalTo: '3' }),
    ];
    expect(problemsOf({ zones })).toEqual([]);
  });

  it('says each problem with a reason that a person understands', () => {
    for (const { reason } of checkRateCard(
      { zones: [], transit: [transit('x', 'Y', [1, 1])], rates: [] },
      context,
    ))
      expect(reason).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the validity of a rate card', () => {
  const published = [
    { version: 1, validFrom: '2026-01-01', validTo: '2026-06-30' },
    { version: 2, validFrom: '2026-07-01', validTo: null },
  ];
  const codes = (validFrom: string, validTo: string | null) =>
    checkValidity({ validFrom, validTo }, published).map(({ code, reason }) => [code, reason.slice(0, 9)]);

  it.each([
    ['after the last one, which has no last day', '2026-09-01', null, []],
    ['before the first one', '2025-01-01', '2025-12-31', []],
    [
      'on the last day of one',
      '2026-06-30',
      null,
      [
        ['validity-overlap', 'Version 1'],
        ['validity-overlap', 'Version 2'],
      ],
    ],
    ['on the first day of one', '2026-07-01', '2026-07-31', [['validity-overlap', 'Version 2']]],
    ['around one', '2025-12-01', '2026-06-30', [['validity-overlap', 'Version 1']]],
    ['backwards', '2026-12-31', '2026-12-01', [['validity-reversed', 'It ends b']]],
  ])('%s', (_, validFrom, validTo, expected) => {
    expect(codes(validFrom, validTo)).toEqual(expected);
  });
});
