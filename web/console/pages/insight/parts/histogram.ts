// The pure part of a histogram of times: classes of equal width from nothing to a round time, and one for all that took longer.

export interface TimeClass {
  /** Seconds; `to` is null in the last class, which is open. */
  from: number;
  to: number | null;
  count: number;
}

const ROUND = [
  ...[0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30],
  ...[60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200],
  ...[86_400, 172_800, 432_000, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000],
];

/** The class behind which one value in twenty lies at most is the last closed one. */
export function classesOf(seconds: readonly number[], atMost = 12): TimeClass[] {
  if (seconds.length === 0) return [];
  const sorted = [...seconds].sort((a, b) => a - b);
  const high = sorted[Math.floor((sorted.length - 1) * 0.95)]!;
  const width =
    ROUND.find((each) => each * atMost >= high) ?? Math.ceil(high / atMost / 31_536_000) * 31_536_000;
  const closed = Math.max(1, Math.floor(high / width) + 1);
  const classes: TimeClass[] = Array.from({ length: closed }, (_, index) => ({
    from: index * width,
    to: (index + 1) * width,
    count: 0,
  }));
  const rest: TimeClass = { from: closed * width, to: null, count: 0 };
  for (const value of sorted) (classes[Math.floor(value / width)] ?? rest).count += 1;
  return rest.count > 0 ? [...classes, rest] : classes;
}
