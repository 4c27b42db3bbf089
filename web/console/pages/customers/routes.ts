// The addresses of customers and of what is written to them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

const messages = createRoute({
  getParentRoute: () => rootRoute,
  path: '/messages',
  validateSearch: (search: Record<string, unknown>): { state?: string; message?: string } => ({
    state: textOf(search.state),
    message: textOf(search.message),
  }),
  component: lazyRouteComponent(() => import('./messages/messages.page.tsx'), 'MessagesPage'),
});

export const customersRoutes = [messages] as const;
