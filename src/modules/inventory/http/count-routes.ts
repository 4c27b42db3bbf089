// Routes of cycle counts: what is due, blind entry, approval, rules.
import Type from 'typebox';
import type { Role } from '../../../platform/command.ts';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../../platform/routes.ts';
import { CalendarDate, Page, pageQuery } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryCommands } from '../commands.ts';
import { listCountRules, listCounts } from '../count-queries.ts';
import type { LocationReader } from '../locations.ts';
import {
  CountClassName,
  CountRuleView,
  CountStateName,
  CountView,
  closed,
  LocationCode,
} from '../schemas.ts';

const tag = 'Counts';
const none = Type.Object({}, closed);
const STAFF: readonly Role[] = ['operations', 'finance', 'read-only'];

export function createCountRoutes(
  commands: InventoryCommands,
  { locations }: { locations: LocationReader },
): Route[] {
  return [
    queryRoute({
      path: '/v1/inventory/counts',
      name: 'inventory.listCounts',
      summary: 'Counts, the first due first: those under way unless a state is named.',
      roles: STAFF,
      params: none,
      query: Type.Object(
        {
          ...pageQuery,
          location: Type.Optional(LocationCode),
          sku: Type.Optional(Sku),
          state: Type.Optional(CountStateName),
          class: Type.Optional(CountClassName),
          dueUntil: Type.Optional(CalendarDate),
        },
        closed,
      ),
      output: Page(CountView),
      run: ({ db }, { query }) => listCounts(db, locations, query),
      tag,
    }),
    commandRoute('POST', '/v1/inventory/counts', commands.openCount, { tag, status: 201 }),
    bulkRoute('POST', '/v1/inventory/counts/bulk', commands.openCount, { tag, maxItems: 1000 }),
    commandRoute('POST', '/v1/inventory/counts/plan', commands.planCounts, { tag }),
    bulkRoute('POST', '/v1/inventory/counts/record/bulk', commands.recordCount, { tag, maxItems: 1000 }),
    commandRoute('POST', '/v1/inventory/counts/:countId/record', commands.recordCount, { tag }),
    commandRoute('POST', '/v1/inventory/counts/:countId/approve', commands.approveCount, { tag }),
    commandRoute('POST', '/v1/inventory/counts/:countId/reject', commands.rejectCount, { tag }),
    commandRoute('POST', '/v1/inventory/counts/:countId/cancel', commands.cancelCount, { tag }),
    queryRoute({
      path: '/v1/inventory/count-rules',
      name: 'inventory.listCountRules',
      summary: 'How locations are counted.',
      roles: STAFF,
      params: none,
      query: none,
      output: Type.Object({ items: Type.Array(CountRuleView) }),
      run: ({ db }) => listCountRules(db, locations),
      tag,
    }),
    commandRoute('PUT', '/v1/inventory/count-rules', commands.setCountRule, { tag }),
  ];
}
