// Routes of sourcing: paths and schemas, no logic. Planners (operations) write; staff read.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Instant, Page, pageQuery } from '../../platform/schemas.ts';
import { readVersions } from '../../platform/versions.ts';
import { Sku } from '../catalog/index.ts';
import type { SourcingCommands } from './commands.ts';
import type { SourcingDependencies } from './dependencies.ts';
import { findPolicy, listPolicies } from './queries.ts';
import {
  closed,
  LocationCode,
  MarkdownView,
  OpportunityCostView,
  PolicyCode,
  PolicyState,
  PolicySummary,
  PolicyView,
} from './schemas.ts';
import { listMarkdowns, listOpportunityCosts } from './stock-values/list-stock-values.ts';

const tag = 'Sourcing';
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];

export function createRoutes(
  commands: SourcingCommands,
  locations: SourcingDependencies['locations'],
): Route[] {
  return [
    queryRoute({
      path: '/v1/sourcing/policies',
      name: 'sourcing.listPolicies',
      summary: 'Versions of sourcing policies, newest first for each.',
      roles: STAFF,
      params: Type.Object({}, closed),
      query: Type.Object(
        { ...pageQuery, code: Type.Optional(PolicyCode), state: Type.Optional(PolicyState) },
        closed,
      ),
      output: Page(PolicySummary),
      run: ({ db }, { query }) => listPolicies(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/sourcing/policies/:code/versions/:version',
      name: 'sourcing.findPolicy',
      summary: 'A version of a sourcing policy with its rules and what is wrong with them.',
      roles: STAFF,
      params: Type.Object(
        { code: PolicyCode, version: Type.String({ pattern: '^[1-9][0-9]{0,6}$' }) },
        closed,
      ),
      query: Type.Object({}, closed),
      output: PolicyView,
      run: async ({ db }, { params }) =>
        findPolicy(db, params.code, Number(params.version), await locations.read(db, await readVersions(db))),
      tag,
    }),
    commandRoute('POST', '/v1/sourcing/policies/:code/draft', commands.draftPolicy, { tag, status: 201 }),
    commandRoute('PATCH', '/v1/sourcing/policies/:code/draft', commands.editPolicy, { tag }),
    commandRoute('POST', '/v1/sourcing/policies/:code/test', commands.testPolicy, { tag }),
    commandRoute('POST', '/v1/sourcing/policies/:code/publish', commands.publishPolicy, { tag }),
    commandRoute('POST', '/v1/sourcing/policies/:code/retire', commands.retirePolicy, { tag }),
    ...stockValueRoutes(commands, locations),
  ];
}

const valueQuery = { ...pageQuery, sku: Type.Optional(Sku), location: Type.Optional(LocationCode) };

/** What units are worth where they lie. */
function stockValueRoutes(commands: SourcingCommands, locations: SourcingDependencies['locations']): Route[] {
  return [
    queryRoute({
      path: '/v1/sourcing/markdowns',
      name: 'sourcing.listMarkdowns',
      summary: 'What units are expected to lose where they lie, by SKU and location.',
      roles: STAFF,
      params: Type.Object({}, closed),
      query: Type.Object(valueQuery, closed),
      output: Page(MarkdownView),
      run: ({ db }, { query }) => listMarkdowns(db, locations, query),
      tag,
    }),
    commandRoute('PUT', '/v1/sourcing/markdowns', commands.setMarkdown, { tag }),
    bulkRoute('PUT', '/v1/sourcing/markdowns/bulk', commands.setMarkdown, { tag }),
    queryRoute({
      path: '/v1/sourcing/opportunity-costs',
      name: 'sourcing.listOpportunityCosts',
      summary: 'What units of scarce stock are worth to later orders, by SKU and location.',
      roles: STAFF,
      params: Type.Object({}, closed),
      query: Type.Object(
        {
          ...valueQuery,
          at: Type.Optional({ ...Instant, description: 'As it counted then; now unless told' }),
        },
        closed,
      ),
      output: Page(OpportunityCostView),
      run: ({ db, clock }, { query }) =>
        listOpportunityCosts(db, locations, query, query.at === undefined ? clock.now() : new Date(query.at)),
      tag,
    }),
  ];
}
