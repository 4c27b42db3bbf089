// Routes of what can be promised, and of what channels see: pools, buffers, allocations.
import Type from 'typebox';
import type { Role } from '../../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { Page, pageQuery } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import { listChannelAllocations, listChannelBuffers, listPools } from '../channel-queries.ts';
import type { InventoryCommands } from '../commands.ts';
import type { LocationReader } from '../locations.ts';
import {
  Channel,
  ChannelAllocationView,
  ChannelBufferView,
  closed,
  LocationCode,
  PoolView,
} from '../schemas.ts';

const tag = 'Availability';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];

const ruleQuery = Type.Object(
  {
    ...pageQuery,
    channel: Type.Optional(Channel),
    sku: Type.Optional(Sku),
    location: Type.Optional(LocationCode),
  },
  closed,
);

export function createChannelRoutes(
  commands: InventoryCommands,
  { locations }: { locations: LocationReader },
): Route[] {
  return [
    commandRoute('POST', '/v1/availability', commands.checkAvailability, { tag }),
    queryRoute({
      path: '/v1/inventory/pools',
      name: 'inventory.listPools',
      summary: 'Pools of locations by code, with the channels that sell from them.',
      roles: STAFF,
      params: none,
      query: Type.Object(pageQuery, closed),
      output: Page(PoolView),
      run: ({ db }, { query }) => listPools(db, locations, query),
      tag,
    }),
    bulkRoute('PUT', '/v1/inventory/pools/bulk', commands.upsertPool, { tag, maxItems: 1000 }),
    commandRoute('PUT', '/v1/inventory/pools/:code', commands.upsertPool, { tag }),
    commandRoute('DELETE', '/v1/inventory/pools/:code', commands.removePool, { tag }),
    queryRoute({
      path: '/v1/inventory/channel-buffers',
      name: 'inventory.listChannelBuffers',
      summary: 'What channels leave on the shelf, by channel, SKU and location.',
      roles: STAFF,
      params: none,
      query: ruleQuery,
      output: Page(ChannelBufferView),
      run: ({ db }, { query }) => listChannelBuffers(db, locations, query),
      tag,
    }),
    commandRoute('PUT', '/v1/inventory/channel-buffers', commands.setChannelBuffer, { tag }),
    bulkRoute('PUT', '/v1/inventory/channel-buffers/bulk', commands.setChannelBuffer, { tag }),
    queryRoute({
      path: '/v1/inventory/channel-allocations',
      name: 'inventory.listChannelAllocations',
      summary: 'What is kept for channels, by channel, SKU and location.',
      roles: STAFF,
      params: none,
      query: ruleQuery,
      output: Page(ChannelAllocationView),
      run: ({ db }, { query }) => listChannelAllocations(db, locations, query),
      tag,
    }),
    commandRoute('PUT', '/v1/inventory/channel-allocations', commands.setChannelAllocation, { tag }),
    bulkRoute('PUT', '/v1/inventory/channel-allocations/bulk', commands.setChannelAllocation, { tag }),
  ];
}
