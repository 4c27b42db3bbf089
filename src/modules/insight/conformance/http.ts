// Routes of conformance: paths and schemas, no logic.
import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { engineRoute, INSIGHT_READERS } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { removeModel } from './commands/remove-model.ts';
import { setProcessWatch } from './commands/set-process-watch.ts';
import { uploadModel } from './commands/upload-model.ts';
import { listDeviatingCases } from './operations/list-deviating-cases.ts';
import { listDeviations } from './operations/list-deviations.ts';
import { readModel } from './operations/read-model.ts';
import { showConformance } from './operations/show-conformance.ts';
import { showTemporalProfile } from './operations/show-temporal-profile.ts';
import { listModels, listOrderAlerts, listWatches } from './queries.ts';
import {
  AskAlerts,
  AskConformance,
  AskDeviatingCases,
  AskDeviations,
  AskModel,
  AskTemporalProfile,
  ConformanceView,
  DeviatingCasesView,
  DeviationsView,
  ModelsView,
  ModelView,
  OrderAlertsView,
  TemporalProfileView,
  WatchesView,
} from './schemas.ts';

const tag = 'insight';
const none = Type.Object({}, { additionalProperties: false });

export function createConformanceRoutes({ engine }: { engine: InsightEngine }): Route[] {
  return [...comparisonRoutes(engine), ...modelRoutes(engine), ...watchRoutes];
}

function comparisonRoutes(engine: InsightEngine): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/conformance',
      name: 'insight.showConformance',
      summary:
        'How well the cases follow a model: fitness by optimal alignments and by token replay, precision, and figures for each element of the drawing.',
      operation: showConformance,
      query: AskConformance,
      output: ConformanceView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/conformance/deviations',
      name: 'insight.listDeviations',
      summary:
        'The deviations from a model as sentences, those with most cases first, with how time and lateness differ between cases with and without.',
      operation: listDeviations,
      query: AskDeviations,
      output: DeviationsView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/conformance/cases',
      name: 'insight.listDeviatingCases',
      summary: 'The compared cases with their alignment, step by step.',
      operation: listDeviatingCases,
      query: AskDeviatingCases,
      output: DeviatingCasesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/temporal-profile',
      name: 'insight.showTemporalProfile',
      summary: 'Usual times between activities, and how many cases were outside of them.',
      operation: showTemporalProfile,
      query: AskTemporalProfile,
      output: TemporalProfileView,
    }),
  ];
}

function modelRoutes(engine: InsightEngine): Route[] {
  return [
    queryRoute({
      path: '/v1/insight/models',
      name: 'insight.listModels',
      summary: 'The models that logs can be held against: processes that run here, and uploaded files.',
      roles: INSIGHT_READERS,
      params: none,
      query: none,
      output: ModelsView,
      run: ({ db }) => listModels(db),
      tag,
    }),
    engineRoute(engine, {
      path: '/v1/insight/model',
      name: 'insight.readModel',
      summary:
        'One model: its drawing, which activities prove which element, and where the comparison is generous.',
      operation: readModel,
      query: AskModel,
      output: ModelView,
    }),
    commandRoute('POST', '/v1/insight/models', uploadModel, { tag, status: 201 }),
    commandRoute('DELETE', '/v1/insight/models/:modelId', removeModel, { tag }),
  ];
}

const watchRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/insight/conformance/watches',
    name: 'insight.listWatches',
    summary: 'The processes, and whether their running orders are watched.',
    roles: INSIGHT_READERS,
    params: none,
    query: none,
    output: WatchesView,
    run: ({ db }) => listWatches(db),
    tag,
  }),
  commandRoute('PUT', '/v1/insight/conformance/watches/:processId', setProcessWatch, { tag }),
  queryRoute({
    path: '/v1/insight/conformance/alerts',
    name: 'insight.listOrderAlerts',
    summary: 'Running orders that have left their model or their usual times, newest first.',
    roles: INSIGHT_READERS,
    params: none,
    query: AskAlerts,
    output: OrderAlertsView,
    run: ({ db }, { query }) => listOrderAlerts(db, query),
    tag,
  }),
];
