// The course of a KPI over time: its value for each day, week or month of placement.

import type { EngineContext } from '../engine/operation.ts';
import { readRows } from '../log/columns.ts';
import { type Asking, withFacts } from './ask-values.ts';
import { type AggregateRow, readCounted, readParts, statement } from './compute-values.ts';
import { countCustomers, countedOf, partsOf } from './customer-values.ts';
import { formatDay, parseDay } from './facts/shop-days.ts';
import type { KpiKey, KpiQuery, TimeBucket } from './kpi-query.ts';
import { createParameters, filterOf, type Period } from './kpi-sql.ts';
import { measureOf } from './measures.ts';
import { periodsOf } from './periods.ts';
import type { SeriesView } from './schemas.ts';

export type SeriesQuery = KpiQuery & { key: KpiKey; bucket?: TimeBucket };
type Point = SeriesView['items'][number];

/** Weeks begin on Monday; day 0 was a Thursday. */
const BUCKET_SQL: Readonly<Record<TimeBucket, string>> = {
  day: 'placed_day',
  week: '(placed_day - (placed_day + 3) % 7)',
  month: `(date_trunc('month', date '1970-01-01' + placed_day)::date - date '1970-01-01')::int`,
};

/** Points of customers are one statement, whose text grows by each: more than two years of days are cut to the newest. */
const MOST_CUSTOMER_POINTS = 750;

export async function readSeries(context: EngineContext, query: SeriesQuery): Promise<SeriesView> {
  const { key, bucket = 'day', ...rest } = query;
  return withFacts(context, async (asking) => {
    const { period } = periodsOf(rest, asking.clock.today);
    const items =
      measureOf(key) === null
        ? await customerPoints(asking, query, bucket, period)
        : await measuredPoints(asking, query, bucket, period);
    return { key, bucket, asOf: asking.asOf, timeZone: asking.timeZone, period, items };
  });
}

async function measuredPoints(
  { connection, clock }: Asking,
  { key, bucket: _bucket, ...rest }: SeriesQuery,
  bucket: TimeBucket,
  period: Period,
): Promise<Point[]> {
  const measure = measureOf(key)!;
  const rows = await readRows<AggregateRow & { bucket: number; currency?: string }>(
    connection,
    ...statement({
      measures: [measure],
      parameters: createParameters(clock),
      groups: [`${BUCKET_SQL[bucket]} as bucket`, ...(measure.isMoney ? ['currency'] : [])],
      rows: { grain: measure.grain, filter: filterOf(rest), period },
      tail: 'order by bucket',
    }),
  );
  return rows.map((row) => ({
    from: formatDay(row.bucket),
    currency: row.currency ?? null,
    ...readCounted(row, measure, 0),
    parts: readParts(row, measure, 0),
  }));
}

async function customerPoints(
  { connection, clock }: Asking,
  { key, bucket: _bucket, churnDays, ...rest }: SeriesQuery,
  bucket: TimeBucket,
  period: Period,
): Promise<Point[]> {
  const asked = { key, filter: filterOf(rest), clock, ...(churnDays ? { churnDays } : {}) };
  const spans = await spansOf(connection, bucket, period, clock.today);
  const found = Map.groupBy(
    spans.length === 0 ? [] : await countCustomers(connection, asked, spans),
    (row) => row.place,
  );
  // Amounts have a point for each currency, shares one in any case.
  const none = key === 'customer-lifetime-value' ? [] : [undefined];
  return spans.flatMap(({ from }, at) =>
    (found.get(at) ?? none).map((row) => ({
      from,
      currency: row?.currency ?? null,
      ...countedOf(row),
      parts: partsOf(asked, row),
    })),
  );
}

/** The newest buckets of the period up to today, or to the last order where one is placed later; whole ones, oldest first. */
async function spansOf(
  connection: Asking['connection'],
  bucket: TimeBucket,
  period: Period,
  today: string,
): Promise<{ from: string; to: string }[]> {
  const [placed] = await readRows<{ first: number | null; last: number | null }>(
    connection,
    'select min(placed_day) as first, max(placed_day) as last from order_fact',
  );
  if (placed?.first == null) return [];
  const from = Math.max(placed.first, period.from === null ? placed.first : parseDay(period.from));
  const newest = Math.max(placed.last!, parseDay(today));
  const spans: { from: string; to: string }[] = [];
  let end = Math.min(newest, parseDay(period.to ?? today));
  while (end >= from && spans.length < MOST_CUSTOMER_POINTS) {
    const start = startOf(bucket, end);
    spans.push({ from: formatDay(start), to: formatDay(end) });
    end = start - 1;
  }
  return spans.reverse();
}

function startOf(bucket: TimeBucket, day: number): number {
  if (bucket === 'day') return day;
  if (bucket === 'week') return day - ((day + 3) % 7);
  return parseDay(`${formatDay(day).slice(0, 7)}-01`);
}
