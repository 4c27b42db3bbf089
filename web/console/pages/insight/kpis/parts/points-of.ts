// The points of a course in one currency, one for each bucket of the period: where the answer has none, nothing was there. Pure.
import type { KpiSeries, SeriesPoint } from '../../../../../api/kpis.ts';
import { listBuckets } from '../search/periods.ts';

export interface Spot {
  /** First day of the bucket. */
  from: string;
  point: SeriesPoint | null;
}

export function spotsOf({ items, period, bucket }: KpiSeries, currency: string | null): Spot[] {
  const own = items.filter((item) => item.currency === currency);
  const found = new Map(own.map((item) => [item.from, item]));
  const days = [...found.keys()].sort();
  const [first, last] = [period.from ?? days[0], period.to ?? days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return listBuckets(first, last, bucket).map((from) => ({ from, point: found.get(from) ?? null }));
}

export const pointsOf = (series: KpiSeries, currency: string | null): (number | null)[] =>
  spotsOf(series, currency).map(({ point }) => point?.value ?? null);

/** Currencies of a course by how many units of what is counted they have: the largest first. */
export function currenciesOf(
  items: readonly Pick<SeriesPoint, 'currency' | 'numerator'>[],
): (string | null)[] {
  const sums = new Map<string | null, number>();
  for (const { currency, numerator } of items)
    sums.set(currency, (sums.get(currency) ?? 0) + (numerator ?? 0));
  return [...sums].sort((a, b) => b[1] - a[1]).map(([currency]) => currency);
}
