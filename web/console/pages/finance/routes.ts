// The addresses of finance: overview, invoices, receivables, payouts, refunds, ledger, exports, seller.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadFinanceTexts } from '../../../texts/area-texts.ts';
import { rootRoute } from '../../root-route.tsx';
import { oneOf, textOf } from '../../search-fields.ts';

type Search = Record<string, unknown>;
const DAY = /^\d{4}-\d\d-\d\d$/;
const dayOf = (value: unknown) => (typeof value === 'string' && DAY.test(value) ? value : undefined);

export interface DaysSearch {
  from?: string | undefined;
  to?: string | undefined;
}

const readDays = (search: Search): DaysSearch => ({ from: dayOf(search.from), to: dayOf(search.to) });

const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: '/finance',
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./overview/overview.page.tsx'), 'OverviewPage'),
});

export interface InvoiceSearch extends DaysSearch {
  series?: 'credit-note' | undefined;
  number?: string | undefined;
  customerId?: string | undefined;
}

const invoices = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invoices',
  validateSearch: (search: Search): InvoiceSearch => ({
    series: oneOf(['credit-note'], search.series),
    number: textOf(search.number),
    customerId: textOf(search.customerId),
    ...readDays(search),
  }),
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./invoices/invoices.page.tsx'), 'InvoicesPage'),
});

const receivables = createRoute({
  getParentRoute: () => rootRoute,
  path: '/receivables',
  validateSearch: (search: Search): { customerId?: string | undefined; overdue?: true | undefined } => ({
    customerId: textOf(search.customerId),
    overdue: search.overdue === true ? true : undefined,
  }),
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./receivables/receivables.page.tsx'), 'ReceivablesPage'),
});

const payouts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payouts',
  validateSearch: readDays,
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./payouts/payouts.page.tsx'), 'PayoutsPage'),
});

const payout = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payouts/$provider/$payoutId',
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./payouts/payout.page.tsx'), 'PayoutPage'),
});

const refunds = createRoute({
  getParentRoute: () => rootRoute,
  path: '/refunds',
  validateSearch: (search: Search): { state?: 'pending' | 'done' | undefined } => ({
    state: oneOf(['pending', 'done'], search.state),
  }),
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./refunds/refunds.page.tsx'), 'RefundsPage'),
});

export interface LedgerSearch extends DaysSearch {
  account?: string | undefined;
  kind?: string | undefined;
  source?: string | undefined;
}

const ledger = createRoute({
  getParentRoute: () => rootRoute,
  path: '/ledger',
  validateSearch: (search: Search): LedgerSearch => ({
    account: textOf(search.account),
    kind: textOf(search.kind),
    source: textOf(search.source),
    ...readDays(search),
  }),
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./ledger/ledger.page.tsx'), 'LedgerPage'),
});

const exportsPage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exports',
  validateSearch: readDays,
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./exports/exports.page.tsx'), 'ExportsPage'),
});

const seller = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seller',
  loader: () => loadFinanceTexts(),
  component: lazyRouteComponent(() => import('./seller/seller.page.tsx'), 'SellerPage'),
});

export const financeRoutes = [
  overview,
  invoices,
  receivables,
  payouts,
  payout,
  refunds,
  ledger,
  exportsPage,
  seller,
] as const;
