// Promises about the carriers of the demonstration: their rate cards can be published, and goods get from every location to every customer.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliWorld, openCliWorld } from '../../tests/support/cli-world.ts';
import { createRateBookReader, type RateBook } from '../modules/carriers/index.ts';
import { explainQuote } from '../modules/carriers/quotes/quote-delivery.ts';
import { createLocationReader, type LocationList } from '../modules/inventory/index.ts';
import { readVersions } from '../platform/versions.ts';
import { createApi } from './api.ts';
import { CARRIER_CODES } from './company/carriers.ts';
import { CUSTOMERS } from './company/customers.ts';
import { LOCATIONS } from './company/locations.ts';
import { seedCarriers } from './seed-carriers.ts';
import { describeLocation } from './seed-company.ts';

let world: CliWorld;
let book: RateBook;
let locations: LocationList;
beforeAll(async () => {
  world = await openCliWorld();
  const { apiKey } = JSON.parse(readFileSync(path.join(world.folder, 'cli.json'), 'utf8')) as {
    apiKey: string;
  };
  const api = createApi({ url: world.url, apiKey, signal: new AbortController().signal });
  await api.bulk('PUT', '/v1/locations/bulk', LOCATIONS.map(describeLocation));
  await seedCarriers(api);
  // A second start finds everything there.
  await seedCarriers(api);
  const versions = await readVersions(world.db);
  book = await createRateBookReader().read(world.db, versions);
  locations = await createLocationReader().read(world.db, versions);
});
afterAll(() => world.close());

describe('the carriers of the demonstration', () => {
  it('have one published card each', async () => {
    const { items } = (await world.cli('carriers', 'cards', '--json')).json<{ items: object[] }>();
    expect(items).toMatchObject(
      [...CARRIER_CODES].sort().map((carrier) => ({ carrier, version: 1, state: 'published' })),
    );
  });

  it('take a parcel from every location to every customer, on a day and at a price', () => {
    const asked = { weightGrams: 3200, releaseAt: new Date('2026-11-23T09:00:00Z') };
    for (const origin of locations.list) {
      for (const { addresses } of CUSTOMERS) {
        const { country, postalCode } = addresses[0]!;
        const { options } = explainQuote(book, { ...asked, origin, destination: { country, postalCode } });
        expect([origin.code, country, options.length > 0]).toEqual([origin.code, country, true]);
        for (const option of options) {
          expect(option.costMinor).toBeGreaterThan(0);
          expect(option.arriveOn >= option.dispatchOn).toBe(true);
        }
      }
    }
  });

  it('have a choice of fast and cheap at home', () => {
    const quote = (code: string, country: string, postalCode: string) => {
      const origin = locations.byCode.get(code)!;
      const releaseAt = new Date('2026-11-23T09:00:00Z');
      return explainQuote(book, {
        origin,
        destination: { country, postalCode },
        weightGrams: 1500,
        releaseAt,
      }).options;
    };
    const atHome = quote('DC-LEJ', 'DE', '10405');
    expect(atHome.map((option) => option.service)).toEqual(
      expect.arrayContaining(['standard', 'express', 'point']),
    );
    const ground = (...asked: Parameters<typeof quote>) =>
      quote(...asked).find((option) => option.service === 'ground')!;
    const [near, far] = [ground('DC-CMH', 'US', '43004'), ground('DC-RNO', 'US', '10025')];
    expect(near.costMinor).toBeLessThan(far.costMinor);
    expect(near.arriveOn < far.arriveOn).toBe(true);
  });
});
