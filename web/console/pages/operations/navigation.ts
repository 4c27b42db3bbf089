// The daily work in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const operationsNavigation: NavigationSection = {
  label: 'shell.areas.operations',
  entries: [
    { to: '/operations', label: 'shell.pages.operations', needs: 'GET /v1/work-queues', letter: 'y' },
    {
      to: '/warehouse',
      label: 'shell.pages.warehouse',
      needs: 'GET /v1/work-queues',
      letter: 'w',
      covers: ['/pick-lists'],
    },
    { to: '/bench', label: 'shell.pages.bench', needs: 'GET /v1/scan/{code}', letter: 'b' },
    { to: '/pickups', label: 'shell.pages.pickups', needs: 'GET /v1/work-queues', letter: 'k' },
    { to: '/exceptions', label: 'shell.pages.exceptions', needs: 'GET /v1/work-queues', letter: 'e' },
    { to: '/counts', label: 'shell.pages.counts', needs: 'GET /v1/inventory/counts', letter: 'n' },
    { to: '/inbox', label: 'shell.pages.inbox', needs: 'GET /v1/tasks', letter: 'i', counts: 'waiting' },
  ],
};
