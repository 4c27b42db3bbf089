// The single place for the days of a KPI query: the period, and the one before it of equal length.
import { formatDay, parseDay } from './facts/shop-days.ts';
import type { Period } from './kpi-sql.ts';

export interface Periods {
  readonly period: Period;
  /** null: the period has no beginning, so nothing is before it. */
  readonly before: Period | null;
}

/** `today`: the last day that a period without an end has. */
export function periodsOf(query: { readonly from?: string; readonly to?: string }, today: string): Periods {
  const period = { from: query.from ?? null, to: query.to ?? null };
  if (period.from === null) return { period, before: null };
  const first = parseDay(period.from);
  const days = parseDay(period.to ?? today) - first + 1;
  if (days < 1) return { period, before: null };
  return { period, before: { from: formatDay(first - days), to: formatDay(first - 1) } };
}

/** Both as one, for a single look at the facts. */
export const spanOf = ({ period, before }: Periods): Period =>
  before === null ? period : { from: before.from, to: period.to };
