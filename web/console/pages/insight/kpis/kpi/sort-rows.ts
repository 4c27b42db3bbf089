// The order of a breakdown's rows. Pure. Rows without a value stand last.
import type { BreakdownRow, KpiDefinition } from '../../../../../api/kpis.ts';

export const SORTS = ['size', 'worst', 'best', 'name'] as const;
export type SortName = (typeof SORTS)[number];

/** Below this a share or a mean says little: one order more or less would change it much. */
export const SMALL = 30;

export const sizeOf = (row: BreakdownRow): number => row.denominator ?? row.numerator ?? 0;

/** Money and counts are sums: a small one is small, not uncertain. */
export const isSmall = (row: BreakdownRow, { denominator, base }: KpiDefinition): boolean =>
  denominator !== null && base !== 'money' && sizeOf(row) < SMALL;

export function sortRows(
  rows: readonly BreakdownRow[],
  sort: SortName,
  { better }: Pick<KpiDefinition, 'better'>,
): BreakdownRow[] {
  const isRising = (sort === 'worst') === (better === 'higher');
  return [...rows].sort((a, b) => {
    if (sort === 'name') return (a.name ?? '￿').localeCompare(b.name ?? '￿');
    if (sort === 'size') return sizeOf(b) - sizeOf(a);
    if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1;
    return isRising ? a.value - b.value : b.value - a.value;
  });
}
