// The single place that holds deliveries against a kind of date: by day, and by the first instant of the day.
import type { ShopDays } from './shop-days.ts';
import type { DateFact } from './types.ts';

export interface DatedLine {
  readonly day: number | null;
  /** Units that are neither delivered nor cancelled. */
  readonly openUnits: number;
  readonly deliveredUnits: number;
  readonly deliveredAt: number | null;
}

/** Lines of which everything was cancelled say nothing. */
export function foldDates(lines: readonly DatedLine[], days: ShopDays): DateFact {
  let has = false;
  let isKnown = true;
  let lateDays = Number.NEGATIVE_INFINITY;
  let beforeDay = true;
  let openDay: number | null = null;
  for (const { day, openUnits, deliveredUnits, deliveredAt } of lines) {
    if (day === null || openUnits + deliveredUnits === 0) continue;
    has = true;
    if (openUnits > 0) openDay = Math.min(day, openDay ?? day);
    if (openUnits > 0 || deliveredAt === null) {
      isKnown = false;
      continue;
    }
    lateDays = Math.max(lateDays, days.dayOf(deliveredAt) - day);
    beforeDay &&= deliveredAt <= days.startOf(day);
  }
  return has && isKnown
    ? { has, lateDays, beforeDay, openDay }
    : { has, lateDays: null, beforeDay: null, openDay };
}
