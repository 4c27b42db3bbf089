// The single list of the console's addresses. Each page comes when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { PageError } from './shell/page-error.tsx';
import { PageUnknown } from './shell/page-unknown.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, errorComponent: PageError, notFoundComponent: PageUnknown });

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders', replace: true });
  },
});

export const ordersRoute = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): { status?: string; channel?: string } => ({
    status: text(search.status),
    channel: text(search.channel),
  }),
  component: lazyRouteComponent(() => import('./pages/orders/orders.page.tsx'), 'OrdersPage'),
});

export const orderRoute = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./pages/orders/order.page.tsx'), 'OrderPage'),
});

export const warehouseRoute = createRoute({
  getParentRoute: () => root,
  path: '/warehouse',
  validateSearch: (search: Record<string, unknown>): { location?: string; state?: string } => ({
    location: text(search.location),
    state: text(search.state),
  }),
  component: lazyRouteComponent(() => import('./pages/fulfilment/warehouse.page.tsx'), 'WarehousePage'),
});

const inboxRoute = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./pages/workflow/inbox.page.tsx'), 'InboxPage'),
});

export const stockRoute = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  validateSearch: (search: Record<string, unknown>): { sku?: string; location?: string } => ({
    sku: text(search.sku),
    location: text(search.location),
  }),
  component: lazyRouteComponent(() => import('./pages/inventory/stock.page.tsx'), 'StockPage'),
});

export const processesRoute = createRoute({
  getParentRoute: () => root,
  path: '/processes',
  validateSearch: (search: Record<string, unknown>): { process?: string; version?: number } => ({
    process: text(search.process),
    version: typeof search.version === 'number' ? search.version : undefined,
  }),
  component: lazyRouteComponent(() => import('./pages/workflow/processes.page.tsx'), 'ProcessesPage'),
});

export const messagesRoute = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  validateSearch: (search: Record<string, unknown>): { state?: string; message?: string } => ({
    state: text(search.state),
    message: text(search.message),
  }),
  component: lazyRouteComponent(() => import('./pages/notifications/messages.page.tsx'), 'MessagesPage'),
});

export const createConsoleRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      home,
      ordersRoute,
      orderRoute,
      warehouseRoute,
      inboxRoute,
      stockRoute,
      processesRoute,
      messagesRoute,
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
