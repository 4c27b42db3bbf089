// The addresses of planning: stock, locations, carriers, rules, what-ifs, purchasing, suppliers.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadDesignerTexts, loadPlanningTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { numberOf, oneOf, textOf } from '../../search-fields.ts';
import { type PurchaseSearch, readPurchaseSearch } from './purchasing/purchase-search.ts';
import { readSupplierSearch } from './suppliers/supplier-search.ts';

const stock = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock',
  validateSearch: (
    search: Record<string, unknown>,
  ): {
    sku?: string | undefined;
    location?: string | undefined;
    low?: true | undefined;
    openSku?: string | undefined;
    openAt?: string | undefined;
  } => ({
    sku: textOf(search.sku),
    location: textOf(search.location),
    low: search.low === true ? true : undefined,
    openSku: textOf(search.openSku),
    openAt: textOf(search.openAt),
  }),
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./stock/stock.page.tsx'), 'StockPage'),
});

const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: 'policies' | 'opportunity' | 'markdowns' | undefined } => ({
    tab: oneOf(['policies', 'opportunity', 'markdowns'], search.tab),
  }),
  loader: () => Promise.all([loadPlanningTexts(), loadDesignerTexts()]),
  component: lazyRouteComponent(() => import('./rules/rules.page.tsx'), 'RulesPage'),
});

const policy = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/$code',
  validateSearch: (search: Record<string, unknown>): { version?: number | undefined } => ({
    version: numberOf(search.version),
  }),
  loader: () => Promise.all([loadPlanningTexts(), loadDesignerTexts()]),
  component: lazyRouteComponent(() => import('./rules/policy.page.tsx'), 'PolicyPage'),
});

const whatIfs = createRoute({
  getParentRoute: () => rootRoute,
  path: '/what-if',
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: 'runs' | 'shadows' | 'replans' | undefined } => ({
    tab: oneOf(['runs', 'shadows', 'replans'], search.tab),
  }),
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./what-if/what-ifs.page.tsx'), 'WhatIfsPage'),
});

const whatIf = createRoute({
  getParentRoute: () => rootRoute,
  path: '/what-if/$whatIfId',
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./what-if/what-if.page.tsx'), 'WhatIfPage'),
});

const purchasing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/purchasing',
  validateSearch: (
    search: Record<string, unknown>,
  ): PurchaseSearch & { tab?: 'proposals' | 'orders' | 'transfers' | 'waiting' | undefined } => ({
    tab: oneOf(['proposals', 'orders', 'transfers', 'waiting'], search.tab),
    ...readPurchaseSearch(search),
  }),
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./purchasing/purchasing.page.tsx'), 'PurchasingPage'),
});

const suppliers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers',
  validateSearch: readSupplierSearch,
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./suppliers/suppliers.page.tsx'), 'SuppliersPage'),
});

const locations = createRoute({
  getParentRoute: () => rootRoute,
  path: '/locations',
  validateSearch: (search: Record<string, unknown>): { open?: string | undefined } => ({
    open: textOf(search.open),
  }),
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./places/locations.page.tsx'), 'LocationsPage'),
});

const carriers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/carriers',
  validateSearch: (
    search: Record<string, unknown>,
  ): { carrier?: string | undefined; tab?: 'services' | 'rates' | 'quote' | 'coverage' | undefined } => ({
    carrier: textOf(search.carrier),
    tab: oneOf(['services', 'rates', 'quote', 'coverage'], search.tab),
  }),
  loader: () => loadPlanningTexts(),
  component: lazyRouteComponent(() => import('./carriers/carriers.page.tsx'), 'CarriersPage'),
});

export const planningRoutes = [
  stock,
  locations,
  carriers,
  rules,
  policy,
  whatIfs,
  whatIf,
  purchasing,
  suppliers,
] as const;
