// The one list of all modules' routes: what the server serves, the API document describes and the tests try.
import { createRoutes as createCarrierRoutes } from '../modules/carriers/http.ts';
import { routes as catalogRoutes } from '../modules/catalog/http.ts';
import { routes as customerRoutes } from '../modules/customers/http.ts';
import { createRoutes as createDocumentRoutes } from '../modules/documents/http.ts';
import { createRoutes as createFulfilmentRoutes } from '../modules/fulfilment/http.ts';
import { createRoutes as createInsightRoutes } from '../modules/insight/http.ts';
import { createRoutes as createInventoryRoutes } from '../modules/inventory/http.ts';
import { routes as ledgerRoutes } from '../modules/ledger/http.ts';
import { routes as notificationRoutes } from '../modules/notifications/http.ts';
import { createRoutes as createOrderRoutes } from '../modules/orders/http.ts';
import { routes as paymentRoutes } from '../modules/payments/http.ts';
import { createRoutes as createPlanningRoutes } from '../modules/planning/http.ts';
import { createRoutes as createPortalRoutes } from '../modules/portal/http.ts';
import { createRoutes as createServiceRoutes } from '../modules/service/http.ts';
import { createRoutes as createSourcingRoutes } from '../modules/sourcing/http.ts';
import { createRoutes as createSupplyRoutes } from '../modules/supply/http.ts';
import { createRoutes as createWorkflowRoutes } from '../modules/workflow/http.ts';
import type { CommandRegistry } from '../platform/command.ts';
import type { Route } from '../platform/routes.ts';
import { routes as accessRoutes } from './access/http.ts';
import { routes as deskRoutes } from './desk/http.ts';
import { routes as eventRoutes } from './event-feed/http.ts';
import { createRoutes as createActionRoutes } from './order-actions/http.ts';
import { readActorNames } from './store/actor-names.ts';

/** The commands and readers that main.ts made, for routes that cannot be made without them. */
export interface RouteParts {
  readonly commands: CommandRegistry;
  readonly orders: Parameters<typeof createOrderRoutes>[0];
  readonly inventory: Parameters<typeof createInventoryRoutes>[0];
  readonly locations: Parameters<typeof createInventoryRoutes>[1]['locations'];
  readonly supply: Parameters<typeof createSupplyRoutes>[0];
  readonly carriers: Parameters<typeof createCarrierRoutes>[0];
  readonly rateBook: Parameters<typeof createCarrierRoutes>[1]['rateBook'];
  readonly leadTimes: Parameters<typeof createCarrierRoutes>[1]['leadTimes'];
  readonly sourcing: Parameters<typeof createSourcingRoutes>[0];
  readonly fulfilment: Parameters<typeof createFulfilmentRoutes>[0];
  readonly planning: Parameters<typeof createPlanningRoutes>[0];
  readonly insight: Parameters<typeof createInsightRoutes>[0];
  readonly documents: Parameters<typeof createDocumentRoutes>[0];
  readonly portal: Parameters<typeof createPortalRoutes>[0];
  readonly publicUrl: string | null;
  readonly shopName: string;
  readonly catalog: Parameters<typeof createPortalRoutes>[1]['catalog'];
  readonly channels: Parameters<typeof createPortalRoutes>[1]['channels'];
  readonly service: Parameters<typeof createServiceRoutes>[0];
  readonly workflow: Parameters<typeof createWorkflowRoutes>[0];
  readonly definitions: Parameters<typeof createWorkflowRoutes>[1];
  readonly processWords: Parameters<typeof createWorkflowRoutes>[2]['words'];
}

export function collectRoutes(parts: RouteParts): Route[] {
  return [
    ...createOrderRoutes(parts.orders, { locations: parts.locations, readActorNames }),
    ...createActionRoutes(parts.commands),
    ...createFulfilmentRoutes(parts.fulfilment, parts.locations),
    ...createInventoryRoutes(parts.inventory, { locations: parts.locations }),
    ...createSupplyRoutes(parts.supply, parts.locations),
    ...createCarrierRoutes(parts.carriers, parts),
    ...createSourcingRoutes(parts.sourcing, parts.locations),
    ...createPlanningRoutes(parts.planning, { locations: parts.locations }),
    ...createDocumentRoutes(parts.documents),
    ...createServiceRoutes(parts.service),
    ...createPortalRoutes(parts.portal, parts),
    ...createInsightRoutes(parts.insight, parts),
    ...catalogRoutes,
    ...customerRoutes,
    ...paymentRoutes,
    ...ledgerRoutes,
    ...notificationRoutes,
    ...createWorkflowRoutes(parts.workflow, parts.definitions, {
      commands: parts.commands,
      words: parts.processWords,
    }),
    ...ownRoutes,
  ];
}

/** Routes that belong to the server itself: keys and people, saved views, the event log. */
export const ownRoutes: readonly Route[] = [...accessRoutes, ...deskRoutes, ...eventRoutes];
