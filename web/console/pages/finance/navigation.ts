// Finance in the menu.
import type { NavigationSection } from '../../shell/navigation-entry.ts';

export const financeNavigation: NavigationSection = { label: 'shell.areas.finance', entries: [] };
