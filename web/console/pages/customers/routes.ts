// The addresses of customers, of the order that is placed for one, and of what is written to them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadCasesTexts, loadCustomersTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

const customers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers',
  validateSearch: (
    search: Record<string, unknown>,
  ): { q?: string | undefined; kind?: string | undefined } => ({
    q: textOf(search.q),
    kind: textOf(search.kind),
  }),
  loader: () => loadCustomersTexts(),
  component: lazyRouteComponent(() => import('./customers.page.tsx'), 'CustomersPage'),
});

const customer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers/$customerId',
  loader: () => Promise.all([loadCustomersTexts(), loadCasesTexts()]),
  component: lazyRouteComponent(() => import('./customer.page.tsx'), 'CustomerPage'),
});

const newOrder = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/new',
  validateSearch: (search: Record<string, unknown>): { customer?: string | undefined } => ({
    customer: textOf(search.customer),
  }),
  loader: () => loadCustomersTexts(),
  component: lazyRouteComponent(() => import('./new-order.page.tsx'), 'NewOrderPage'),
});

const messages = createRoute({
  getParentRoute: () => rootRoute,
  path: '/messages',
  validateSearch: (search: Record<string, unknown>): { state?: string; message?: string } => ({
    state: textOf(search.state),
    message: textOf(search.message),
  }),
  loader: () => loadCustomersTexts(),
  component: lazyRouteComponent(() => import('./messages/messages.page.tsx'), 'MessagesPage'),
});

export const customersRoutes = [customers, customer, newOrder, messages] as const;
