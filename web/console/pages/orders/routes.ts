// The addresses of orders. Each page comes when it is first opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): { status?: string; channel?: string } => ({
    status: textOf(search.status),
    channel: textOf(search.channel),
  }),
  component: lazyRouteComponent(() => import('./orders.page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./order.page.tsx'), 'OrderPage'),
});

export const ordersRoutes = [list, order] as const;
