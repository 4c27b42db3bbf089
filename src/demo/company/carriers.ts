// The carriers of the demonstration's company: a European post with a pick-up point service, a North American parcel carrier with zones by
// distance, and a forwarder for what is heavy or goes over the ocean. Content and the little arithmetic that makes rate cards of it.
import { LOCATIONS } from './locations.ts';

const POST = 'lindenpost';
const PRAIRIE = 'prairie-parcel';
const FORWARDER = 'sevenseas';

export const CARRIER_CODES = [POST, PRAIRIE, FORWARDER] as const;

const service = (
  carrier: string,
  code: string,
  name: string,
  maxWeightGrams: number,
  more: Record<string, unknown> = {},
) => ({ carrier, service: code, name, kind: 'delivery', maxWeightGrams, volumetricDivisor: 5000, ...more });

const PARCEL = { maxLengthMm: 1200, maxWidthMm: 600, maxHeightMm: 600 };

export const SERVICES = [
  service(POST, 'standard', 'Lindenpost Parcel', 31_500, PARCEL),
  service(POST, 'express', 'Lindenpost Express', 30_000, {
    ...PARCEL,
    features: ['cold', 'insured', 'signature'],
  }),
  service(POST, 'point', 'Lindenpost Shop and Locker', 20_000, { ...PARCEL, kind: 'pickup-point' }),
  service(PRAIRIE, 'ground', 'Prairie Ground', 68_000, { features: ['hazmat', 'signature'] }),
  service(PRAIRIE, 'two-day', 'Prairie 2 Day', 45_000, { features: ['cold', 'insured', 'signature'] }),
  service(PRAIRIE, 'overnight', 'Prairie Overnight', 45_000, {
    features: ['cold', 'frozen', 'insured', 'signature'],
  }),
  service(FORWARDER, 'economy', 'Seven Seas Economy', 70_000, { features: ['insured'] }),
  service(FORWARDER, 'freight', 'Seven Seas Freight', 1_000_000, {
    features: ['hazmat', 'insured', 'signature'],
    volumetricDivisor: 3000,
  }),
];

const WEEK = [1, 2, 3, 4, 5];
const SIX_DAYS = [...WEEK, 6];
const YEAR_END = ['2026-12-25', '2027-01-01'];

/** Express and overnight also come on Saturdays; each country has its own holidays. */
export const CALENDARS = [
  { carrier: POST, workingDays: SIX_DAYS, deliveryDays: WEEK, closed: YEAR_END },
  { carrier: POST, service: 'express', workingDays: SIX_DAYS, deliveryDays: SIX_DAYS },
  {
    carrier: POST,
    country: 'DE',
    workingDays: SIX_DAYS,
    deliveryDays: SIX_DAYS,
    closed: ['2026-12-26', '2027-03-26', '2027-05-01', '2027-10-03'],
  },
  {
    carrier: POST,
    country: 'PL',
    workingDays: WEEK,
    deliveryDays: WEEK,
    closed: ['2026-11-11', '2026-12-26', '2027-05-03'],
  },
  {
    carrier: POST,
    country: 'GB',
    workingDays: SIX_DAYS,
    deliveryDays: SIX_DAYS,
    closed: ['2026-12-28', '2027-05-03', '2027-08-30'],
  },
  { carrier: PRAIRIE, timeZone: 'America/Chicago', workingDays: WEEK, deliveryDays: WEEK, closed: YEAR_END },
  {
    carrier: PRAIRIE,
    country: 'US',
    timeZone: 'America/Chicago',
    workingDays: WEEK,
    deliveryDays: WEEK,
    closed: ['2026-11-26', '2027-05-31', '2027-07-05', '2027-09-06'],
  },
  {
    carrier: PRAIRIE,
    country: 'CA',
    timeZone: 'America/Toronto',
    workingDays: WEEK,
    deliveryDays: WEEK,
    closed: ['2027-07-01', '2027-10-11'],
  },
  {
    carrier: PRAIRIE,
    service: 'overnight',
    timeZone: 'America/Chicago',
    workingDays: SIX_DAYS,
    deliveryDays: SIX_DAYS,
  },
  { carrier: FORWARDER, workingDays: WEEK, deliveryDays: WEEK, closed: YEAR_END },
];

