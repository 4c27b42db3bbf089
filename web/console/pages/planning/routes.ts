// The addresses of planning: stock, locations, carriers, rules, purchasing.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

const stock = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock',
  validateSearch: (search: Record<string, unknown>): { sku?: string; location?: string } => ({
    sku: textOf(search.sku),
    location: textOf(search.location),
  }),
  component: lazyRouteComponent(() => import('./stock/stock.page.tsx'), 'StockPage'),
});

export const planningRoutes = [stock] as const;
