// The network: locations with their hours and rules, carriers with their services, rate cards, quotes and kept promises.
import {
  type AnswerOf,
  ApiRefusal,
  type BodyOf,
  getJson,
  type ItemOf,
  newIdempotencyKey,
  type Page,
  type Problem,
  type QueryOf,
} from './call.ts';
import { sendJson } from './send.ts';

export type LocationBody = NonNullable<BodyOf<'PUT /v1/locations/{code}'>>;
export type StoreRules = AnswerOf<'/v1/stores/{location}/rules'>;
export type StoreRulesBody = NonNullable<BodyOf<'PUT /v1/stores/{location}/rules'>>;
export type CarrierService = ItemOf<'/v1/carriers/services'>;
export type CarrierCalendar = ItemOf<'/v1/carriers/calendars'>;
export type Collection = ItemOf<'/v1/carriers/collections'>;
export type RateCard = ItemOf<'/v1/carriers/rate-cards'>;
export type Zone = ItemOf<'/v1/carriers/zones'>;
export type TransitTime = ItemOf<'/v1/carriers/transit-times'>;
export type Rate = ItemOf<'/v1/carriers/rates'>;
export type FileSort = 'services' | 'calendars' | 'collections' | 'zones' | 'transit-times' | 'rates';
export type DraftPart = Extract<FileSort, 'zones' | 'transit-times' | 'rates'>;
export type DraftProblems = AnswerOf<'/v1/carriers/{carrier}/rate-card/draft/problems'>;
export type QuoteQuery = QueryOf<'/v1/carriers/quote'>;
export type Quote = AnswerOf<'/v1/carriers/quote'>;
export type Coverage = AnswerOf<'/v1/promises/coverage'>;

const ALL = { limit: 500 } as const;

/** Whether there is a location with this code. */
export async function isLocation(code: string): Promise<boolean> {
  try {
    await getJson('/v1/locations/{code}', { path: { code } });
    return true;
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status === 404) return false;
    throw error;
  }
}

export const saveLocation = (code: string, body: LocationBody, idempotencyKey: string) =>
  sendJson('PUT', '/v1/locations/{code}', { path: { code }, body, idempotencyKey });

