// The addresses of cases and of what waits for an approval.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  loadCasesTexts,
  loadCustomersTexts,
  loadFinanceTexts,
  loadOperationsTexts,
} from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { textOf } from '../../search-fields.ts';

type Text = string | undefined;

const cases = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  validateSearch: (
    search: Record<string, unknown>,
  ): { queue?: Text; kind?: Text; state?: Text; priority?: Text; q?: Text } => ({
    queue: textOf(search.queue),
    kind: textOf(search.kind),
    state: textOf(search.state),
    priority: textOf(search.priority),
    q: textOf(search.q),
  }),
  loader: () => loadCasesTexts(),
  component: lazyRouteComponent(() => import('./cases.page.tsx'), 'CasesPage'),
});

const approvals = createRoute({
  getParentRoute: () => rootRoute,
  path: '/approvals',
  loader: () => loadCasesTexts(),
  component: lazyRouteComponent(() => import('./approvals.page.tsx'), 'ApprovalsPage'),
});

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  loader: () =>
    Promise.all([loadCasesTexts(), loadCustomersTexts(), loadFinanceTexts(), loadOperationsTexts()]),
  component: lazyRouteComponent(() => import('./case.page.tsx'), 'CasePage'),
});

export const casesRoutes = [cases, approvals, one] as const;
