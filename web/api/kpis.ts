// What insight says in figures: KPIs with their values, courses, breakdowns and orders; targets, alerts, scheduled reports.
import { type AnswerOf, type BodyOf, getJson, getText, type ItemOf, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type KpiDefinition = ItemOf<'/v1/insight/kpis'>;
export type KpiKey = KpiDefinition['key'];
export type KpiUnit = KpiDefinition['unit'];
export type Dimension = KpiDefinition['dimensions'][number];
export type KpiValues = AnswerOf<'/v1/insight/kpi-values'>;
export type KpiValue = KpiValues['items'][number];
export type KpiSeries = AnswerOf<'/v1/insight/kpis/{key}/series'>;
export type SeriesPoint = KpiSeries['items'][number];
export type TimeBucket = KpiSeries['bucket'];
export type KpiBreakdown = AnswerOf<'/v1/insight/kpis/{key}/breakdown'>;
export type BreakdownRow = KpiBreakdown['items'][number];
export type KpiOrders = AnswerOf<'/v1/insight/kpis/{key}/orders'>;
export type KpiOrder = KpiOrders['items'][number];
export type Side = KpiOrders['side'];
export type FilterValues = AnswerOf<'/v1/insight/kpi-filters'>;
export type KpiTarget = ItemOf<'/v1/insight/targets'>;
export type KpiAlert = ItemOf<'/v1/insight/alerts'>;
export type Report = ItemOf<'/v1/insight/reports'>;
/** Period and filters that every question about KPIs shares. */
export type KpiQuery = Omit<NonNullable<QueryOf<'/v1/insight/kpi-values'>>, 'keys'>;
export type KpiFilter = Report['filter'];

export const readDefinitions = () => getJson('/v1/insight/kpis');

/** With the period before beside each. */
export const readValues = (query: KpiQuery, keys: readonly KpiKey[]) =>
  getJson('/v1/insight/kpi-values', {
    query: { ...query, keys: keys.join(',') },
  });

export const readSeries = (key: KpiKey, query: KpiQuery, bucket: TimeBucket) =>
  getJson('/v1/insight/kpis/{key}/series', { path: { key }, query: { ...query, bucket } });

export const readBreakdown = (key: KpiKey, query: KpiQuery, by: Dimension) =>
  getJson('/v1/insight/kpis/{key}/breakdown', { path: { key }, query: { ...query, by } });

interface OrdersAsked {
  side: Side;
  reason?: string | undefined;
  after?: string | undefined;
  limit?: number;
}

export const listKpiOrders = (
  key: KpiKey,
  query: KpiQuery,
  { side, reason, after, limit = 50 }: OrdersAsked,
) =>
  getJson('/v1/insight/kpis/{key}/orders', {
    path: { key },
    query: { ...query, side, limit, ...(reason ? { reason } : {}), ...(after ? { after } : {}) },
  });

export const readFilterValues = (sku?: string) =>
  getJson('/v1/insight/kpi-filters', { query: sku ? { sku } : {} });

export const listTargets = () => getJson('/v1/insight/targets');

export const setTarget = (body: BodyOf<'POST /v1/insight/targets'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/targets', { body, idempotencyKey });

export const removeTarget = (targetId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/targets/{targetId}/remove', { path: { targetId }, idempotencyKey });

export const listAlerts = (after?: string) =>
  getJson('/v1/insight/alerts', { query: after ? { after } : {} });

export const listReports = () => getJson('/v1/insight/reports');

export const createReport = (body: BodyOf<'POST /v1/insight/reports'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/reports', { body, idempotencyKey });

export const changeReport = (
  reportId: string,
  body: BodyOf<'PATCH /v1/insight/reports/{reportId}'>,
  idempotencyKey: string,
) => sendJson('PATCH', '/v1/insight/reports/{reportId}', { path: { reportId }, body, idempotencyKey });

export const removeReport = (reportId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/reports/{reportId}/remove', { path: { reportId }, idempotencyKey });

export const sendReport = (reportId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/insight/reports/{reportId}/send', { path: { reportId }, idempotencyKey });

/** The page that the e-mail would show. */
export const previewReport = (reportId: string): Promise<string> =>
  getText('/v1/insight/reports/{reportId}/preview', { path: { reportId } });
