// The addresses of processes and their design.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { numberOf, textOf } from '../../search-fields.ts';

const processes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/processes',
  validateSearch: (search: Record<string, unknown>): { process?: string; version?: number } => ({
    process: textOf(search.process),
    version: numberOf(search.version),
  }),
  component: lazyRouteComponent(() => import('./processes/processes.page.tsx'), 'ProcessesPage'),
});

export const designerRoutes = [processes] as const;
