// The addresses of orders. Each page comes when it is first opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadCasesTexts, loadFinanceTexts, loadOperationsTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { type ListSearch, readListSearch } from './list/list-search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): ListSearch => readListSearch(search),
  component: lazyRouteComponent(() => import('./orders.page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$orderId',
  loader: () => Promise.all([loadCasesTexts(), loadFinanceTexts(), loadOperationsTexts()]),
  component: lazyRouteComponent(() => import('./order.page.tsx'), 'OrderPage'),
});

export const ordersRoutes = [list, order] as const;
