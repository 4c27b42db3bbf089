// Planning in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const planningNavigation: NavigationSection = {
  label: 'shell.areas.planning',
  entries: [
    { to: '/stock', label: 'shell.pages.stock', needs: 'GET /v1/inventory/stock', letter: 's' },
    { to: '/locations', label: 'shell.pages.locations', needs: 'GET /v1/locations', letter: 'h' },
    { to: '/carriers', label: 'shell.pages.carriers', needs: 'GET /v1/carriers/services', letter: 'z' },
    { to: '/rules', label: 'shell.pages.rules', needs: 'GET /v1/sourcing/policies', letter: 'r' },
    { to: '/what-if', label: 'shell.pages.whatIf', needs: 'GET /v1/what-ifs', letter: 'x' },
    {
      to: '/purchasing',
      label: 'shell.pages.purchasing',
      needs: 'GET /v1/purchase-proposals',
      letter: 'j',
    },
    { to: '/suppliers', label: 'shell.pages.suppliers', needs: 'GET /v1/suppliers', letter: '2' },
  ],
};
