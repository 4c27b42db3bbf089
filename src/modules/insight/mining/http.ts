// Routes of mining: paths and schemas, no logic. Every one is a question to the engine.
import Type from 'typebox';
import type { Route } from '../../../platform/routes.ts';
import { engineRoute } from '../engine/engine-route.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { AskCase, AskLog, AskMap, AskPage, AskVariant } from './inputs.ts';
import { listCases, readCase } from './operations/list-cases.ts';
import { listActivities, listAttributes } from './operations/list-names.ts';
import { listVariants, readVariant } from './operations/list-variants.ts';
import { showMap } from './operations/show-map.ts';
import {
  ActivitiesView,
  AttributesView,
  CaseDetail,
  CasesView,
  MapView,
  VariantCasesView,
  VariantsView,
} from './schemas.ts';

export function createMiningRoutes({ engine }: { engine: InsightEngine }): Route[] {
  return [...mapRoutes(engine), ...caseRoutes(engine)];
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
