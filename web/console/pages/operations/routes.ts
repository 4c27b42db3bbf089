// The addresses of the daily work: warehouses, stores, and what waits for a person.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Queue } from '../../../api/work.ts';
import { loadOperationsTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { oneOf, textOf } from '../../search-fields.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from './exceptions/kinds.ts';
import { TROUBLE_QUEUES, WORK_QUEUES } from './floor/queues.ts';

const QUEUES: readonly Queue[] = [...WORK_QUEUES, ...TROUBLE_QUEUES];
const atPlace = (search: Record<string, unknown>): { location?: string | undefined } => ({
  location: textOf(search.location),
});

const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operations',
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./overview/overview.page.tsx'), 'OverviewPage'),
});

const warehouse = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warehouse',
  validateSearch: (
    search: Record<string, unknown>,
  ): { location?: string | undefined; queue?: Queue | undefined } => ({
    location: textOf(search.location),
    queue: oneOf(QUEUES, search.queue),
  }),
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./warehouse/warehouse.page.tsx'), 'WarehousePage'),
});

const picking = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pick-lists/$pickListId',
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./picking/picking.page.tsx'), 'PickingPage'),
});

const bench = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bench',
  // The router reads what looks like a number as one; barcodes are words all the same.
  validateSearch: ({ code }: Record<string, unknown>): { code?: string | undefined } => ({
    code: textOf(typeof code === 'number' ? String(code) : code),
  }),
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./bench/bench.page.tsx'), 'BenchPage'),
});

const pickups = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pickups',
  validateSearch: atPlace,
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./pickups/pickups.page.tsx'), 'PickupsPage'),
});

const exceptions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exceptions',
  validateSearch: (
    search: Record<string, unknown>,
  ): { show?: ExceptionKind | undefined; location?: string | undefined } => ({
    show: oneOf(EXCEPTION_KINDS, search.show),
    location: textOf(search.location),
  }),
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./exceptions/exceptions.page.tsx'), 'ExceptionsPage'),
});

const counts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/counts',
  validateSearch: atPlace,
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./counts/counts.page.tsx'), 'CountsPage'),
});

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  loader: () => loadOperationsTexts(),
  component: lazyRouteComponent(() => import('./inbox/inbox.page.tsx'), 'InboxPage'),
});

export const operationsRoutes = [
  overview,
  warehouse,
  picking,
  bench,
  pickups,
  exceptions,
  counts,
  inbox,
] as const;
