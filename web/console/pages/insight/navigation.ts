// The pages of insight: one entry in the menu, the others in the area's own tabs and in the palette. A new page is one line here, in the
// order of the tabs, and one line in routes.ts.
import type { NavigationEntry, NavigationSection } from '../../shell/navigation-entry.ts';

/** In this order: overview, process map, conformance, causes, what-if, data sets, reports. */
export const INSIGHT_PAGES: readonly NavigationEntry[] = [
  { to: '/insight', label: 'insight.kpis.title', needs: 'GET /v1/insight/kpis', within: '/insight' },
  { to: '/insight/map', label: 'insight.map.title', needs: 'GET /v1/insight/map', within: '/insight' },
  {
    to: '/insight/conformance',
    label: 'insight.conformance.title',
    needs: 'GET /v1/insight/conformance',
    within: '/insight',
  },
  {
    to: '/insight/causes',
    label: 'insight.causes.title',
    needs: 'GET /v1/insight/bottlenecks',
    within: '/insight',
  },
  {
    to: '/insight/simulation',
    label: 'insight.simulation.title',
    needs: 'GET /v1/insight/simulations',
    within: '/insight',
  },
  {
    to: '/insight/data-sets',
    label: 'insight.dataSets.title',
    needs: 'GET /v1/insight/data-sets',
    within: '/insight',
  },
  {
    to: '/insight/reports',
    label: 'insight.reports.title',
    needs: 'GET /v1/insight/reports',
    within: '/insight',
  },
];

export const insightNavigation: NavigationSection = {
  label: 'shell.areas.insight',
  entries: [
    { to: '/insight', label: 'shell.areas.insight', needs: 'GET /v1/insight/status', letter: 'g' },
    ...INSIGHT_PAGES.filter(({ to }) => to !== '/insight'),
  ],
};
