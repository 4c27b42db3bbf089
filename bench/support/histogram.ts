// The single place for latencies: counts in buckets of 1.6 % width from a microsecond to minutes, so that recording costs nothing
// and quantiles of several runs can be joined.

const PER_OCTAVE = 44;
const BUCKETS = PER_OCTAVE * 28;

export class Histogram {
  readonly counts = new Uint32Array(BUCKETS);

  record(ms: number): void {
    const at = Math.floor(Math.log2(Math.max(1, ms * 1000)) * PER_OCTAVE);
    this.counts[Math.min(BUCKETS - 1, at)]! += 1;
  }

  add(counts: ArrayLike<number>): void {
    for (let i = 0; i < BUCKETS; i++) this.counts[i]! += counts[i] ?? 0;
  }

  /** Milliseconds that `share` of the recorded values do not exceed: the upper edge of the bucket, never flattering. */
  quantile(share: number): number {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return Number.NaN;
    let left = Math.ceil(total * share);
    for (let i = 0; i < BUCKETS; i++) {
      left -= this.counts[i]!;
      if (left <= 0) return 2 ** ((i + 1) / PER_OCTAVE) / 1000;
    }
    return 2 ** (BUCKETS / PER_OCTAVE) / 1000;
  }
}
