// Routes of KPIs, targets and reports: paths and schemas, no logic.
import Type from 'typebox';
import { commandRoute, fileRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { pageQuery } from '../../../platform/schemas.ts';
import { engineRoute, INSIGHT_READERS } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { changeReport } from './commands/change-report.ts';
import { createReport } from './commands/create-report.ts';
import { removeReport } from './commands/remove-report.ts';
import { removeTarget } from './commands/remove-target.ts';
import { sendReport } from './commands/send-report.ts';
import { setTarget } from './commands/set-target.ts';
import { KPI_DEFINITIONS } from './definitions.ts';
import {
  BreakdownQueryFields,
  FilterValuesInput,
  keyParams,
  OrdersQueryFields,
  SeriesQueryFields,
  ValuesInput,
} from './inputs.ts';
import { KpiKey } from './kpi-query.ts';
import {
  listKpiOrders,
  readKpiBreakdown,
  readKpiFilters,
  readKpiSeries,
  readKpiValues,
} from './operations.ts';
import { listReports, previewReport } from './reports/queries.ts';
import { ReportId, ReportsView } from './reports/schemas.ts';
import {
  BreakdownView,
  closed,
  DefinitionsView,
  FilterValuesView,
  KpiOrdersView,
  SeriesView,
  ValuesView,
} from './schemas.ts';
import { listAlerts, listTargets } from './targets/queries.ts';
import { AlertsView, TargetsView } from './targets/schemas.ts';

const tag = 'insight';
const none = Type.Object({}, closed);

export interface KpiRouteParts {
  readonly engine: InsightEngine;
  /** Reports are signed with it. */
  readonly shopName: string;
}

export function createKpiRoutes({ engine, shopName }: KpiRouteParts): Route[] {
  return [
    queryRoute({
      path: '/v1/insight/kpis',
      name: 'insight.listKpis',
      summary:
        'What KPIs there are: formula, numerator, denominator, what is left out and why, by what they differ.',
      roles: INSIGHT_READERS,
      params: Type.Object({}, closed),
      query: Type.Object({}, closed),
      output: DefinitionsView,
      run: async () => ({ items: [...KPI_DEFINITIONS] }),
      tag,
    }),
    engineRoute(engine, {
      path: '/v1/insight/kpi-values',
      name: 'insight.readKpiValues',
      summary: 'Values of KPIs for a period and filter, beside the period before and their targets.',
      operation: readKpiValues,
      query: ValuesInput,
      output: ValuesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/kpi-filters',
      name: 'insight.readKpiFilters',
      summary: 'What KPIs can be filtered by: the values that orders have.',
      operation: readKpiFilters,
      query: FilterValuesInput,
      output: FilterValuesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/kpis/:key/series',
      name: 'insight.readKpiSeries',
      summary: 'A KPI by day, week or month of placement.',
      operation: readKpiSeries,
      params: keyParams,
      query: SeriesQueryFields,
      output: SeriesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/kpis/:key/breakdown',
      name: 'insight.readKpiBreakdown',
      summary:
        'A KPI by channel, location, carrier, SKU, segment, country, process version, currency or reason.',
      operation: readKpiBreakdown,
      params: keyParams,
      query: BreakdownQueryFields,
      output: BreakdownView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/kpis/:key/orders',
      name: 'insight.listKpiOrders',
      summary:
        'The orders behind a KPI: those that met it, missed it, or did not count and why; newest first.',
      operation: listKpiOrders,
      params: keyParams,
      query: OrdersQueryFields,
      output: KpiOrdersView,
    }),
    ...targetRoutes,
    ...reportRoutes({ engine, shopName }),
  ];
}

const targetRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/insight/targets',
    name: 'insight.listTargets',
    summary: 'Targets of KPIs and how they stand.',
    roles: INSIGHT_READERS,
    params: none,
    query: Type.Object({ key: Type.Optional(KpiKey) }, closed),
    output: TargetsView,
    run: ({ db }, { query }) => listTargets(db, query.key),
    tag,
  }),
  commandRoute('POST', '/v1/insight/targets', setTarget, { tag }),
  commandRoute('POST', '/v1/insight/targets/:targetId/remove', removeTarget, { tag }),
  queryRoute({
    path: '/v1/insight/alerts',
    name: 'insight.listAlerts',
    summary: 'When targets were missed and when they were met again, newest first.',
    roles: INSIGHT_READERS,
    params: none,
    query: Type.Object({ ...pageQuery, key: Type.Optional(KpiKey) }, closed),
    output: AlertsView,
    run: ({ db }, { query }) => listAlerts(db, query),
    tag,
  }),
];

const reportRoutes = ({ engine, shopName }: KpiRouteParts): readonly Route[] => [
  queryRoute({
    path: '/v1/insight/reports',
    name: 'insight.listReports',
    summary: 'Reports that are sent by the clock, with what became of the last one.',
    roles: INSIGHT_READERS,
    params: none,
    query: none,
    output: ReportsView,
    run: ({ db }) => listReports(db),
    tag,
  }),
  commandRoute('POST', '/v1/insight/reports', createReport, { tag, status: 201 }),
  commandRoute('PATCH', '/v1/insight/reports/:reportId', changeReport, { tag }),
  commandRoute('POST', '/v1/insight/reports/:reportId/remove', removeReport, { tag }),
  commandRoute('POST', '/v1/insight/reports/:reportId/send', sendReport, { tag, status: 202 }),
  fileRoute({
    path: '/v1/insight/reports/:reportId/preview',
    name: 'insight.previewReport',
    summary: 'A report of the last whole period as the e-mail would show it.',
    roles: INSIGHT_READERS,
    params: Type.Object({ reportId: ReportId }, closed),
    query: none,
    mediaType: 'text/html; charset=utf-8',
    run: async ({ db, clock }, { params }) => {
      const html = await previewReport(db, engine, { ...params, shopName, now: clock.now() });
      if (html === null) return null;
      return {
        mediaType: 'text/html; charset=utf-8',
        fileName: 'report.html',
        inline: true,
        body: new TextEncoder().encode(html),
      };
    },
    tag,
  }),
];
