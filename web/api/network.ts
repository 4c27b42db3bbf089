// The network: locations with their hours and rules, carriers with their services, rate cards, quotes and kept promises.
import { type AnswerOf, type BodyOf, getJson, type ItemOf, newIdempotencyKey, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type LocationBody = NonNullable<BodyOf<'PUT /v1/locations/{code}'>>;
export type StoreRules = AnswerOf<'/v1/stores/{location}/rules'>;
export type StoreRulesBody = NonNullable<BodyOf<'PUT /v1/stores/{location}/rules'>>;
export type CarrierService = ItemOf<'/v1/carriers/services'>;
export type CarrierCalendar = ItemOf<'/v1/carriers/calendars'>;
export type Collection = ItemOf<'/v1/carriers/collections'>;
export type RateCard = ItemOf<'/v1/carriers/rate-cards'>;
export type Rate = ItemOf<'/v1/carriers/rates'>;
export type DraftProblems = AnswerOf<'/v1/carriers/{carrier}/rate-card/draft/problems'>;
export type QuoteQuery = QueryOf<'/v1/carriers/quote'>;
export type Quote = AnswerOf<'/v1/carriers/quote'>;
export type Coverage = AnswerOf<'/v1/promises/coverage'>;

const ALL = { limit: 500 } as const;

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

export const listCarrierCalendars = (carrier: string) =>
  getJson('/v1/carriers/calendars', { query: { ...ALL, carrier } });

export const listCollections = (carrier: string) =>
  getJson('/v1/carriers/collections', { query: { ...ALL, carrier } });

export const listRateCards = (carrier: string) =>
  getJson('/v1/carriers/rate-cards', { query: { ...ALL, carrier } });

/** All rates of a version: a table of zones and weights is only whole when every cell is there. */
export async function readRates(carrier: string, version: number): Promise<Rate[]> {
  const rates: Rate[] = [];
  let after: string | undefined;
  do {
    const page = await getJson('/v1/carriers/rates', { query: { ...ALL, carrier, version, after } });
    rates.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rates;
}

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
