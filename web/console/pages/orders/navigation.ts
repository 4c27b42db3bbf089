// Orders in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const ordersNavigation: NavigationSection = {
  label: 'shell.areas.orders',
  entries: [{ to: '/orders', label: 'shell.pages.orders', needs: 'GET /v1/orders', letter: 'o' }],
};
