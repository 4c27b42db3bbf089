// Processes in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const designerNavigation: NavigationSection = {
  label: 'shell.areas.designer',
  entries: [
    {
      to: '/processes',
      label: 'shell.pages.processes',
      needs: 'GET /v1/processes',
      letter: 'p',
      covers: ['/decisions'],
    },
  ],
};
