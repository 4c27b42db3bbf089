// The addresses of processes and their design.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadDesignerTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { numberOf, textOf } from '../../search-fields.ts';

const processes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/processes',
  validateSearch: (search: Record<string, unknown>): { process?: string; version?: number } => ({
    process: textOf(search.process),
    version: numberOf(search.version),
  }),
  loader: () => loadDesignerTexts(),
  component: lazyRouteComponent(() => import('./processes/processes.page.tsx'), 'ProcessesPage'),
});

const design = createRoute({
  getParentRoute: () => rootRoute,
  path: '/processes/$processId/design',
  loader: () => loadDesignerTexts(),
  component: lazyRouteComponent(() => import('./design/design.page.tsx'), 'DesignPage'),
});

const decision = createRoute({
  getParentRoute: () => rootRoute,
  path: '/decisions/$decisionId/design',
  loader: () => loadDesignerTexts(),
  component: lazyRouteComponent(() => import('./decision/decision.page.tsx'), 'DecisionPage'),
});

export const designerRoutes = [processes, design, decision] as const;
