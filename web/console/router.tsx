// The console's addresses, put together from the areas; each area says its own in pages/<area>/routes.ts.
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { casesRoutes } from './pages/cases/routes.ts';
import { customersRoutes } from './pages/customers/routes.ts';
import { designerRoutes } from './pages/designer/routes.ts';
import { financeRoutes } from './pages/finance/routes.ts';
import { insightRoutes } from './pages/insight/routes.ts';
import { operationsRoutes } from './pages/operations/routes.ts';
import { ordersRoutes } from './pages/orders/routes.ts';
import { planningRoutes } from './pages/planning/routes.ts';
import { rootRoute } from './root-route.tsx';
import { PageError } from './shell/page-error.tsx';

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders', replace: true });
  },
});

export const createConsoleRouter = () =>
  createRouter({
    routeTree: rootRoute.addChildren([
      home,
      ...ordersRoutes,
      ...customersRoutes,
      ...casesRoutes,
      ...operationsRoutes,
      ...planningRoutes,
      ...designerRoutes,
      ...financeRoutes,
      ...insightRoutes,
    ]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: PageError,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
