// Benchmark of the promise: carts of five lines over HTTP into the whole program, with 50 locations and the rate cards of three
// carriers. Options: --seconds=10 --warm-up=3 --runs=3 --connections=32 --skus=500
import { type Api, expectAll } from '../src/demo/api.ts';
import { connectTo, everyDay, putStock, putVariants } from './support/capture-company.ts';
import { type BenchOptions, type Figures, median, readNumber, round, tell } from './support/figures.ts';
import { Histogram } from './support/histogram.ts';
import { skuOf } from './support/order-text.ts';
import { startProgram } from './support/program.ts';
import { createPromiseLoad } from './support/promise-load.ts';

export const summary =
  'promises a second for carts of 5 lines over 50 locations by 3 rate cards, 32 clients over HTTP';

const LOCATIONS = 50;
const CARRIERS = ['north', 'swift', 'parcel'];
const SERVICES = ['standard', 'express'];
const COUNTRIES = ['DE', 'FR', 'PL', 'NL', 'AT'];

export const run = ({ args }: BenchOptions): Promise<Figures> => measurePromises(args);

export async function measurePromises(args: readonly string[]): Promise<Figures> {
  const skus = readNumber(args, 'skus', 500);
  const seconds = readNumber(args, 'seconds', 10);
  const program = await startProgram();
  try {
    tell(`seeding ${skus} SKUs at ${LOCATIONS} locations, ${CARRIERS.length} carriers`);
    const api = connectTo(program);
    await seedLocations(api, skus);
    await seedRates(api);
    const load = createPromiseLoad({
      port: Number(new URL(program.url).port),
      apiKey: program.apiKey,
      connections: readNumber(args, 'connections', 32),
      skus,
      countries: COUNTRIES,
    });
    try {
      await load.run(readNumber(args, 'warm-up', 3));
      const latencies = new Histogram();
      const rates: number[] = [];
      let errors = 0;
      let options = 0;
      for (let nth = 1; nth <= readNumber(args, 'runs', 3); nth++) {
        const result = await load.run(seconds);
        tell(`promise, run ${nth}: ${Math.round(result.answered / seconds)} a second`);
        latencies.add(result.latencies.counts);
        rates.push(result.answered / seconds);
        errors += result.errors;
        options = result.options;
      }
      return {
        promises_per_s: round(median(rates)),
        promises_per_s_min: round(Math.min(...rates)),
        promises_per_s_max: round(Math.max(...rates)),
        p50_ms: round(latencies.quantile(0.5)),
        p99_ms: round(latencies.quantile(0.99)),
        errors,
        options_per_promise: options,
      };
    } finally {
      load.stop();
    }
  } finally {
    await program.remove();
  }
}

/** Share of the locations that have a SKU, as in the benchmark of sourcing: carts of five lines are mostly split. */
const DENSITY = 0.35;
const MOST_UNITS = 40;

/** Houses all over the countries, the same in every run. */
async function seedLocations(api: Api, skuCount: number): Promise<void> {
  const codes = Array.from({ length: LOCATIONS }, (_, at) => `L${String(at).padStart(2, '0')}`);
  const locations = codes.map((code, at) => ({
    ...{ code, name: `House ${code}`, kind: at % 5 === 0 ? 'distribution-centre' : 'store', active: true },
    latitude: 42 + ((at * 7) % 12),
    longitude: -1 + ((at * 11) % 22),
    address: {
      lines: ['Logistics Park 1'],
      postalCode: String(10_000 + at * 1500),
      city: code,
      country: COUNTRIES[at % COUNTRIES.length],
    },
    ...{ timeZone: 'Europe/Berlin', calendar: everyDay, cutOff: '16:00', capacityUnitsPerDay: null },
    ...{ capabilities: [], fixedCostMinor: 300 + (at % 5) * 40, handlingCostMinor: 40 },
  }));
  expectAll('locations', await api.bulk('PUT', '/v1/locations/bulk', locations));
  const skus = Array.from({ length: skuCount }, (_, index) => skuOf(index + 1));
  await putVariants(api, skus);
  const random = seedRandom(7);
  const positions = skus.flatMap((sku) =>
    codes
      .filter(() => random() < DENSITY)
      .map((location) => ({ sku, location, onHand: 1 + Math.floor(random() * MOST_UNITS) })),
  );
  await putStock(api, positions);
}

async function seedRates(api: Api): Promise<void> {
  const put = async (what: string, items: readonly unknown[]) =>
    expectAll(what, await api.bulk('PUT', `/v1/carriers/${what}/bulk`, items));
  const lanes = CARRIERS.flatMap((carrier) =>
    SERVICES.flatMap((service) => COUNTRIES.map((zone) => ({ carrier, service, zone }))),
  );
  await put(
    'services',
    CARRIERS.flatMap((carrier) =>
      SERVICES.map((service) => ({
        ...{ carrier, service, name: service, kind: 'delivery', maxWeightGrams: 30_000 },
      })),
    ),
  );
  await put(
    'zones',
    CARRIERS.flatMap((carrier) => COUNTRIES.map((country) => ({ carrier, country, zone: country }))),
  );
  await put(
    'transit-times',
    lanes.map((lane, at) => {
      const daysMin = lane.service === 'express' ? 1 : 2;
      return { ...lane, daysMin, daysMax: daysMin + (at % 3) };
    }),
  );
  await put(
    'rates',
    lanes.flatMap((lane, at) =>
      [0, 2000, 10_000].map((overGrams, step) => ({
        ...lane,
        ...{ overGrams, upToGrams: [2000, 10_000, 30_000][step], perKgMinor: 30, currency: 'EUR' },
        baseMinor: 450 + (at % 7) * 40 + step * 300 + (lane.service === 'express' ? 500 : 0),
      })),
    ),
  );
  for (const carrier of CARRIERS) {
    const path = `/v1/carriers/${carrier}/rate-card/publish`;
    expectAll(`rate card of ${carrier}`, [await api.send('POST', path, { validFrom: '2026-01-01' })]);
  }
}

/** Mulberry32. */
function seedRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
