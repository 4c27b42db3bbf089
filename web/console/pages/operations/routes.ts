// The addresses of the daily work: warehouses, stores, and what waits for a person.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

const warehouse = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warehouse',
  validateSearch: (search: Record<string, unknown>): { location?: string; state?: string } => ({
    location: textOf(search.location),
    state: textOf(search.state),
  }),
  component: lazyRouteComponent(() => import('./warehouse/warehouse.page.tsx'), 'WarehousePage'),
});

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox/inbox.page.tsx'), 'InboxPage'),
});

export const operationsRoutes = [warehouse, inbox] as const;
