// The single place that mines when cases come: how many in each hour of the week, and in each week of the log against the average of all.
import { type LocalTime, WEEK_HOURS } from '../causes/hour-of-week.ts';
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;

/** New cases in an average hour of the log, by hour of the week. */
export function fitArrivals(log: CaseLog, local: LocalTime): number[] {
  const counts = new Array<number>(WEEK_HOURS).fill(0);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < caseCountOf(log); index++) {
    const time = log.time[log.offsets[index]!]!;
    if (Number.isNaN(time)) continue;
    counts[local.hourOfWeek(time)]! += 1;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const weeks = (last - first) / (WEEK_HOURS * HOUR_MS);
  // Less than a week of arrivals says nothing of the hours it did not see: they are spread evenly over the week.
  if (!(weeks >= 1)) {
    const sum = counts.reduce((total, each) => total + each, 0);
    const hours = Math.max(1 / 60, (last - first) / HOUR_MS || 1 / 60);
    return counts.map(() => sum / hours);
  }
  return counts.map((count) => count / weeks);
}

const MOST_WEEKS = 104;

/** The whole weeks of the log, newest last, each as a factor of the average one; none for a log shorter than two weeks. */
export function fitSeason(log: CaseLog, local: LocalTime): number[] {
  const counts = new Map<number, number>();
  for (let index = 0; index < caseCountOf(log); index++) {
    const time = log.time[log.offsets[index]!]!;
    if (Number.isNaN(time)) continue;
    const week = Math.floor(local.wall(time) / (WEEK_HOURS * HOUR_MS));
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  // The first and the last week are not whole.
  const weeks = Array.from(
    { length: Math.min(MOST_WEEKS, Math.max(0, last - first - 1)) },
    (_, index) => last - 1 - index,
  );
  const found = weeks.reverse().map((week) => counts.get(week) ?? 0);
  const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
  return mean > 0 ? found.map((count) => count / mean) : [1];
}

/**
 * Seconds at which cases come, ascending, from Monday midnight on: a Poisson process whose rate changes with the hour of the week. `season`:
 * factor by week, repeated when the run is longer; 1 unless told.
 */
export function drawArrivals(
  rates: readonly number[],
  weeks: number,
  random: Random,
  season: readonly number[] = [1],
): Float64Array {
  const times: number[] = [];
  for (let hour = 0; hour < weeks * WEEK_HOURS; hour++) {
    const week = Math.floor(hour / WEEK_HOURS);
    const rate = rates[hour % WEEK_HOURS]! * season[week % season.length]!;
    if (rate <= 0) continue;
    for (let at = random.exponential(1 / rate); at < 1; at += random.exponential(1 / rate))
      times.push((hour + at) * 3600);
  }
  return Float64Array.from(times);
}
