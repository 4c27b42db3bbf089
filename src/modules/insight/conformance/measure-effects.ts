// The single place that says how cases with a deviation fare beside those without it: difference of the median times (Price & Bonett 2002: each median's
// error from its order statistics) and of the shares that were late (Newcombe). An association, not a proof of a cause. Pure.
import { Z95 } from '../causes/statistics/normal.ts';
import { differenceOf } from '../causes/statistics/proportions.ts';
import { quantileOf } from '../causes/statistics/samples.ts';
import type { Effect } from './schemas.ts';

/** Groups smaller than this say nothing. */
const LEAST_CASES = 5;

export interface CaseOutcomes {
  /** Per case; NaN: it is not over, or has no times. */
  readonly seconds: Float64Array;
  /** Per case: 1 late, 0 in time, 2 unknown. */
  readonly late: Uint8Array;
}

export interface EffectMeter {
  median(has: (index: number) => boolean): Effect | null;
  late(has: (index: number) => boolean): Effect | null;
}

/** Sorts the times once for all deviations. */
export function createEffectMeter(outcomes: CaseOutcomes): EffectMeter {
  const { seconds, late } = outcomes;
  const order = sortedPlaces(seconds);
  return {
    median(has) {
      const groups: [number[], number[]] = [[], []];
      for (const place of order) groups[has(place) ? 0 : 1].push(seconds[place]!);
      const [ours, others] = [medianOf(groups[0]), medianOf(groups[1])];
      if (!ours || !others) return null;
      const difference = ours.value - others.value;
      const reach = Z95 * Math.hypot(ours.error, others.error);
      return {
        with: ours.value,
        without: others.value,
        difference,
        low: difference - reach,
        high: difference + reach,
        casesWith: groups[0].length,
        casesWithout: groups[1].length,
      };
    },
    late(has) {
      const hits = [0, 0];
      const totals = [0, 0];
      late.forEach((state, index) => {
        if (state > 1) return;
        const group = has(index) ? 0 : 1;
        totals[group] = totals[group]! + 1;
        hits[group] = hits[group]! + state;
      });
      if (totals[0]! < LEAST_CASES || totals[1]! < LEAST_CASES) return null;
      const groups = { hits: hits[0]!, total: totals[0]!, otherHits: hits[1]!, otherTotal: totals[1]! };
      const { value, low, high } = differenceOf(groups);
      return {
        with: groups.hits / groups.total,
        without: groups.otherHits / groups.otherTotal,
        difference: value,
        low,
        high,
        casesWith: groups.total,
        casesWithout: groups.otherTotal,
      };
    },
  };
}

function sortedPlaces(seconds: Float64Array): Uint32Array {
  const known = new Uint32Array(seconds.length);
  let count = 0;
  for (let place = 0; place < seconds.length; place += 1)
    if (!Number.isNaN(seconds[place]!)) {
      known[count] = place;
      count += 1;
    }
  return known.subarray(0, count).sort((a, b) => seconds[a]! - seconds[b]!);
}

/** Median of sorted values with its standard error from the order statistics around it. */
export function medianOf(sorted: readonly number[]): { value: number; error: number } | null {
  const n = sorted.length;
  if (n < LEAST_CASES) return null;
  const value = quantileOf(sorted, 0.5);
  const rank = Math.max(0, Math.floor((n + 1) / 2 - Math.sqrt(n)) - 1);
  // The interval between these two covers the median with probability 1 - 2 P(Bin(n, 1/2) <= rank), about z = 2.
  const z = zOfRank(n, rank);
  return { value, error: (sorted[n - 1 - rank]! - sorted[rank]!) / (2 * z) };
}

/** How many standard errors the order statistic `rank` lies from the middle (normal approximation with continuity correction). */
const zOfRank = (n: number, rank: number): number => Math.max(0.5, (n / 2 - rank - 0.5) / (Math.sqrt(n) / 2));
