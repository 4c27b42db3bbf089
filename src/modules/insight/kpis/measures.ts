// The single place that lists how KPIs are counted over orders and lines. Those of customers are counted in customer-values.ts.
import type { KpiKey } from './kpi-query.ts';
import { DELIVERY_MEASURES } from './measures/delivery-measures.ts';
import type { Measure } from './measures/measure.ts';
import { RATE_MEASURES } from './measures/rate-measures.ts';
import { TIME_MEASURES } from './measures/time-measures.ts';
import { WORTH_MEASURES } from './measures/worth-measures.ts';

const byKey = new Map<KpiKey, Measure>(
  [...TIME_MEASURES, ...DELIVERY_MEASURES, ...RATE_MEASURES, ...WORTH_MEASURES].map((measure) => [
    measure.key,
    measure,
  ]),
);

/** null: it is counted over customers. */
export const measureOf = (key: KpiKey): Measure | null => byKey.get(key) ?? null;

export const CUSTOMER_KPIS: ReadonlySet<KpiKey> = new Set([
  'customer-lifetime-value',
  'churn-rate',
  'repeat-rate',
]);
