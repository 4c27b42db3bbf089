// Routes of safety-stock rules and of low stock.
import Type from 'typebox';
import type { Role } from '../../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { Page, pageQuery } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryCommands } from '../commands.ts';
import type { LocationReader } from '../locations.ts';
import { listLowStock, listSafetyRules } from '../safety-queries.ts';
import { closed, LocationCode, LowStockView, SafetyRuleView } from '../schemas.ts';

const tag = 'Inventory';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];

export function createSafetyRoutes(
  commands: InventoryCommands,
  { locations }: { locations: LocationReader },
): Route[] {
  return [
    queryRoute({
      path: '/v1/inventory/low-stock',
      name: 'inventory.listLowStock',
      summary: 'Positions that are low, by SKU and location, with what is on its way to them.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        { ...pageQuery, sku: Type.Optional(Sku), location: Type.Optional(LocationCode) },
        closed,
      ),
      output: Page(LowStockView),
      run: ({ db }, { query }) => listLowStock(db, locations, query),
      tag,
    }),
    queryRoute({
      path: '/v1/inventory/safety-rules',
      name: 'inventory.listSafetyRules',
      summary: 'Rules by which safety stock is worked out.',
      roles: STAFF,
      params: none,
      query: Type.Object(pageQuery, closed),
      output: Page(SafetyRuleView),
      run: ({ db }, { query }) => listSafetyRules(db, locations, query),
      tag,
    }),
    commandRoute('PUT', '/v1/inventory/safety-rules', commands.setSafetyRule, { tag }),
    bulkRoute('PUT', '/v1/inventory/safety-rules/bulk', commands.setSafetyRule, { tag }),
    commandRoute('POST', '/v1/inventory/safety-rules/apply', commands.applySafetyRules, { tag }),
  ];
}
