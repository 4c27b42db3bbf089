// Routes of inventory: paths and schemas, no logic. Operations write; a channel asks what is free and keeps it for its carts.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Page, pageQuery } from '../../platform/schemas.ts';
import { Sku } from '../catalog/index.ts';
import type { InventoryCommands } from './commands.ts';
import type { InventoryDependencies } from './dependencies.ts';
import { createChannelRoutes } from './http/channel-routes.ts';
import { createCountRoutes } from './http/count-routes.ts';
import { createLotRoutes } from './http/lot-routes.ts';
import { createSafetyRoutes } from './http/safety-routes.ts';
import {
  findHold,
  findLocation,
  listExpectedSupply,
  listHolds,
  listLocations,
  listMovements,
  listStock,
  readAvailability,
} from './queries.ts';
import {
  closed,
  ExpectedSupplyView,
  HoldId,
  HoldView,
  LocationCode,
  LocationKind,
  LocationView,
  MovementView,
  StockListView,
} from './schemas.ts';

const tag = 'Inventory';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];
const HOLDERS: readonly Role[] = ['operations', 'service', 'read-only', 'channel'];

type Reading = Pick<InventoryDependencies, 'locations'>;

export function createRoutes(commands: InventoryCommands, reading: Reading): Route[] {
  return [
    ...locationRoutes(commands),
    ...stockRoutes(commands, reading),
    ...holdRoutes(commands, reading),
    ...createChannelRoutes(commands, reading),
    ...createLotRoutes(commands, reading),
    ...createCountRoutes(commands, reading),
    ...createSafetyRoutes(commands, reading),
  ];
}

function locationRoutes(commands: InventoryCommands): Route[] {
  return [
    queryRoute({
      path: '/v1/locations',
      name: 'inventory.listLocations',
      summary: 'Locations by code.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        { ...pageQuery, active: Type.Optional(Type.Boolean()), kind: Type.Optional(LocationKind) },
        closed,
      ),
      output: Page(LocationView),
      run: ({ db }, { query }) => listLocations(db, query),
      tag,
    }),
    queryRoute({
      path: '/v1/locations/:code',
      name: 'inventory.getLocation',
      summary: 'One location.',
      roles: STAFF,
      params: Type.Object({ code: LocationCode }),
      query: none,
      output: LocationView,
      run: ({ db }, { params }) => findLocation(db, params.code),
      tag,
    }),
    bulkRoute('PUT', '/v1/locations/bulk', commands.upsertLocation, { tag, maxItems: 1000 }),
    commandRoute('PUT', '/v1/locations/:code', commands.upsertLocation, { tag }),
    commandRoute('POST', '/v1/locations/:code/deactivate', commands.deactivateLocation, { tag }),
  ];
}

function stockQueries({ locations }: Reading): Route[] {
  const position = { sku: Type.Optional(Sku), location: Type.Optional(LocationCode) };
  return [
    queryRoute({
      path: '/v1/inventory/stock',
      name: 'inventory.listStock',
      summary: 'Stock by SKU and location.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ...pageQuery,
          ...position,
          startsWith: Type.Optional({ ...Sku, description: 'Beginning of the SKU' }),
          low: Type.Optional(Type.Boolean({ description: 'Only what is low' })),
        },
        closed,
      ),
      output: Page(StockListView),
      run: ({ db }, { query }) => listStock(db, locations, query),
      tag,
    }),
    queryRoute({
      path: '/v1/inventory/expected-supply',
      name: 'inventory.listExpectedSupply',
      summary: 'What is on its way of one SKU, the earliest first.',
      roles: STAFF,
      params: none,
      query: Type.Object({ sku: Sku, location: Type.Optional(LocationCode) }, closed),
      output: Type.Object({ items: Type.Array(ExpectedSupplyView) }),
      run: ({ db }, { query }) => listExpectedSupply(db, locations, query),
      tag,
    }),
    queryRoute({
      path: '/v1/inventory/availability',
      name: 'inventory.readAvailability',
      summary: 'Units free to promise, in all and by location; SKUs that do not exist are absent.',
      params: none,
      query: Type.Object(
        { skus: Type.Array(Sku, { minItems: 1, maxItems: 100, description: 'Repeat it: skus=A&skus=B' }) },
        closed,
      ),
      output: Type.Object({
        items: Type.Array(
          Type.Object({
            sku: Sku,
            total: Type.Integer(),
            locations: Type.Array(Type.Object({ location: LocationCode, available: Type.Integer() })),
          }),
        ),
      }),
      run: async ({ db }, { query }) => ({ items: await readAvailability(db, locations, query.skus) }),
      tag,
    }),
    queryRoute({
      path: '/v1/inventory/movements',
      name: 'inventory.listMovements',
      summary: 'What came to and left the shelves of one SKU, newest first.',
      roles: STAFF,
      params: none,
      query: Type.Object({ ...pageQuery, sku: Sku, location: Type.Optional(LocationCode) }, closed),
      output: Page(MovementView),
      run: ({ db }, { query }) => listMovements(db, locations, query),
      tag,
    }),
  ];
}

function stockRoutes(commands: InventoryCommands, reading: Reading): Route[] {
  return [
    ...stockQueries(reading),
    bulkRoute('PUT', '/v1/inventory/stock/bulk', commands.setStock, { tag }),
    commandRoute('PUT', '/v1/inventory/stock', commands.setStock, { tag }),
    commandRoute('PUT', '/v1/inventory/safety-stock', commands.setSafetyStock, { tag }),
    bulkRoute('PUT', '/v1/inventory/safety-stock/bulk', commands.setSafetyStock, { tag }),
    commandRoute('POST', '/v1/inventory/adjustments', commands.adjustStock, { tag, status: 201 }),
    bulkRoute('POST', '/v1/inventory/adjustments/bulk', commands.adjustStock, { tag }),
    commandRoute('POST', '/v1/inventory/receipts', commands.receiveStock, { tag, status: 201 }),
    bulkRoute('POST', '/v1/inventory/receipts/bulk', commands.receiveStock, { tag }),
    commandRoute('POST', '/v1/inventory/transfers', commands.transferStock, { tag, status: 201 }),
    bulkRoute('POST', '/v1/inventory/transfers/bulk', commands.transferStock, { tag, maxItems: 2500 }),
    commandRoute('POST', '/v1/inventory/recount', commands.recount, { tag }),
  ];
}

function holdRoutes(commands: InventoryCommands, { locations }: Reading): Route[] {
  return [
    queryRoute({
      path: '/v1/inventory/holds',
      name: 'inventory.listHolds',
      summary: 'Active holds, the next to end first; a channel sees its own.',
      roles: HOLDERS,
      params: none,
      query: Type.Object(pageQuery, closed),
      output: Page(HoldView),
      run: ({ db, actor }, { query }) => listHolds(db, locations, actor, query),
      tag,
    }),
    queryRoute({
      path: '/v1/inventory/holds/:holdId',
      name: 'inventory.getHold',
      summary: 'One hold, active or ended.',
      roles: HOLDERS,
      params: Type.Object({ holdId: HoldId }),
      query: none,
      output: HoldView,
      run: ({ db, actor }, { params }) => findHold(db, locations, actor, params.holdId),
      tag,
    }),
    commandRoute('POST', '/v1/inventory/holds', commands.holdStock, { tag, status: 201 }),
    commandRoute('POST', '/v1/inventory/holds/:holdId/extend', commands.extendHold, { tag }),
    commandRoute('POST', '/v1/inventory/holds/:holdId/release', commands.releaseHold, { tag }),
  ];
}
