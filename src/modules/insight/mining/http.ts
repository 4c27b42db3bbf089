// Routes of mining: paths and schemas, no logic. Every one is a question to the engine.
import Type from 'typebox';
import type { Route } from '../../../platform/routes.ts';
import { engineRoute } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import {
  AskAnimation,
  AskBatches,
  AskCase,
  AskDottedChart,
  AskHandOvers,
  AskLog,
  AskMap,
  AskModel,
  AskObjectMap,
  AskPage,
  AskVariant,
} from './inputs.ts';
import { discoverModel } from './operations/discover-model.ts';
import { showBatches, showHandOvers, showRework } from './operations/find-patterns.ts';
import { listCases, readCase } from './operations/list-cases.ts';
import { listActivities, listAttributes } from './operations/list-names.ts';
import { listVariants, readVariant } from './operations/list-variants.ts';
import { showAnimation, showDottedChart } from './operations/show-cases.ts';
import { showMap } from './operations/show-map.ts';
import { showObjectMap } from './operations/show-object-map.ts';
import { BatchesView, HandOversView, ReworkView } from './pattern-schemas.ts';
import {
  ActivitiesView,
  AnimationView,
  AttributesView,
  CaseDetail,
  CasesView,
  DottedChartView,
  MapView,
  ModelView,
  ObjectMapView,
  VariantCasesView,
  VariantsView,
} from './schemas.ts';

export function createMiningRoutes({ engine }: { engine: InsightEngine }): Route[] {
  return [...mapRoutes(engine), ...caseRoutes(engine), ...modelRoutes(engine), ...patternRoutes(engine)];
}

function mapRoutes(engine: InsightEngine): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/map',
      name: 'insight.showMap',
      summary:
        'The process map: which activity comes directly after which, how often, in how many cases and how long after.',
      operation: showMap,
      query: AskMap,
      output: MapView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/activities',
      name: 'insight.listActivities',
      summary: 'The activities of a log, most frequent first, with those that maps leave out.',
      operation: listActivities,
      query: AskLog,
      output: ActivitiesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/attributes',
      name: 'insight.listAttributes',
      summary: 'The attributes of the cases with their most frequent values: what filters may name.',
      operation: listAttributes,
      query: AskLog,
      output: AttributesView,
    }),
  ];
}

function caseRoutes(engine: InsightEngine): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/variants',
      name: 'insight.listVariants',
      summary:
        'The distinct sequences of activities, most cases first, with what share of the cases they cover and how long they take.',
      operation: listVariants,
      query: AskPage,
      output: VariantsView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/variants/:variant',
      name: 'insight.readVariant',
      summary: 'One variant: its steps with the wait before each, and its cases.',
      operation: readVariant,
      params: Type.Pick(AskVariant, ['variant']),
      query: AskPage,
      output: VariantCasesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/cases',
      name: 'insight.listCases',
      summary: 'The cases that a filter leaves, with the ids of their objects (of orders, for example).',
      operation: listCases,
      query: AskPage,
      output: CasesView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/cases/:no',
      name: 'insight.readCase',
      summary: 'One case with its attributes and all its events.',
      operation: readCase,
      params: Type.Pick(AskCase, ['no']),
      query: AskLog,
      output: CaseDetail,
    }),
  ];
}

function modelRoutes(engine: InsightEngine): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/object-map',
      name: 'insight.showObjectMap',
      summary:
        'The object-centric map: the ways of several object types over the same activities, with the variants of each.',
      operation: showObjectMap,
      query: AskObjectMap,
      output: ObjectMapView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/discovered-model',
      name: 'insight.discoverModel',
      summary:
        'The model that the inductive miner finds: a process tree, a Petri net, a BPMN diagram or PNML.',
      operation: discoverModel,
      query: AskModel,
      output: ModelView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/dotted-chart',
      name: 'insight.showDottedChart',
      summary: 'The dotted chart: a row a case, a dot an event; of many cases a sample.',
      operation: showDottedChart,
      query: AskDottedChart,
      output: DottedChartView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/animation',
      name: 'insight.showAnimation',
      summary: 'The ways of some cases with their times, for playing them on the map.',
      operation: showAnimation,
      query: AskAnimation,
      output: AnimationView,
    }),
  ];
}

function patternRoutes(engine: InsightEngine): Route[] {
  return [
    engineRoute(engine, {
      path: '/v1/insight/rework',
      name: 'insight.showRework',
      summary:
        'Work that is done again: by activity and by loop, in how many cases and with how much extra time.',
      operation: showRework,
      query: AskLog,
      output: ReworkView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/hand-overs',
      name: 'insight.showHandOvers',
      summary: 'Who hands work over to whom, how long that takes, and where it goes back and forth.',
      operation: showHandOvers,
      query: AskHandOvers,
      output: HandOversView,
    }),
    engineRoute(engine, {
      path: '/v1/insight/batches',
      name: 'insight.showBatches',
      summary:
        'Work done in batches: by activity and resource, at once, one after the other or between other work.',
      operation: showBatches,
      query: AskBatches,
      output: BatchesView,
    }),
  ];
}
