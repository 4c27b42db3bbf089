// Which target holds for a figure: one for the same KPI and exactly the same filter; of several the one that was set last.
import type { Queryable } from '../../../../platform/db.ts';
import type { KpiFilter, KpiKey } from '../kpi-query.ts';
import { selectTargets } from './store.ts';

export interface FoundTarget {
  readonly targetId: string;
  readonly value: number;
  readonly met: boolean | null;
}

interface Figure {
  readonly key: KpiKey;
  readonly value: number | null;
  readonly currency?: string | null;
}

/** Money is compared only where the target names its currency. */
export async function findTargets(
  db: Queryable,
  filter: KpiFilter,
): Promise<(figure: Figure) => FoundTarget | null> {
  const targets = await selectTargets(db);
  const wanted = filterText(filter);
  return ({ key, value, currency }) => {
    const target = targets.findLast((each) => {
      if (each.key !== key) return false;
      const own = filterText(each.filter);
      return own === wanted || (currency != null && own === filterText({ ...filter, currency }));
    });
    if (!target) return null;
    return {
      targetId: target.targetId,
      value: target.value,
      met: value === null ? null : isMet(target, value),
    };
  };
}

export const isMet = (
  target: { direction: 'at-least' | 'at-most'; value: number },
  value: number,
): boolean => (target.direction === 'at-least' ? value >= target.value : value <= target.value);

/** The same text for the same filter, whatever the order of its names. */
export function filterText(filter: KpiFilter): string {
  const fields = Object.entries(filter)
    .filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0))
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? [...value].sort() : value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(fields);
}
