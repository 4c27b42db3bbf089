// The single place that turns durations into what people read: count, mean, median, 90 and 95 % quantiles, bounds and total. All are exact.
// The median of an even count is the mean of the two in the middle; other quantiles are nearest rank (Hyndman and Fan 1996, type 1).
import type { Times } from './schemas.ts';
import { selectRank } from './select-rank.ts';

/** Of the milliseconds `from` to before `to` in `durations`, in seconds; changes their order. Null where there are none. */
export function summariseTimes(durations: Float64Array, from: number, to: number): Times | null {
  const count = to - from;
  if (count <= 0) return null;
  let total = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const one = durations[at]!;
    total += one;
    if (one < min) min = one;
    if (one > max) max = one;
  }
  if (min === max) return constantTimes(count, min / 1000);
  const median = medianOf(durations, from, to);
  // What is larger than the median stands behind it, so the next quantiles look only there.
  const p90 = from + Math.ceil(count * 0.9) - 1;
  const p95 = from + Math.ceil(count * 0.95) - 1;
  const middle = from + (count >>> 1);
  const valueOf90 = selectRank(durations, Math.min(middle, p90), to - 1, p90);
  const valueOf95 = selectRank(durations, p90, to - 1, p95);
  return {
    count,
    mean: total / count / 1000,
    median: median / 1000,
    p90: valueOf90 / 1000,
    p95: valueOf95 / 1000,
    min: min / 1000,
    max: max / 1000,
    total: total / 1000,
  };
}

function medianOf(durations: Float64Array, from: number, to: number): number {
  const count = to - from;
  const middle = from + (count >>> 1);
  const upper = selectRank(durations, from, to - 1, middle);
  if (count % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let at = from; at < middle; at++) if (durations[at]! > lower) lower = durations[at]!;
  return (lower + upper) / 2;
}

function constantTimes(count: number, seconds: number): Times {
  return {
    count,
    mean: seconds,
    median: seconds,
    p90: seconds,
    p95: seconds,
    min: seconds,
    max: seconds,
    total: seconds * count,
  };
}
