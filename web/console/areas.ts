// The areas of the console in the order of the menu.
import { casesNavigation } from './pages/cases/navigation.ts';
import { customersNavigation } from './pages/customers/navigation.ts';
import { designerNavigation } from './pages/designer/navigation.ts';
import { financeNavigation } from './pages/finance/navigation.ts';
import { insightNavigation } from './pages/insight/navigation.ts';
import { operationsNavigation } from './pages/operations/navigation.ts';
import { ordersNavigation } from './pages/orders/navigation.ts';
import { planningNavigation } from './pages/planning/navigation.ts';
import type { NavigationSection } from './shell/navigation-entry.ts';

export const AREAS: readonly NavigationSection[] = [
  ordersNavigation,
  customersNavigation,
  casesNavigation,
  operationsNavigation,
  planningNavigation,
  designerNavigation,
  financeNavigation,
  insightNavigation,
];