const isAmerican = (country: string) => country === 'US' || country === 'CA';

/** Vans come to stores at noon and to warehouses in the evening; the forwarder twice a week. */
export const COLLECTIONS = LOCATIONS.flatMap(({ code, kind, country }) => {
  const daily = (time: string, saturday: string | null) => [time, time, time, time, time, saturday, null];
  const evening = kind === 'store' ? '16:30' : '19:00';
  const parcels = isAmerican(country)
    ? [
        [PRAIRIE, 'ground', daily(evening, null)],
        [PRAIRIE, 'two-day', daily(evening, null)],
        [PRAIRIE, 'overnight', daily(evening, '12:00')],
      ]
    : [
        [POST, 'standard', daily(evening, '12:00')],
        [POST, 'express', daily(evening, '12:00')],
        [POST, 'point', daily(evening, null)],
      ];
  const freight = [FORWARDER, 'freight', [null, '15:00', null, '15:00', null, null, null]];
  return [...parcels, freight].map(([carrier, service, times]) => ({
    location: code,
    carrier,
    service,
    times,
  }));
});

/** Countries by how far the post's network is from them. */
const EUROPE: Readonly<Record<string, string>> = {
  ...{ DE: 'B', NL: 'B', AT: 'B', PL: 'B', DK: 'B', FR: 'B', BE: 'B', CZ: 'B', LU: 'B' },
  ...{ IT: 'C', ES: 'C', IE: 'C', SE: 'C', LV: 'C', LT: 'C', EE: 'C', PT: 'C', HU: 'C' },
  ...{ GB: 'D', CH: 'D', NO: 'D', TR: 'D' },
};
const HOMES = ['DE', 'NL', 'PL', 'IT', 'GB', 'TR'];

interface Zone {
  readonly carrier: string;
  readonly zone: string;
  readonly originLocation?: string;
  readonly originCountry?: string;
  readonly country?: string;
  readonly postalFrom?: string;
  readonly postalTo?: string;
}

const POST_ZONES: readonly Zone[] = HOMES.flatMap((originCountry) => [
  { carrier: POST, originCountry, country: originCountry, zone: 'A' },
  ...Object.entries(EUROPE)
    .filter(([country]) => country !== originCountry)
    .map(([country, zone]) => ({ carrier: POST, originCountry, country, zone })),
]);

/** Zones 2 to 8 by the first digit of the ZIP code, as the prairie lies between them. */
const ZIP_ZONES: Readonly<Record<string, string>> = {
  'DC-CMH': '4345233568',
  'DC-RNO': '8887776543',
  'ST-NYC': '2235456788',
  '3P-YYZ': '3334455678',
};
/** First letters of Canadian postal codes, from the Atlantic to the Pacific. */
const CANADA: readonly (readonly [from: string, to: string, east: string, west: string])[] = [
  ['A', 'E', '5', '8'],
  ['G', 'J', '4', '8'],
  ['K', 'P', '3', '7'],
  ['R', 'T', '6', '5'],
  ['V', 'Y', '8', '4'],
];

const PRAIRIE_ZONES: readonly Zone[] = Object.entries(ZIP_ZONES).flatMap(([originLocation, digits]) => [
  ...[...digits].map((zone, digit) => ({
    ...{ carrier: PRAIRIE, originLocation, country: 'US', zone },
    ...{ postalFrom: String(digit), postalTo: String(digit) },
  })),
  ...CANADA.map(([postalFrom, postalTo, east, west]) => ({
    ...{ carrier: PRAIRIE, originLocation, country: 'CA', postalFrom, postalTo },
    zone: originLocation === 'DC-RNO' ? west : east,
  })),
]);

