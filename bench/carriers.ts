// Benchmark of carriers: shipping costs a second inside sourcing (destination prepared) and with each destination prepared anew,
// quotes a second, and how well the dates that the lead-time model gives hold on parcels it has not seen: simulated ones, and with
// `--olist=FOLDER` those of a marketplace's public records (first 70 % learned; the rest foretold day by day).
import { performance } from 'node:perf_hooks';
import { openShippingCosts, quoteDelivery, shippingCosts } from '../src/modules/carriers/index.ts';
import { openLeadTimes } from '../src/modules/carriers/lead-times/lead-times.ts';
import { openRateBook, type RateBook } from '../src/modules/carriers/rate-book.ts';
import type { OriginPlace } from '../src/modules/carriers/rules/collections.ts';
import type { BenchOptions, Figures } from './support/figures.ts';
import { foretell, readOlistParcels, simulateParcels } from './support/lead-time-parcels.ts';

export const summary = 'shipping costs and quotes a second, and how well promised dates hold';

const LOCATIONS = 50;
const SERVICES = 6;
const ZONES = 8;
const BREAKS = 12;

export async function run(options: BenchOptions): Promise<Figures> {
  const book = makeBook();
  const locations = makeLocations();
  const figures: Figures = {
    ...timeCosts(book, locations),
    ...timeQuotes(book, locations),
    ...foretell('simulated', simulateParcels()),
  };
  const folder = options.args.find((arg) => arg.startsWith('--olist='))?.slice('--olist='.length);
  if (folder !== undefined) Object.assign(figures, foretell('olist', await readOlistParcels(folder)));
  return figures;
}

function makeLocations(): OriginPlace[] {
  const hours = { open: '06:00', close: '22:00' };
  return Array.from({ length: LOCATIONS }, (_, at) => ({
    code: `L${at}`,
    address: { lines: ['1'], postalCode: String(10_000 + at * 1700), city: 'X', country: 'US' },
    timeZone: 'America/New_York',
    calendar: { week: [hours, hours, hours, hours, hours, null, null], closed: [] },
    cutOff: '15:00',
  }));
}

/** Ten ranges of postal prefixes for each digit of origin, eight zones, six services with twelve weight breaks each. */
function makeBook(): RateBook {
  const codes = Array.from({ length: SERVICES }, (_, at) => `S${at}`);
  const zones = Array.from({ length: 10 }, (_, from) =>
    Array.from({ length: 100 }, (_, to) => {
      const prefix = String(to).padStart(2, '0');
      const origin = { location: null, country: 'US', postalPrefix: String(from) };
      const zone = `Z${Math.min(ZONES - 1, Math.abs(from - Math.floor(to / 10)))}`;
      return {
        carrier: 'c',
        service: null,
        origin,
        country: 'US',
        postalFrom: prefix,
        postalTo: prefix,
        zone,
      };
    }),
  ).flat();
  const lanes = codes.flatMap((service, at) =>
    Array.from({ length: ZONES }, (_, zone) => ({
      carrier: 'c',
      service,
      zone: `Z${zone}`,
      at,
      number: zone,
    })),
  );
  const most = 30_000;
  return openRateBook({
    services: codes.map((service) => ({
      ...{
        carrier: 'c',
        service,
        name: service,
        kind: 'delivery',
        features: [],
        maxWeightGrams: most,
        active: true,
      },
      ...{ maxLengthMm: null, maxWidthMm: null, maxHeightMm: null, volumetricDivisor: 5000 },
    })),
    calendars: [],
    collections: [],
    cards: [
      {
        ...{ carrier: 'c', version: 1, validFrom: '2020-01-01', validTo: null, zones },
        transit: lanes.map(({ carrier, service, zone, number }) => ({
          ...{ carrier, service, zone, daysMin: 1, daysMax: 2 + number, windowFrom: null, windowTo: null },
        })),
        rates: lanes.flatMap(({ carrier, service, zone, at, number }) =>
          Array.from({ length: BREAKS }, (_, index) => ({
            ...{ carrier, service, zone, minimumMinor: 0, fuelPercent: 12, currency: 'USD' },
            overGrams: (index * most) / BREAKS,
            upToGrams: ((index + 1) * most) / BREAKS,
            baseMinor: 500 + at * 90 + number * 130 + index * 200,
            perKgMinor: 40,
          })),
        ),
      },
    ],
  });
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Calls a second, the median of nine rounds. */
function rate(calls: number, call: (index: number) => number): number {
  let sum = 0;
  const rounds = Array.from({ length: 10 }, () => {
    const from = performance.now();
    for (let index = 0; index < calls; index++) sum += call(index);
    return (calls / (performance.now() - from)) * 1000;
  });
  if (!(sum > 0)) throw new Error('nothing was costed');
  return Math.round(median(rounds.slice(1)));
}

function timeCosts(book: RateBook, locations: readonly OriginPlace[]): Figures {
  const costs = openShippingCosts(book, locations, { currency: 'USD' });
  const codes = Array.from({ length: 1000 }, (_, at) => String((at * 7919) % 100_000).padStart(5, '0'));
  const prepared = costs.prepare({ country: 'US', postalCode: '94103' }, '2026-11-02');
  return {
    shipping_costs_per_s: rate(1_000_000, (at) =>
      shippingCosts(prepared, at % LOCATIONS, 200 + (at % 29_000)),
    ),
    prepared_again_per_s: rate(200_000, (at) => {
      const again = costs.prepare({ country: 'US', postalCode: codes[at % 1000]! }, '2026-11-02');
      return again.services.length;
    }),
    prepared_anew_per_s: rate(200, (at) => {
      const anew = openShippingCosts(book, locations, { currency: 'USD' });
      return anew.prepare({ country: 'US', postalCode: codes[at % 1000]! }, '2026-11-02').services.length;
    }),
  };
}

function timeQuotes(book: RateBook, locations: readonly OriginPlace[]): Figures {
  const leadTimes = openLeadTimes(null, []);
  const releaseAt = new Date('2026-11-02T12:00:00Z');
  return {
    quotes_per_s: rate(2000, (at) => {
      const origin = locations[at % LOCATIONS]!;
      const destination = { country: 'US', postalCode: String(10_000 + ((at * 37) % 89_999)) };
      return quoteDelivery(book, { origin, destination, weightGrams: 1200, releaseAt, leadTimes }).length;
    }),
    options_per_quote: SERVICES,
  };
}
