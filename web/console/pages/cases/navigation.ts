// Cases in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const casesNavigation: NavigationSection = {
  label: 'shell.areas.cases',
  entries: [
    { to: '/cases', label: 'shell.pages.cases', needs: 'GET /v1/case-queues', letter: 'c' },
    { to: '/approvals', label: 'shell.pages.approvals', needs: 'GET /v1/appeasements', letter: 'v' },
  ],
};
