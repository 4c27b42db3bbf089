// The single place that measures how long each event was waited for: the time since the event before it in its case. What the time was spent
// on (a queue, work, the road) the log of instants does not say. Groups of waits are summed here for every page that ranks them.
import { type CaseLog, caseCountOf, eventCountOf } from '../mining/case-log.ts';
import { quantileOf } from './statistics/samples.ts';

export interface Waits {
  /** Per event: seconds since the one before it in its case; NaN for the first one, and where a time is missing. */
  readonly seconds: Float64Array;
  /** Per event: index of its case. */
  readonly caseOf: Uint32Array;
}

export function measureWaits(log: CaseLog): Waits {
  const seconds = new Float64Array(eventCountOf(log)).fill(Number.NaN);
  const caseOf = new Uint32Array(eventCountOf(log));
  for (let index = 0; index < caseCountOf(log); index++) {
    const end = log.offsets[index + 1]!;
    for (let event = log.offsets[index]!; event < end; event++) {
      caseOf[event] = index;
      if (event > log.offsets[index]!) seconds[event] = (log.time[event]! - log.time[event - 1]!) / 1000;
    }
  }
  return { seconds, caseOf };
}

export interface WaitGroup {
  /** Number of the group. */
  readonly code: number;
  readonly count: number;
  readonly totalSeconds: number;
  readonly meanSeconds: number;
  readonly p50Seconds: number;
  readonly p90Seconds: number;
  /** What the waiting cost; 0 without rates. */
  readonly costMinor: number;
}

/**
 * Sums waits by group. `codes`: per event its group, -1 for none. `costPerSecond`: per case, minor units for each second that it waits.
 * Groups without a wait are left out.
 */
export function groupWaits(
  waits: Waits,
  codes: Int32Array,
  groups: number,
  costPerSecond: Float64Array | null,
): WaitGroup[] {
  const { seconds, caseOf } = waits;
  const offsets = new Uint32Array(groups + 1);
  const isCounted = (event: number): boolean => codes[event]! >= 0 && !Number.isNaN(seconds[event]!);
  for (let event = 0; event < codes.length; event++) if (isCounted(event)) offsets[codes[event]! + 1]! += 1;
  for (let group = 0; group < groups; group++) offsets[group + 1]! += offsets[group]!;
  const next = offsets.slice(0, groups);
  const sorted = new Float64Array(offsets[groups]!);
  const cost = new Float64Array(groups);
  for (let event = 0; event < codes.length; event++) {
    if (!isCounted(event)) continue;
    const code = codes[event]!;
    sorted[next[code]!] = seconds[event]!;
    next[code]! += 1;
    if (costPerSecond) cost[code]! += seconds[event]! * (costPerSecond[caseOf[event]!] ?? 0);
  }
  const found: WaitGroup[] = [];
  for (let code = 0; code < groups; code++) {
    const own = sorted.subarray(offsets[code]!, offsets[code + 1]!).sort();
    if (own.length === 0) continue;
    const totalSeconds = own.reduce((sum, each) => sum + each, 0);
    found.push({
      code,
      count: own.length,
      totalSeconds,
      meanSeconds: totalSeconds / own.length,
      p50Seconds: quantileOf(own, 0.5),
      p90Seconds: quantileOf(own, 0.9),
      costMinor: cost[code]!,
    });
  }
  return found;
}
