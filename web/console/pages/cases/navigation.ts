// Cases in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const casesNavigation: NavigationSection = {
  label: 'shell.areas.cases',
  entries: [
    { to: '/cases', label: 'cases.title', needs: 'GET /v1/case-queues', letter: 'c' },
    { to: '/approvals', label: 'cases.approvals.title', needs: 'GET /v1/appeasements', letter: 'v' },
  ],
};
