// The addresses of planning: stock, locations, carriers, rules, what-ifs, purchasing.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

const stock = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock',
  validateSearch: (
    search: Record<string, unknown>,
  ): {
    sku?: string | undefined;
    location?: string | undefined;
    low?: true | undefined;
    openSku?: string | undefined;
    openAt?: string | undefined;
  } => ({
    sku: textOf(search.sku),
    location: textOf(search.location),
    low: search.low === true ? true : undefined,
    openSku: textOf(search.openSku),
    openAt: textOf(search.openAt),
  }),
  component: lazyRouteComponent(() => import('./stock/stock.page.tsx'), 'StockPage'),
});

export const planningRoutes = [stock] as const;
