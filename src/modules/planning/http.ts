// Routes of planning: paths and schemas, no logic. Operations ask; finance and service look on.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { IdOf, Page, pageQuery } from '../../platform/schemas.ts';
import type { LocationReader } from '../inventory/index.ts';
import type { PlanningCommands } from './commands.ts';
import { OpportunityRunId, OpportunityRunView, OpportunityScheduleView } from './opportunity/views.ts';
import { listOpportunityRuns, readOpportunityRun, readOpportunitySchedule } from './opportunity-queries.ts';
import { compareWhatIfs, listDifferences, listLoads, listWhatIfs, readWhatIf } from './queries.ts';
import { listReplans, readReplan, readSchedule } from './replan-queries.ts';
import {
  closed,
  DifferenceView,
  LoadView,
  LocationCode,
  ReplanDetail,
  ReplanId,
  ReplanSummary,
  ScheduleView,
  ShadowDetail,
  ShadowId,
  ShadowSummary,
  WhatIfComparison,
  WhatIfDetail,
  WhatIfId,
  WhatIfSummary,
  WhyView,
} from './schemas.ts';
import { listShadowOrders, listShadows, readShadow } from './shadow-queries.ts';
import { WHAT_IF_STATES } from './types.ts';
import { explainOrder } from './why/explain-order.ts';

const tag = 'Planning';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];
const whatIfParams = Type.Object({ whatIfId: WhatIfId });

export function createRoutes(commands: PlanningCommands, reading: { locations: LocationReader }): Route[] {
  return [
    ...whatIfRoutes(commands),
    ...whatIfRowRoutes,
    ...shadowRoutes(commands),
    ...replanRoutes(commands, reading.locations),
    ...opportunityRoutes(commands),
    whyRoute(reading.locations),
  ];
}

function whatIfRoutes(commands: PlanningCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/what-ifs',
      name: 'planning.listWhatIfs',
      summary: 'What-if runs, newest first, with how far they are.',
      roles: STAFF,
      params: none,
      query: Type.Object({ ...pageQuery, state: Type.Optional(Type.Enum(WHAT_IF_STATES)) }, closed),
      output: Page(WhatIfSummary),
      run: ({ db }, { query }) => listWhatIfs(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/what-ifs/compare',
      name: 'planning.compareWhatIfs',
      summary:
        'Finished what-if runs side by side: cost, shipments, distance, fill rate, lateness against the live rules.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ids: Type.String({
            pattern: '^wif_[0-9a-z]{26}(,wif_[0-9a-z]{26}){0,19}$',
            maxLength: 640,
            description: 'Ids with commas between them, 20 at most',
          }),
        },
        closed,
      ),
      output: WhatIfComparison,
      run: ({ db }, { query }) => compareWhatIfs(db, query.ids.split(',')),
      tag,
    }),
    queryRoute({
      path: '/v1/what-ifs/:whatIfId',
      name: 'planning.readWhatIf',
      summary:
        'One what-if run whole: what was asked, and what really happened, the live rules and the change side by side.',
      roles: STAFF,
      params: whatIfParams,
      query: none,
      output: WhatIfDetail,
      run: ({ db }, { params }) => readWhatIf(db, params.whatIfId),
      tag,
    }),
    commandRoute('POST', '/v1/what-ifs', commands.startWhatIf, { tag, status: 202 }),
    commandRoute('POST', '/v1/what-ifs/:whatIfId/cancel', commands.cancelWhatIf, { tag }),
  ];
}

const whatIfRowRoutes: readonly Route[] = [
  queryRoute({
    path: '/v1/what-ifs/:whatIfId/orders',
    name: 'planning.listDifferences',
    summary: 'The orders that differ most, most first, with both explanations.',
    roles: STAFF,
    params: whatIfParams,
    query: Type.Object(pageQuery, closed),
    output: Page(DifferenceView),
    run: ({ db }, { params, query }) => listDifferences(db, params.whatIfId, query),
    tag,
  }),
  queryRoute({
    path: '/v1/what-ifs/:whatIfId/loads',
    name: 'planning.listLoads',
    summary: 'Units and shipments of each location on each day, on both sides.',
    roles: STAFF,
    params: whatIfParams,
    query: Type.Object({ location: Type.Optional(LocationCode) }, closed),
    output: Type.Object({ items: Type.Array(LoadView) }),
    run: ({ db }, { params, query }) => listLoads(db, params.whatIfId, query.location),
    tag,
  }),
];

