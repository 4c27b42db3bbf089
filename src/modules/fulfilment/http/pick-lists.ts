// Routes of pick lists: make one, scan, end it, read it.
import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { Code, IdOf, Page, pageQuery } from '../../../platform/schemas.ts';
import type { LocationReader, LotReader } from '../../inventory/index.ts';
import type { FulfilmentCommands } from '../commands.ts';
import { listPickLists, readPickList } from '../pick-list-queries.ts';
import { closed, FulfilmentStateName, nullable } from '../schemas.ts';

const tag = 'Fulfilment';
const State = Type.Enum(['picking', 'done'] as const);
const WAREHOUSE = ['operations', 'service', 'read-only'] as const;

const head = {
  pickListId: IdOf('pls'),
  location: Type.String(),
  state: State,
  createdAt: Type.String(),
  createdBy: Type.String(),
  endedAt: nullable(Type.String()),
};

const View = Type.Object({
  ...head,
  locationName: Type.String(),
  left: Type.Integer({ description: 'Units that are not found yet' }),
  rows: Type.Array(
    Type.Object({
      sku: Type.String(),
      name: Type.String(),
      quantity: Type.Integer(),
      found: Type.Integer(),
      totes: Type.Array(Type.Object({ tote: Type.Integer(), quantity: Type.Integer() })),
      lots: Type.Array(
        Type.Object({ lot: Type.String(), expiresOn: nullable(Type.String()), quantity: Type.Integer() }),
      ),
    }),
  ),
  totes: Type.Array(
    Type.Object({
      tote: Type.Integer(),
      fulfilmentOrderId: Type.String(),
      orderNumber: nullable(Type.String()),
      state: Type.Union([FulfilmentStateName, Type.Null()]),
      held: Type.Boolean(),
      units: Type.Integer(),
      dueAt: nullable(Type.String()),
    }),
  ),
});

export function createPickListRoutes(
  commands: FulfilmentCommands,
  locations: LocationReader,
  lots: LotReader,
): Route[] {
  return [
    commandRoute('POST', '/v1/pick-lists', commands.createPickList, { tag, status: 201 }),
    commandRoute('POST', '/v1/pick-lists/:pickListId/scan', commands.scanPickList, { tag }),
    commandRoute('POST', '/v1/pick-lists/:pickListId/finish', commands.finishPickList, { tag }),
    queryRoute({
      path: '/v1/pick-lists',
      name: 'fulfilment.listPickLists',
      summary: 'The pick lists of a location, oldest first; those under way unless told.',
      roles: WAREHOUSE,
      tag,
      params: Type.Object({}),
      query: Type.Object(
        { ...pageQuery, location: Code(60, 'Location code'), state: Type.Optional(State) },
        closed,
      ),
      output: Page(Type.Object({ ...head, orders: Type.Integer() })),
      run: ({ db }, { query }) => listPickLists(db, locations, query),
    }),
    queryRoute({
      path: '/v1/pick-lists/:pickListId',
      name: 'fulfilment.readPickList',
      summary: 'One pick list as it is now: SKU by SKU with the tote of every unit.',
      roles: WAREHOUSE,
      tag,
      params: Type.Object({ pickListId: IdOf('pls') }),
      query: Type.Object({}, closed),
      output: View,
      run: ({ db }, { params }) => readPickList(db, locations, params.pickListId, lots),
    }),
  ];
}
