// Says how a KPI changed against the period before, and whether that is better: shares in percentage points, everything else in percent.
import type { KpiDefinition, KpiUnit } from '../../../../../api/kpis.ts';
import { formatPoints, formatRelative } from './format-kpi.ts';

export interface Change {
  direction: 'up' | 'down' | 'same';
  verdict: 'better' | 'worse' | 'same';
  /** "+2.1 pts", "−4%". */
  text: string;
}

/** What is smaller than this is shown as no change: it would be written as 0. */
const SHOWN = 0.0005;

/** Null where there is nothing to compare: one of the two is not known, or nothing was there before. */
export function judgeChange(
  { unit, better }: Pick<KpiDefinition, 'unit' | 'better'>,
  value: number | null,
  before: number | null,
): Change | null {
  if (value === null || before === null || (unit !== 'share' && before === 0)) return null;
  const { share, text } = describe(unit, value, before);
  if (Math.abs(share) < SHOWN) return { direction: 'same', verdict: 'same', text };
  const isUp = share > 0;
  return {
    direction: isUp ? 'up' : 'down',
    verdict: isUp === (better === 'higher') ? 'better' : 'worse',
    text,
  };
}

function describe(unit: KpiUnit, value: number, before: number) {
  const difference = value - before;
  if (unit === 'share') return { share: difference, text: formatPoints(difference) };
  const share = difference / Math.abs(before);
  return { share, text: formatRelative(share) };
}
