// Cases in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const casesNavigation: NavigationSection = { label: 'shell.areas.cases', entries: [] };
