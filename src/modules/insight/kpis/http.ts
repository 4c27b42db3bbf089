// Routes of KPIs, targets and reports: paths and schemas, no logic.
import Type from 'typebox';
import { queryRoute, type Route } from '../../../platform/routes.ts';
import { engineRoute, INSIGHT_READERS } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { KPI_DEFINITIONS } from './definitions.ts';
import {
  BreakdownQueryFields,
  FilterValuesInput,
  keyParams,
  OrdersQueryFields,
  SeriesQueryFields,
  ValuesInput,
} from './inputs.ts';
import {
  listKpiOrders,
  readKpiBreakdown,
  readKpiFilters,
  readKpiSeries,
  readKpiValues,
} from './operations.ts';
import {
  BreakdownView,
  closed,
  DefinitionsView,
  FilterValuesView,
  KpiOrdersView,
  SeriesView,
  ValuesView,
} from './schemas.ts';

const tag = 'insight';

export function createKpiRoutes({ engine }: { engine: InsightEngine }): Route[] {
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
  ];
}
