// The addresses of insight. All pages stand in one frame with the area's tabs, and share what the address says of the log (data set,
// notion, filter) and of the orders that KPIs count (period, filters). Each builder of a page adds its route here and its line in navigation.ts.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadFinanceTexts, loadInsightTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { type CausesSearch, readCausesSearch } from './causes/causes-search.ts';
import { type ConformanceSearch, readConformanceSearch } from './conformance/conformance-search.ts';
import { keepShared, type SharedSearch } from './keep-shared.ts';
import { type MapSearch, readMapSearch } from './map/map-search.ts';

type Search = Record<string, unknown>;

/** Orders are linked to by a part of finance. */
const loadTexts = () => Promise.all([loadInsightTexts(), loadFinanceTexts()]);

const frame = createRoute({
  getParentRoute: () => rootRoute,
  path: '/insight',
  validateSearch: (search: Search): SharedSearch => keepShared(search),
  loader: loadTexts,
  component: lazyRouteComponent(() => import('./insight-frame.tsx'), 'InsightFrame'),
});

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('./kpis/overview/overview.page.tsx'), 'InsightOverviewPage'),
});

const kpi = createRoute({
  getParentRoute: () => frame,
  path: '/kpis/$key',
  component: lazyRouteComponent(() => import('./kpis/kpi/kpi.page.tsx'), 'KpiPage'),
});

const reports = createRoute({
  getParentRoute: () => frame,
  path: '/reports',
  component: lazyRouteComponent(() => import('./reports/reports.page.tsx'), 'ReportsPage'),
});

const map = createRoute({
  getParentRoute: () => frame,
  path: '/map',
  validateSearch: (search: Search): MapSearch => readMapSearch(search),
  component: lazyRouteComponent(() => import('./map/map.page.tsx'), 'MapPage'),
});

const conformance = createRoute({
  getParentRoute: () => frame,
  path: '/conformance',
  validateSearch: (search: Search): ConformanceSearch => readConformanceSearch(search),
  component: lazyRouteComponent(() => import('./conformance/conformance.page.tsx'), 'ConformancePage'),
});

const causes = createRoute({
  getParentRoute: () => frame,
  path: '/causes',
  validateSearch: (search: Search): CausesSearch => readCausesSearch(search),
  component: lazyRouteComponent(() => import('./causes/causes.page.tsx'), 'CausesPage'),
});

const simulations = createRoute({
  getParentRoute: () => frame,
  path: '/simulation',
  component: lazyRouteComponent(() => import('./simulation/simulation.page.tsx'), 'SimulationsPage'),
});

const simulation = createRoute({
  getParentRoute: () => frame,
  path: '/simulation/$simulationId',
  component: lazyRouteComponent(() => import('./simulation/one-simulation.page.tsx'), 'SimulationPage'),
});

const dataSets = createRoute({
  getParentRoute: () => frame,
  path: '/data-sets',
  component: lazyRouteComponent(() => import('./data-sets/data-sets.page.tsx'), 'DataSetsPage'),
});

const dataSet = createRoute({
  getParentRoute: () => frame,
  path: '/data-sets/$dataSetId',
  component: lazyRouteComponent(() => import('./data-sets/data-set.page.tsx'), 'DataSetPage'),
});

export const insightRoutes = [
  frame.addChildren([
    overview,
    kpi,
    map,
    conformance,
    reports,
    causes,
    simulations,
    simulation,
    dataSets,
    dataSet,
  ]),
] as const;
