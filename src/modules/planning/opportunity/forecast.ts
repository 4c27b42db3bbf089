// How many units of a SKU a week will take, from the weeks before. Pure: what it is asked about and what follows from it is decided
// elsewhere. Demand that comes every week is smoothed exponentially (R. G. Brown, 1956); demand with gaps by Croston's method
// (Operational Research Quarterly 23, 1972) with the correction of its bias by A. A. Syntetos and J. E. Boylan ("The accuracy of
// intermittent demand estimates", International Journal of Forecasting 21, 2005), who also say where the line between both lies.

export interface WeeklyForecast {
  readonly unitsPerWeek: number;
  readonly method: 'none' | 'smoothing' | 'intermittent';
}

/** Weight of the newest week. */
const ALPHA = 0.2;
/** Weeks from one demand to the next, on average, from which on demand has gaps (E. Syntetos, Boylan, Croston, JORS 56, 2005). */
const GAPS_FROM = 1.32;

/** `weeks`: units of each, oldest first. Weeks before the first demand do not count: the SKU was not sold yet. */
export function forecastWeekly(weeks: readonly number[]): WeeklyForecast {
  const first = weeks.findIndex((units) => units > 0);
  if (first < 0) return { unitsPerWeek: 0, method: 'none' };
  const known = weeks.slice(first);
  const demands = known.filter((units) => units > 0).length;
  return known.length / demands >= GAPS_FROM
    ? { unitsPerWeek: forecastIntermittent(known), method: 'intermittent' }
    : { unitsPerWeek: smooth(known), method: 'smoothing' };
}

/** Simple exponential smoothing that starts with the first week. */
export function smooth(weeks: readonly number[], alpha = ALPHA): number {
  let level = weeks[0]!;
  for (let week = 1; week < weeks.length; week++) level += alpha * (weeks[week]! - level);
  return level;
}

/** Croston's sizes and intervals, smoothed apart, times 1 - alpha / 2. The first week has demand. */
export function forecastIntermittent(weeks: readonly number[], alpha = ALPHA): number {
  let size = weeks[0]!;
  let interval: number | null = null;
  let since = 0;
  for (let week = 1; week < weeks.length; week++) {
    since += 1;
    const units = weeks[week]!;
    if (units === 0) continue;
    size += alpha * (units - size);
    interval = interval === null ? since : interval + alpha * (since - interval);
    since = 0;
  }
  // Where nothing came after the first demand, the interval is at least as long as what has been waited.
  return ((1 - alpha / 2) * size) / (interval ?? weeks.length);
}
