// Customers in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const customersNavigation: NavigationSection = {
  label: 'shell.areas.customers',
  entries: [
    { to: '/customers', label: 'shell.pages.customers', needs: 'GET /v1/customers', letter: 'u' },
    { to: '/messages', label: 'shell.pages.messages', needs: 'GET /v1/messages', letter: 'm' },
  ],
};
