// The single place that corrects what was learned over months by what happened in the last weeks: when a carrier becomes slower or
// faster everywhere, every group of its service is moved at once, long before each has seen enough by itself. Pure.
import type { Distribution } from './distribution.ts';

/** A group's distribution and its recent parcels by days. */
export interface RecentGroup {
  readonly distribution: Distribution;
  readonly recent: ReadonlyMap<number, number>;
}

const BINS = 40;
/** Parcels that have to speak for a correction before it is half believed. */
const STRENGTH = 50;

/** Gives the share that really arrives by the day which is told for a share (Kuleshov et al. 2018). */
export type Correction = (share: number) => number;

/**
 * Where recent parcels fell in their own distributions. If these were right, every twentieth would have fallen into each twentieth of
 * it; how it really was is the correction. A parcel's day is a range of shares and is spread over it.
 */
export function measureCorrection(groups: Iterable<RecentGroup>): Correction {
  const bins = new Float64Array(BINS).fill(STRENGTH / BINS);
  let total = STRENGTH;
  for (const { distribution, recent } of groups) {
    for (const [days, count] of recent) {
      const [low, high] = rangeOf(distribution, days);
      spread(bins, low, high, count);
      total += count;
    }
  }
  const upTo = new Float64Array(BINS + 1);
  for (let bin = 0; bin < BINS; bin++) upTo[bin + 1] = upTo[bin]! + bins[bin]! / total;
  return (share) => {
    const at = Math.min(1, Math.max(0, share)) * BINS;
    const bin = Math.min(BINS - 1, Math.floor(at));
    return upTo[bin]! + (upTo[bin + 1]! - upTo[bin]!) * (at - bin);
  };
}

/** The shares between which a day lies; one that was never expected lies at an end. */
function rangeOf({ first, shares }: Distribution, days: number): [low: number, high: number] {
  let low = 0;
  const at = days - first;
  for (let i = 0; i < Math.min(at, shares.length); i++) low += shares[i]!;
  const own = at < 0 ? 0 : (shares[at] ?? 0);
  return [Math.min(1, low), Math.min(1, low + own)];
}

function spread(bins: Float64Array, low: number, high: number, count: number): void {
  const width = high - low;
  if (width < 1e-9) {
    bins[Math.min(BINS - 1, Math.floor(low * BINS))]! += count;
    return;
  }
  for (let bin = Math.floor(low * BINS); bin < BINS && bin / BINS < high; bin++) {
    const part = Math.min(high, (bin + 1) / BINS) - Math.max(low, bin / BINS);
    bins[bin]! += (count * Math.max(0, part)) / width;
  }
}

/** The distribution under which what was found to happen is what is expected. */
export function correctDistribution({ first, shares }: Distribution, correction: Correction): Distribution {
  let sum = 0;
  let before = 0;
  const corrected = shares.map((share, at) => {
    sum += share;
    const upTo = at === shares.length - 1 ? 1 : correction(sum);
    const own = upTo - before;
    before = upTo;
    return own;
  });
  return { first, shares: corrected };
}
