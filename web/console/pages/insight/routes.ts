// The addresses of insight. All pages stand in one frame with the area's tabs, and share what the address says of the log: data set, notion,
// filter. Each builder of a page adds its route here and its line in navigation.ts.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { loadInsightTexts } from '../../../texts/insight-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { type MapSearch, readMapSearch } from './map/map-search.ts';
import { type LogSearch, readLogSearch } from './parts/log-search.ts';

type Search = Record<string, unknown>;

const frame = createRoute({
  getParentRoute: () => rootRoute,
  path: '/insight',
  validateSearch: (search: Search): LogSearch => readLogSearch(search),
  loader: () => loadInsightTexts(),
  component: lazyRouteComponent(() => import('./insight-frame.tsx'), 'InsightFrame'),
});

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/insight/map', replace: true });
  },
});

const map = createRoute({
  getParentRoute: () => frame,
  path: '/map',
  validateSearch: (search: Search): MapSearch => readMapSearch(search),
  component: lazyRouteComponent(() => import('./map/map.page.tsx'), 'MapPage'),
});

export const insightRoutes = [frame.addChildren([overview, map])] as const;
