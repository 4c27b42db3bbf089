// Finance in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const financeNavigation: NavigationSection = {
  label: 'shell.areas.finance',
  entries: [
    { to: '/finance', label: 'finance.overview.title', needs: 'GET /v1/receivables/ageing', letter: 'f' },
    { to: '/invoices', label: 'finance.invoices.title', needs: 'GET /v1/invoices', letter: 't' },
    { to: '/receivables', label: 'finance.receivables.title', needs: 'GET /v1/receivables', letter: 'a' },
    { to: '/payouts', label: 'finance.payouts.title', needs: 'GET /v1/reconciliation', letter: 'q' },
    { to: '/refunds', label: 'finance.refunds.title', needs: 'GET /v1/refunds', letter: 'd' },
    { to: '/ledger', label: 'finance.ledger.title', needs: 'GET /v1/ledger/balances', letter: 'l' },
    { to: '/exports', label: 'finance.exports.title', needs: 'GET /v1/exports/entries.csv', letter: '1' },
    { to: '/seller', label: 'finance.seller.title', needs: 'PUT /v1/seller' },
  ],
};
