// Routes of lots: which there are, and for which SKUs they are tracked. They come and go with stock.
import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { CalendarDate, Page, pageQuery } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryCommands } from '../commands.ts';
import type { LocationReader } from '../locations.ts';
import { listLots } from '../lot-queries.ts';
import { closed, LocationCode, LotView } from '../schemas.ts';

const tag = 'Inventory';

export function createLotRoutes(
  commands: InventoryCommands,
  { locations }: { locations: LocationReader },
): Route[] {
  return [
    queryRoute({
      path: '/v1/inventory/lots',
      name: 'inventory.listLots',
      summary: 'Lots that have units, by SKU and location.',
      roles: ['operations', 'service', 'finance', 'read-only'],
      params: Type.Object({}, closed),
      query: Type.Object(
        {
          ...pageQuery,
          sku: Type.Optional(Sku),
          location: Type.Optional(LocationCode),
          expiresUntil: Type.Optional({ ...CalendarDate, description: 'That expire on this day or before' }),
        },
        closed,
      ),
      output: Page(LotView),
      run: ({ db }, { query }) => listLots(db, locations, query),
      tag,
    }),
    commandRoute('PUT', '/v1/inventory/lot-tracking', commands.trackLots, { tag }),
  ];
}
