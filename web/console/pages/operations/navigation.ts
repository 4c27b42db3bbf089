// The daily work in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const operationsNavigation: NavigationSection = {
  label: 'shell.areas.operations',
  entries: [
    { to: '/operations', label: 'operations.overview.title', needs: 'GET /v1/work-queues', letter: 'y' },
    {
      to: '/warehouse',
      label: 'shell.pages.warehouse',
      needs: 'GET /v1/work-queues',
      letter: 'w',
      covers: ['/pick-lists'],
    },
    { to: '/bench', label: 'operations.bench.title', needs: 'GET /v1/scan/{code}', letter: 'b' },
    { to: '/pickups', label: 'operations.pickups.title', needs: 'GET /v1/work-queues', letter: 'k' },
    { to: '/exceptions', label: 'operations.exceptions.title', needs: 'GET /v1/work-queues', letter: 'e' },
    { to: '/counts', label: 'operations.counts.title', needs: 'GET /v1/inventory/counts', letter: 'n' },
    { to: '/inbox', label: 'shell.pages.inbox', needs: 'GET /v1/tasks', letter: 'i', counts: 'waiting' },
  ],
};
