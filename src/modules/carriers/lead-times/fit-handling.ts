// Learns how many open days after the day of dispatch each location really sends parcels off, pulled towards what all locations
// show. Pure.
import { chooseStrength, type Distribution, shrinkTowards, totalOf, trimEnds } from './distribution.ts';

export interface HandlingLate {
  readonly origin: string;
  readonly late: number;
  readonly count: number;
}

/** Where nothing was observed: nearly always on the day. */
const EXPECTED: Distribution = { first: 0, shares: [0.93, 0.05, 0.02] };

export function fitHandling(
  rows: readonly HandlingLate[],
): { origin: string; observations: number; distribution: Distribution }[] {
  const all = gather(rows);
  const prior = shrinkTowards(all, EXPECTED, 20);
  const origins = [...Map.groupBy(rows, (row) => row.origin)].map(([origin, own]) => ({
    origin,
    counts: gather(own),
    prior,
  }));
  const strength = chooseStrength(origins);
  return origins.map(({ origin, counts }) => ({
    origin,
    observations: Math.round(totalOf(counts)),
    distribution: trimEnds(shrinkTowards(counts, prior, strength)),
  }));
}

function gather(rows: readonly HandlingLate[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { late, count } of rows) counts.set(late, (counts.get(late) ?? 0) + count);
  return counts;
}
