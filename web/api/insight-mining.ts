// What a log shows of the process behind it: the map, variants, cases, objects, models and the rest of discovery. Every question names the
// log in the same way (LogQuery).
import { type AnswerOf, getJson, type QueryOf } from './call.ts';

/** Data set, notion and filter, as every question about a log takes them. */
export interface LogQuery {
  dataset: string;
  notion?: string;
  everything?: true;
  filter?: string;
}

export type MapView = AnswerOf<'/v1/insight/map'>;
export type MapNode = MapView['nodes'][number];
export type MapEdge = MapView['edges'][number];
export type LogSummary = MapView['log'];
export type Times = NonNullable<MapView['seconds']>;
export type VariantsView = AnswerOf<'/v1/insight/variants'>;
export type VariantView = VariantsView['items'][number];
export type CasesView = AnswerOf<'/v1/insight/cases'>;
export type CaseView = CasesView['items'][number];
export type ActivitiesView = AnswerOf<'/v1/insight/activities'>;
export type AnimationView = AnswerOf<'/v1/insight/animation'>;
export type ObjectMapView = AnswerOf<'/v1/insight/object-map'>;
export type DottedChartView = AnswerOf<'/v1/insight/dotted-chart'>;
export type ReworkView = AnswerOf<'/v1/insight/rework'>;
export type HandOversView = AnswerOf<'/v1/insight/hand-overs'>;
export type BatchesView = AnswerOf<'/v1/insight/batches'>;
export type ModelView = AnswerOf<'/v1/insight/discovered-model'>;
export type AttributesView = AnswerOf<'/v1/insight/attributes'>;

export const readMap = (query: QueryOf<'/v1/insight/map'>) => getJson('/v1/insight/map', { query });

export const listVariants = (query: QueryOf<'/v1/insight/variants'>) =>
  getJson('/v1/insight/variants', { query });

export const listLogCases = (query: QueryOf<'/v1/insight/cases'>) => getJson('/v1/insight/cases', { query });

export const readLogCase = (no: number, query: LogQuery) =>
  getJson('/v1/insight/cases/{no}', { path: { no: String(no) }, query });

export const listActivities = (query: QueryOf<'/v1/insight/activities'>) =>
  getJson('/v1/insight/activities', { query });

export const listAttributes = (query: QueryOf<'/v1/insight/attributes'>) =>
  getJson('/v1/insight/attributes', { query });

export const readAnimation = (query: QueryOf<'/v1/insight/animation'>) =>
  getJson('/v1/insight/animation', { query });

export const readObjectMap = (query: QueryOf<'/v1/insight/object-map'>) =>
  getJson('/v1/insight/object-map', { query });

export const readDottedChart = (query: QueryOf<'/v1/insight/dotted-chart'>) =>
  getJson('/v1/insight/dotted-chart', { query });

export const readRework = (query: QueryOf<'/v1/insight/rework'>) => getJson('/v1/insight/rework', { query });

export const readHandOvers = (query: QueryOf<'/v1/insight/hand-overs'>) =>
  getJson('/v1/insight/hand-overs', { query });

export const readBatches = (query: QueryOf<'/v1/insight/batches'>) =>
  getJson('/v1/insight/batches', { query });

export const readModel = (query: QueryOf<'/v1/insight/discovered-model'>) =>
  getJson('/v1/insight/discovered-model', { query });

export const listDataSets = () => getJson('/v1/insight/data-sets');
