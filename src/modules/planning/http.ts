// Routes of planning: paths and schemas, no logic. Operations ask; finance and service look on.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Page, pageQuery } from '../../platform/schemas.ts';
import type { PlanningCommands } from './commands.ts';
import { compareWhatIfs, listDifferences, listLoads, listWhatIfs, readWhatIf } from './queries.ts';
import {
  closed,
  DifferenceView,
  LoadView,
  LocationCode,
  WhatIfComparison,
  WhatIfDetail,
  WhatIfId,
  WhatIfSummary,
} from './schemas.ts';
import { WHAT_IF_STATES } from './types.ts';

const tag = 'Planning';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];
const whatIfParams = Type.Object({ whatIfId: WhatIfId });

export function createRoutes(commands: PlanningCommands): Route[] {
  return [...whatIfRoutes(commands), ...whatIfRowRoutes];
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