export const deactivateLocation = (code: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/locations/{code}/deactivate', { path: { code }, idempotencyKey });

/** Sources elsewhere what nobody has begun there, some at a time until nothing is left. */
export async function emptyLocation(location: string): Promise<void> {
  let after: string | undefined;
  do {
    const { next } = await sendJson('POST', '/v1/locations/{location}/resource', {
      path: { location },
      body: { ...(after === undefined ? {} : { after }) },
      idempotencyKey: newIdempotencyKey(),
    });
    after = next ?? undefined;
  } while (after !== undefined);
}

export const readStoreRules = (location: string) =>
  getJson('/v1/stores/{location}/rules', { path: { location } });

export const readStoreDays = (location: string) =>
  getJson('/v1/stores/{location}/days', { path: { location } });

export const setStoreRules = (location: string, body: StoreRulesBody, idempotencyKey: string) =>
  sendJson('PUT', '/v1/stores/{location}/rules', { path: { location }, body, idempotencyKey });

export const listServices = () => getJson('/v1/carriers/services', { query: ALL });

/** Whether the carrier has a service with this code. */
export async function isService(carrier: string, service: string): Promise<boolean> {
  const { items } = await getJson('/v1/carriers/services', { query: { ...ALL, carrier } });
  return items.some((each) => each.service === service);
}

export const listCarrierCalendars = (carrier: string) =>
  getJson('/v1/carriers/calendars', { query: { ...ALL, carrier } });

export const listCollections = (carrier: string) =>
  getJson('/v1/carriers/collections', { query: { ...ALL, carrier } });

export const listRateCards = (carrier: string) =>
  getJson('/v1/carriers/rate-cards', { query: { ...ALL, carrier } });

/** Every page of a list that is only of use whole. */
async function readAll<T>(readPage: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const page = await readPage(after);
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export const readZones = (carrier: string, version: number) =>
  readAll((after) => getJson('/v1/carriers/zones', { query: { ...ALL, carrier, version, after } }));

export const readTransitTimes = (carrier: string, version: number) =>
  readAll((after) => getJson('/v1/carriers/transit-times', { query: { ...ALL, carrier, version, after } }));

/** A table of zones and weights is only whole when every cell is there. */
export const readRates = (carrier: string, version: number) =>
  readAll((after) => getJson('/v1/carriers/rates', { query: { ...ALL, carrier, version, after } }));

export const readDraftProblems = (carrier: string) =>
  getJson('/v1/carriers/{carrier}/rate-card/draft/problems', { path: { carrier } });

export const startRateCardDraft = (carrier: string, copyOf: number | null, idempotencyKey: string) =>
  sendJson('POST', '/v1/carriers/{carrier}/rate-card/draft', {
    path: { carrier },
    body: { copyOf },
    idempotencyKey,
  });

export const publishRateCard = (
  carrier: string,
  body: BodyOf<'POST /v1/carriers/{carrier}/rate-card/publish'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/carriers/{carrier}/rate-card/publish', { path: { carrier }, body, idempotencyKey });

export const quoteDelivery = (query: QuoteQuery) => getJson('/v1/carriers/quote', { query });

export const readCoverage = (carrier: string) =>
  getJson('/v1/promises/coverage', { query: { carrier, by: ['service', 'month'] } });

export const saveService = (
  { carrier, service }: { carrier: string; service: string },
  body: NonNullable<BodyOf<'PUT /v1/carriers/{carrier}/services/{service}'>>,
  idempotencyKey: string,
) =>
  sendJson('PUT', '/v1/carriers/{carrier}/services/{service}', {
    path: { carrier, service },
    body,
    idempotencyKey,
  });

export const saveCalendar = (body: BodyOf<'PUT /v1/carriers/calendars'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/carriers/calendars', { body, idempotencyKey });

export const removeCalendar = ({ carrier, service, country }: CarrierCalendar, idempotencyKey: string) =>
  sendJson('POST', '/v1/carriers/calendars/remove', { body: { carrier, service, country }, idempotencyKey });

export const saveCollection = (body: BodyOf<'PUT /v1/carriers/collections'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/carriers/collections', { body, idempotencyKey });

export const removeCollection = ({ carrier, service, location }: Collection, idempotencyKey: string) =>
  sendJson('DELETE', '/v1/carriers/{carrier}/services/{service}/collections/{location}', {
    path: { carrier, service, location },
    idempotencyKey,
  });

type OneOutcome = { ok: true } | { ok: false; problem: Omit<Problem, 'type'> };

/** A set of one: what is refused of it is refused as if it had been sent by itself. */
async function sendOne(sending: Promise<{ outcomes: OneOutcome[] }>): Promise<void> {
  const { outcomes } = await sending;
  const [outcome] = outcomes;
  if (outcome && !outcome.ok) throw new ApiRefusal(outcome.problem);
}

export const saveZone = (
  row: BodyOf<'PUT /v1/carriers/zones/bulk'>['items'][number],
  idempotencyKey: string,
) => sendOne(sendJson('PUT', '/v1/carriers/zones/bulk', { body: { items: [row] }, idempotencyKey }));

export const saveTransitTime = (
  row: BodyOf<'PUT /v1/carriers/transit-times/bulk'>['items'][number],
  idempotencyKey: string,
) => sendOne(sendJson('PUT', '/v1/carriers/transit-times/bulk', { body: { items: [row] }, idempotencyKey }));

export const saveRate = (
  row: BodyOf<'PUT /v1/carriers/rates/bulk'>['items'][number],
  idempotencyKey: string,
) => sendOne(sendJson('PUT', '/v1/carriers/rates/bulk', { body: { items: [row] }, idempotencyKey }));

/** A zone row is named by where it counts. */
export const removeZone = (carrier: string, { zone: _, ...place }: Zone, idempotencyKey: string) =>
  sendOne(
    sendJson('POST', '/v1/carriers/zones/remove/bulk', {
      body: { items: [{ carrier, ...place }] },
      idempotencyKey,
    }),
  );

export const removeTransitTime = (carrier: string, { service, zone }: TransitTime, idempotencyKey: string) =>
  sendOne(
    sendJson('POST', '/v1/carriers/transit-times/remove/bulk', {
      body: { items: [{ carrier, service, zone }] },
      idempotencyKey,
    }),
  );

export const removeRate = (carrier: string, { service, zone, overGrams }: Rate, idempotencyKey: string) =>
  sendOne(
    sendJson('POST', '/v1/carriers/rates/remove/bulk', {
      body: { items: [{ carrier, service, zone, overGrams }] },
      idempotencyKey,
    }),
  );

export const setFuelSurcharge = (
  carrier: string,
  body: BodyOf<'POST /v1/carriers/{carrier}/rate-card/draft/fuel-surcharge'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/carriers/{carrier}/rate-card/draft/fuel-surcharge', {
    path: { carrier },
    body,
    idempotencyKey,
  });

export const clearDraftPart = (carrier: string, part: DraftPart, idempotencyKey: string) =>
  sendJson('POST', '/v1/carriers/{carrier}/rate-card/draft/clear', {
    path: { carrier },
    body: { parts: [part] },
    idempotencyKey,
  });

export const takeFileIn = (what: FileSort, csv: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/carriers/files/{what}', { path: { what }, body: { csv }, idempotencyKey });
