// How cases follow their model: comparison, deviations, usual times, models, and the watch over running orders.
import { type AnswerOf, type BodyOf, getJson, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type ConformanceView = AnswerOf<'/v1/insight/conformance'>;
export type ElementFigures = ConformanceView['elements'][number];
export type DeviationsView = AnswerOf<'/v1/insight/conformance/deviations'>;
export type Deviation = DeviationsView['items'][number];
export type Effect = NonNullable<Deviation['medianSeconds']>;
export type DeviatingCases = AnswerOf<'/v1/insight/conformance/cases'>;
export type DeviatingCase = DeviatingCases['items'][number];
export type AlignedStep = DeviatingCase['steps'][number];
export type TemporalProfile = AnswerOf<'/v1/insight/temporal-profile'>;
export type TemporalPair = TemporalProfile['items'][number];
export type Model = AnswerOf<'/v1/insight/models'>['items'][number];
export type Watch = AnswerOf<'/v1/insight/conformance/watches'>['items'][number];
export type OrderAlert = AnswerOf<'/v1/insight/conformance/alerts'>['items'][number];

export const showConformance = (query: QueryOf<'/v1/insight/conformance'>) =>
  getJson('/v1/insight/conformance', { query });

export const listDeviations = (query: QueryOf<'/v1/insight/conformance/deviations'>) =>
  getJson('/v1/insight/conformance/deviations', { query });

export const listDeviatingCases = (query: QueryOf<'/v1/insight/conformance/cases'>) =>
  getJson('/v1/insight/conformance/cases', { query });

export const showTemporalProfile = (query: QueryOf<'/v1/insight/temporal-profile'>) =>
  getJson('/v1/insight/temporal-profile', { query });

export const listModels = () => getJson('/v1/insight/models');

export const readModel = (query: QueryOf<'/v1/insight/model'>) => getJson('/v1/insight/model', { query });

export const uploadModel = (body: BodyOf<'POST /v1/insight/models'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/models', { body, idempotencyKey });

export const removeModel = (modelId: string, idempotencyKey: string) =>
  sendJson('DELETE', '/v1/insight/models/{modelId}', { path: { modelId }, idempotencyKey });

export const listWatches = () => getJson('/v1/insight/conformance/watches');

export const setWatch = (
  processId: string,
  body: BodyOf<'PUT /v1/insight/conformance/watches/{processId}'>,
  idempotencyKey: string,
) =>
  sendJson('PUT', '/v1/insight/conformance/watches/{processId}', {
    path: { processId },
    body,
    idempotencyKey,
  });

export const listOrderAlerts = (query: QueryOf<'/v1/insight/conformance/alerts'>) =>
  getJson('/v1/insight/conformance/alerts', { query });
