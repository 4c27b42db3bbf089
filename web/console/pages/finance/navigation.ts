// Finance in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const financeNavigation: NavigationSection = {
  label: 'shell.areas.finance',
  entries: [
    { to: '/finance', label: 'shell.pages.finance', needs: 'GET /v1/receivables/ageing', letter: 'f' },
    { to: '/invoices', label: 'shell.pages.invoices', needs: 'GET /v1/invoices', letter: 't' },
    { to: '/receivables', label: 'shell.pages.receivables', needs: 'GET /v1/receivables', letter: 'a' },
    { to: '/payouts', label: 'shell.pages.payouts', needs: 'GET /v1/reconciliation', letter: 'q' },
    { to: '/refunds', label: 'shell.pages.refunds', needs: 'GET /v1/refunds', letter: 'd' },
    { to: '/ledger', label: 'shell.pages.ledger', needs: 'GET /v1/ledger/balances', letter: 'l' },
    { to: '/exports', label: 'shell.pages.exports', needs: 'GET /v1/exports/entries.csv', letter: '1' },
    { to: '/seller', label: 'shell.pages.seller', needs: 'PUT /v1/seller' },
  ],
};
