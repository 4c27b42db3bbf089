// Routes of causes: paths and schemas, no logic. Every one is a question to the engine.
import type { Route } from '../../../platform/routes.ts';
import { engineRoute } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { CasesView } from '../mining/schemas.ts';
import { listAutomationCandidates } from './operations/list-automation-candidates.ts';
import { listBottlenecks } from './operations/list-bottlenecks.ts';
import { listPredictions, showPredictionQuality } from './operations/list-predictions.ts';
import { listCauseCases, listRootCauses } from './operations/list-root-causes.ts';
import {
  AskAutomation,
  AskBottlenecks,
  AskCauseCases,
  AskPredictionQuality,
  AskPredictions,
  AskRootCauses,
  AutomationView,
  BottlenecksView,
  PredictionQualityView,
  PredictionsView,
  RootCausesView,
} from './schemas.ts';

export function createCausesRoutes({ engine }: { engine: InsightEngine }): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/bottlenecks',
      name: 'insight.listBottlenecks',
      summary:
        'Where cases wait: by edge, location, resource and hour of the week, with what the waiting costs.',
      operation: listBottlenecks,
      query: AskBottlenecks,
      output: BottlenecksView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/root-causes',
      name: 'insight.listRootCauses',
      summary:
        'What goes together with lateness, cancellation, returns or long times: effect with interval, corrected for the number of questions, and looked at within the strongest other attribute.',
      operation: listRootCauses,
      query: AskRootCauses,
      output: RootCausesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/root-causes/cases',
      name: 'insight.listCauseCases',
      summary: 'The cases behind a finding.',
      operation: listCauseCases,
      query: AskCauseCases,
      output: CasesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/automation-candidates',
      name: 'insight.listAutomationCandidates',
      summary: 'What people do that a machine could do, by the time that would be saved.',
      operation: listAutomationCandidates,
      query: AskAutomation,
      output: AutomationView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/predictions',
      name: 'insight.listPredictions',
      summary:
        'Running cases with the time that they still take and the chance that they are late, most at risk first.',
      operation: listPredictions,
      query: AskPredictions,
      output: PredictionsView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/predictions/quality',
      name: 'insight.showPredictionQuality',
      summary:
        'How good such predictions were: learnt from the past, asked of later cases, beside a plain guess.',
      operation: showPredictionQuality,
      query: AskPredictionQuality,
      output: PredictionQualityView,
    }),
  ];
}
