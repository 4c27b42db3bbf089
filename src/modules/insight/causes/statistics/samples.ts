// The single place for the mean of a sample and for quantiles between its values. Quantiles that are values of the log themselves (nearest rank, millions
// of durations at once) are mining/summarise-times.ts.

/** 0 of none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / Math.max(1, values.length);
}

/** The value below which a share of sorted values lies, between neighbours in proportion (type 7 of Hyndman and Fan). NaN of none. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}
