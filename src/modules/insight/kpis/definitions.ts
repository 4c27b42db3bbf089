// The single place that lists what KPIs there are, in the order of the key list. docs/concepts/kpis.md is made of it.
import { DELIVERY_KPIS } from './definitions/deliveries.ts';
import { RATE_KPIS } from './definitions/rates.ts';
import { TIME_KPIS } from './definitions/times.ts';
import { WORTH_KPIS } from './definitions/worth.ts';
import { KPI_KEYS, type KpiKey } from './kpi-query.ts';
import type { DefinitionView } from './schemas.ts';

const ALL = [...TIME_KPIS, ...DELIVERY_KPIS, ...RATE_KPIS, ...WORTH_KPIS];
const byKey = new Map(ALL.map((definition) => [definition.key, definition]));

export const KPI_DEFINITIONS: readonly DefinitionView[] = KPI_KEYS.map(definitionOf);

export function definitionOf(key: KpiKey): DefinitionView {
  const definition = byKey.get(key);
  if (!definition) throw new Error(`no definition of ${key}`);
  return definition;
}
