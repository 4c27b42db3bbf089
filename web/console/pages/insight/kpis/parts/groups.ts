// Which KPIs stand together on the overview, in this order, and which of them it asks for together. Orders, revenue and the three ways of being on
// time have sections of their own.
import type { KpiKey } from '../../../../../api/kpis.ts';

export const TOP: readonly KpiKey[] = ['orders', 'revenue', 'average-order-value'];

export const ON_TIME = ['on-time-requested', 'on-time-first-promised', 'on-time-last-promised'] as const;

/** Parts of the cycle time, in the order of an order's life, by the name under which the value carries them. */
export const STRETCHES = [
  ['toReleased', 'placed-to-released'],
  ['toPicked', 'released-to-picked'],
  ['toShipped', 'picked-to-shipped'],
  ['toDelivered', 'shipped-to-delivered'],
] as const satisfies readonly (readonly [string, KpiKey])[];

export const SPEED: readonly KpiKey[] = ['fulfilment-time', 'hold-hours'];

export const RELIABILITY: readonly KpiKey[] = [
  'in-full',
  'perfect-order',
  'perfect-order-product',
  'feedback-score',
];

export const FLOW: readonly KpiKey[] = [
  'fulfilment-rate',
  'order-fill-rate',
  'line-fill-rate',
  'unit-fill-rate',
  'touchless-rate',
  'split-rate',
  'backorder-rate',
  'short-pick-rate',
  'cancel-rate',
  'return-rate',
];

export const COSTS: readonly KpiKey[] = ['cost-to-serve', 'receivable-days'];

export const CUSTOMERS: readonly KpiKey[] = ['customer-lifetime-value', 'repeat-rate', 'churn-rate'];

export const WORTH: readonly KpiKey[] = ['cost-to-serve', ...CUSTOMERS, 'receivable-days'];

/** One request each: a section shows its figures as soon as they are counted, whatever the others take. */
export const ASKED_TOGETHER: Readonly<
  Record<'top' | 'onTime' | 'reliability' | 'speed' | 'flow' | 'costs' | 'customers', readonly KpiKey[]>
> = {
  top: TOP,
  onTime: ON_TIME,
  reliability: RELIABILITY,
  speed: ['cycle-time', ...SPEED],
  flow: FLOW,
  costs: COSTS,
  customers: CUSTOMERS,
};

/** Every KPI, as the overview shows them: for choices. */
export const KPI_ORDER: readonly KpiKey[] = [
  ...TOP,
  ...ON_TIME,
  ...RELIABILITY,
  'cycle-time',
  ...STRETCHES.map(([, key]) => key),
  ...SPEED,
  ...FLOW,
  ...WORTH,
];
