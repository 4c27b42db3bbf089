// The single place for the company of the load benchmarks: 10,000 SKUs with ample stock at 12 locations, brought in through the
// public API as anybody would.
import { type Api, createApi, expectAll } from '../../src/demo/api.ts';
import { skuOf } from './order-text.ts';
import type { Program } from './program.ts';

export interface CompanySize {
  readonly skus: number;
  /** On hand of each SKU at each location. */
  readonly onHand: number;
}

/** [code, city, country, latitude, longitude, time zone, kind]. */
export const LOCATIONS: readonly (readonly [string, string, string, number, number, string, string])[] = [
  ['BER-DC', 'Berlin', 'DE', 52.45, 13.58, 'Europe/Berlin', 'distribution-centre'],
  ['LEJ-DC', 'Leipzig', 'DE', 51.42, 12.24, 'Europe/Berlin', 'distribution-centre'],
  ['WAW-DC', 'Warszawa', 'PL', 52.17, 20.97, 'Europe/Warsaw', 'distribution-centre'],
  ['RTM-DC', 'Rotterdam', 'NL', 51.9, 4.4, 'Europe/Amsterdam', 'distribution-centre'],
  ['LYS-DC', 'Lyon', 'FR', 45.72, 5.08, 'Europe/Paris', 'distribution-centre'],
  ['ZAZ-DC', 'Zaragoza', 'ES', 41.66, -1.04, 'Europe/Madrid', 'distribution-centre'],
  ['MXP-3P', 'Milano', 'IT', 45.63, 8.72, 'Europe/Rome', 'third-party'],
  ['IST-3P', 'İstanbul', 'TR', 41.26, 28.74, 'Europe/Istanbul', 'third-party'],
  ['BER-S1', 'Berlin', 'DE', 52.52, 13.4, 'Europe/Berlin', 'store'],
  ['PAR-S1', 'Paris', 'FR', 48.86, 2.34, 'Europe/Paris', 'store'],
  ['MAD-S1', 'Madrid', 'ES', 40.42, -3.7, 'Europe/Madrid', 'store'],
  ['WIE-S1', 'Wien', 'AT', 48.2, 16.37, 'Europe/Vienna', 'store'],
];

export const everyDay = {
  week: Array.from({ length: 7 }, () => ({ open: '06:00', close: '22:00' })),
  closed: [],
};

export function connectTo(program: Program): Api {
  const { url, apiKey } = program;
  return createApi({ url, apiKey, signal: new AbortController().signal });
}

export async function seedCompany(api: Api, size: CompanySize): Promise<void> {
  expectAll('locations', await api.bulk('PUT', '/v1/locations/bulk', LOCATIONS.map(describeLocation)));
  const skus = Array.from({ length: size.skus }, (_, index) => skuOf(index + 1));
  await putVariants(api, skus);
  await putStock(
    api,
    skus.flatMap((sku) => LOCATIONS.map(([location]) => ({ sku, location, onHand: size.onHand }))),
  );
}

export async function putVariants(api: Api, skus: readonly string[]): Promise<void> {
  const variants = skus.map((sku, index) => ({
    sku,
    name: `Article ${sku}`,
    weightGrams: 200 + (index % 50) * 40,
  }));
  expectAll('variants', await api.bulk('PUT', '/v1/catalog/variants/bulk', variants, 5000));
}

export async function putStock(
  api: Api,
  positions: readonly { sku: string; location: string; onHand: number }[],
): Promise<void> {
  expectAll('stock', await api.bulk('PUT', '/v1/inventory/stock/bulk', positions, 5000));
}

function describeLocation([
  code,
  city,
  country,
  latitude,
  longitude,
  timeZone,
  kind,
]: (typeof LOCATIONS)[number]) {
  return {
    code,
    name: `${city} ${kind}`,
    kind,
    active: true,
    latitude,
    longitude,
    address: { lines: ['Logistics Park 1'], postalCode: '', city, country },
    timeZone,
    calendar: everyDay,
    cutOff: '16:00',
    capacityUnitsPerDay: null,
    capabilities: [],
    fixedCostMinor: kind === 'store' ? 450 : 300,
    handlingCostMinor: kind === 'store' ? 90 : 40,
  };
}
