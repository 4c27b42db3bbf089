// Asks the engine for what a report tells: the values of its KPIs in its days, beside the days before, and their course.
import type { InsightEngine } from '../../engine/operation.ts';
import { parseDay } from '../facts/shop-days.ts';
import type { TimeBucket } from '../kpi-query.ts';
import { readKpiSeries, readKpiValues } from '../operations.ts';
import type { SeriesView, ValuesView } from '../schemas.ts';
import type { ReportRow } from './store.ts';

export interface ReportContent {
  readonly report: ReportRow;
  readonly period: { readonly from: string; readonly to: string };
  readonly values: ValuesView;
  readonly courses: readonly SeriesView[];
}

/** The course leads up to the end of the period: two weeks of days, a quarter of weeks, a year of months. */
const COURSE: Readonly<Record<'day' | 'week' | 'month', { bucket: TimeBucket; days: number }>> = {
  day: { bucket: 'day', days: 14 },
  week: { bucket: 'week', days: 91 },
  month: { bucket: 'month', days: 365 },
};
const DAY_MS = 86_400_000;

export async function composeReport(
  engine: InsightEngine,
  report: ReportRow,
  period: { from: string; to: string },
): Promise<ReportContent> {
  const { bucket, days } = COURSE[report.schedule.every];
  const start = new Date((parseDay(period.to) - days + 1) * DAY_MS).toISOString().slice(0, 10);
  const values = await engine.ask(readKpiValues, {
    ...report.filter,
    ...period,
    keys: report.keys.join(','),
  });
  const courses: SeriesView[] = [];
  for (const key of report.keys)
    courses.push(
      await engine.ask(readKpiSeries, { ...report.filter, key, bucket, from: start, to: period.to }),
    );
  return { report, period, values, courses };
}
