// The daily work in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const operationsNavigation: NavigationSection = {
  label: 'shell.areas.operations',
  entries: [
    {
      to: '/warehouse',
      label: 'shell.pages.warehouse',
      needs: 'GET /v1/fulfilment-orders',
      letter: 'w',
    },
    { to: '/inbox', label: 'shell.pages.inbox', needs: 'GET /v1/tasks', letter: 'i', counts: 'waiting' },
  ],
};