/** Within a continent, and over the ocean. */
const FORWARDER_ZONES: readonly Zone[] = [
  ...HOMES.flatMap((originCountry) =>
    Object.keys(EUROPE).map((country) => ({ carrier: FORWARDER, originCountry, country, zone: 'continent' })),
  ),
  ...['US', 'CA'].flatMap((originCountry) =>
    ['US', 'CA'].map((country) => ({ carrier: FORWARDER, originCountry, country, zone: 'continent' })),
  ),
  { carrier: FORWARDER, zone: 'overseas' },
];

export const ZONES: readonly Zone[] = [...POST_ZONES, ...PRAIRIE_ZONES, ...FORWARDER_ZONES];

/** [service, zone, fewest days, most days, price of the lightest break, each kilogram more]. */
type Lane = readonly [string, string, number, number, number, number];

const POST_LANES: readonly Lane[] = [
  ...[['standard', 'A', 1, 2, 429, 28] as const, ['standard', 'B', 2, 4, 899, 62] as const],
  ...[['standard', 'C', 3, 5, 1249, 88] as const, ['standard', 'D', 3, 6, 1690, 115] as const],
  ...[['express', 'A', 1, 1, 1090, 75] as const, ['express', 'B', 1, 2, 2490, 190] as const],
  ...[['express', 'C', 1, 2, 2990, 240] as const, ['express', 'D', 2, 3, 3690, 310] as const],
  ...[['point', 'A', 1, 3, 349, 20] as const, ['point', 'B', 3, 5, 649, 45] as const],
];

const PRAIRIE_LANES: readonly Lane[] = Array.from({ length: 7 }, (_, at) => at + 2).flatMap(
  (zone): Lane[] => [
    ['ground', String(zone), Math.max(1, zone - 3), Math.max(1, zone - 2), 780 + 65 * zone, 30 + 11 * zone],
    ['two-day', String(zone), 2, 2, 1650 + 190 * zone, 90 + 35 * zone],
    ['overnight', String(zone), 1, 1, 2900 + 420 * zone, 190 + 62 * zone],
  ],
);

const FORWARDER_LANES: readonly Lane[] = [
  ['economy', 'continent', 4, 8, 1450, 60],
  ['economy', 'overseas', 8, 15, 2890, 420],
  ['freight', 'continent', 4, 9, 8900, 38],
  ['freight', 'overseas', 12, 25, 24_500, 95],
];

const CARDS = [
  { carrier: POST, currency: 'EUR', fuelPercent: 7.5, lanes: POST_LANES },
  { carrier: PRAIRIE, currency: 'USD', fuelPercent: 15.25, lanes: PRAIRIE_LANES },
  { carrier: FORWARDER, currency: 'EUR', fuelPercent: 11, lanes: FORWARDER_LANES },
] as const;

/** Fast services come in the morning. */
const WINDOWS: Readonly<Record<string, { windowFrom: string; windowTo: string }>> = {
  express: { windowFrom: '08:00', windowTo: '12:00' },
  overnight: { windowFrom: '08:00', windowTo: '10:30' },
};

export const TRANSIT_TIMES = CARDS.flatMap(({ carrier, lanes }) =>
  lanes.map(([service, zone, daysMin, daysMax]) => ({
    ...{ carrier, service, zone, daysMin, daysMax },
    ...WINDOWS[service],
  })),
);

const BREAKS_GRAMS = [0, 2000, 5000, 10_000, 20_000];

/** What is heavier begins at what the heaviest of the break before costs, so that no parcel costs less than a lighter one. */
export const RATES = CARDS.flatMap(({ carrier, currency, fuelPercent, lanes }) =>
  lanes.flatMap(([service, zone, , , baseMinor, perKgMinor]) => {
    const most = SERVICES.find(
      (each) => each.carrier === carrier && each.service === service,
    )!.maxWeightGrams;
    const breaks = BREAKS_GRAMS.filter((grams) => grams < most);
    return breaks.map((overGrams, at) => ({
      ...{ carrier, service, zone, overGrams, currency, fuelPercent },
      upToGrams: breaks[at + 1] ?? most,
      baseMinor: Math.round(baseMinor + (perKgMinor * overGrams) / 1000),
      perKgMinor,
      minimumMinor: baseMinor,
    }));
  }),
);
