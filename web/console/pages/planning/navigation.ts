// Planning in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const planningNavigation: NavigationSection = {
  label: 'shell.areas.planning',
  entries: [
    { to: '/stock', label: 'shell.pages.stock', needs: 'GET /v1/inventory/stock', letter: 's' },
    { to: '/locations', label: 'planning.locations.title', needs: 'GET /v1/locations', letter: 'h' },
    { to: '/carriers', label: 'planning.carriers.title', needs: 'GET /v1/carriers/services', letter: 'z' },
    { to: '/rules', label: 'planning.rules.title', needs: 'GET /v1/sourcing/policies', letter: 'r' },
    { to: '/what-if', label: 'planning.whatIf.title', needs: 'GET /v1/what-ifs', letter: 'x' },
    {
      to: '/purchasing',
      label: 'planning.purchasing.title',
      needs: 'GET /v1/purchase-proposals',
      letter: 'j',
    },
  ],
};