function replanRoutes(commands: PlanningCommands, locations: LocationReader): Route[] {
  return [
    queryRoute({
      path: '/v1/replans',
      name: 'planning.listReplans',
      summary: 'Runs in which unreleased orders were planned anew, newest first, with what they saved.',
      roles: STAFF,
      params: none,
      query: Type.Object(pageQuery, closed),
      output: Page(ReplanSummary),
      run: ({ db }, { query }) => listReplans(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/replans/schedule',
      name: 'planning.readReplanSchedule',
      summary: 'How often unreleased orders are planned anew by the clock.',
      roles: STAFF,
      params: none,
      query: none,
      output: ScheduleView,
      run: ({ db }) => readSchedule(db),
      tag,
    }),
    queryRoute({
      path: '/v1/replans/:replanId',
      name: 'planning.readReplan',
      summary: 'One re-planning run whole: what it looked at, what moves it found, what it saved.',
      roles: STAFF,
      params: Type.Object({ replanId: ReplanId }),
      query: none,
      output: ReplanDetail,
      run: ({ db }, { params }) => readReplan(db, locations, params.replanId),
      tag,
    }),
    commandRoute('POST', '/v1/replans', commands.replanOrders, { tag, status: 202 }),
    commandRoute('PUT', '/v1/replans/schedule', commands.setReplanSchedule, { tag }),
  ];
}

function opportunityRoutes(commands: PlanningCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/opportunity-cost-runs',
      name: 'planning.listOpportunityRuns',
      summary:
        'Runs that find what scarce stock is worth to later orders, newest first, with counts and times.',
      roles: STAFF,
      params: none,
      query: Type.Object(pageQuery, closed),
      output: Page(OpportunityRunView),
      run: ({ db }, { query }) => listOpportunityRuns(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/opportunity-cost-runs/schedule',
      name: 'planning.readOpportunitySchedule',
      summary: 'How often opportunity costs are found by the clock.',
      roles: STAFF,
      params: none,
      query: none,
      output: OpportunityScheduleView,
      run: ({ db }) => readOpportunitySchedule(db),
      tag,
    }),
    queryRoute({
      path: '/v1/opportunity-cost-runs/:runId',
      name: 'planning.readOpportunityRun',
      summary: 'One run that finds what scarce stock is worth.',
      roles: STAFF,
      params: Type.Object({ runId: OpportunityRunId }),
      query: none,
      output: OpportunityRunView,
      run: ({ db }, { params }) => readOpportunityRun(db, params.runId),
      tag,
    }),
    commandRoute('POST', '/v1/opportunity-cost-runs', commands.refreshOpportunityCosts, { tag, status: 202 }),
    commandRoute('PUT', '/v1/opportunity-cost-runs/schedule', commands.setOpportunitySchedule, { tag }),
  ];
}

function shadowRoutes(commands: PlanningCommands): Route[] {
  const shadowParams = Type.Object({ shadowId: ShadowId });
  return [
    queryRoute({
      path: '/v1/shadows',
      name: 'planning.listShadows',
      summary: 'Rules that decide or decided beside the live ones, newest first.',
      roles: STAFF,
      params: none,
      query: Type.Object(pageQuery, closed),
      output: Page(ShadowSummary),
      run: ({ db }, { query }) => listShadows(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/shadows/:shadowId',
      name: 'planning.readShadow',
      summary: 'What a shadow would have done beside the live rules: sums, rates, day by day.',
      roles: STAFF,
      params: shadowParams,
      query: none,
      output: ShadowDetail,
      run: ({ db }, { params }) => readShadow(db, params.shadowId),
      tag,
    }),
    queryRoute({
      path: '/v1/shadows/:shadowId/orders',
      name: 'planning.listShadowOrders',
      summary: 'The orders that differ most, most first, with both explanations.',
      roles: STAFF,
      params: shadowParams,
      query: Type.Object({ limit: pageQuery.limit }, closed),
      output: Type.Object({ items: Type.Array(DifferenceView) }),
      run: ({ db }, { params, query }) => listShadowOrders(db, params.shadowId, query.limit),
      tag,
    }),
    commandRoute('POST', '/v1/shadows', commands.startShadow, { tag, status: 201 }),
    commandRoute('POST', '/v1/shadows/:shadowId/stop', commands.stopShadow, { tag }),
  ];
}

function whyRoute(locations: LocationReader): Route {
  return queryRoute({
    path: '/v1/orders/:orderId/why',
    name: 'planning.explainOrder',
    summary:
      'Why an order ships from where it does: decision, runner-up, what bound it, policy, and what has happened since.',
    roles: STAFF,
    params: Type.Object({ orderId: IdOf('ord') }),
    query: none,
    output: WhyView,
    run: ({ db }, { params }) => explainOrder(db, locations, params.orderId),
    tag,
  });
}
