// Brings the carriers of the demonstration in through the public API, and publishes their rate cards.
import { type Api, expectAll } from './api.ts';
import {
  CALENDARS,
  CARRIER_CODES,
  COLLECTIONS,
  RATES,
  SERVICES,
  TRANSIT_TIMES,
  ZONES,
} from './company/carriers.ts';

const VALID_FROM = '2026-01-01';

export async function seedCarriers(api: Api): Promise<void> {
  const put = async (what: string, items: readonly unknown[]) =>
    expectAll(what, await api.bulk('PUT', `/v1/carriers/${what}/bulk`, items));
  const { items } = await api.get<{ items: { carrier: string; state: string }[] }>(
    '/v1/carriers/rate-cards?limit=500',
  );
  await put('services', SERVICES);
  await put('calendars', CALENDARS);
  await put('collections', COLLECTIONS);
  for (const carrier of CARRIER_CODES) {
    if (items.some((card) => card.carrier === carrier && card.state === 'published')) continue;
    const own = <T extends { readonly carrier: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.carrier === carrier);
    await put('zones', own(ZONES));
    await put('transit-times', own(TRANSIT_TIMES));
    await put('rates', own(RATES));
    const published = await api.send('POST', `/v1/carriers/${carrier}/rate-card/publish`, {
      validFrom: VALID_FROM,
    });
    expectAll(`rate card of ${carrier}`, [published]);
  }
}
