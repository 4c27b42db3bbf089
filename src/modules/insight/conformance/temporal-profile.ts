// The single place for the temporal profile of a log (Stertz, Mangler & Rinderle-Ma, "Temporal conformance checking at runtime based on time-infused
// process models", 2020): for each pair of activities the mean and standard deviation of the time from the latest occurrence of the first to the
// second; times beyond the mean plus or minus zeta standard deviations deviate. Pure.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';

export interface TemporalPair {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly meanSeconds: number;
  /** Standard deviation of the sample. */
  readonly deviationSeconds: number;
}

export interface DeviatingPair extends TemporalPair {
  readonly slow: number;
  readonly fast: number;
  /** Cases with at least one. */
  readonly cases: number;
}

/** Calls `visit` for every time between two activities, from the latest occurrence of the first. Events without time are passed over. */
function visitPairs(log: CaseLog, visit: (pair: number, seconds: number, index: number) => void): void {
  const width = log.activities.length;
  const last = new Float64Array(width);
  const seen = new Int32Array(width).fill(-1);
  const known: number[] = [];
  for (let index = 0; index < caseCountOf(log); index += 1) {
    known.length = 0;
    for (let event = log.offsets[index]!; event < log.offsets[index + 1]!; event += 1) {
      const time = log.time[event]!;
      if (Number.isNaN(time)) continue;
      const to = log.activity[event]!;
      for (const from of known) visit(from * width + to, (time - last[from]!) / 1000, index);
      if (seen[to] !== index) {
        seen[to] = index;
        known.push(to);
      }
      last[to] = time;
    }
  }
}

export interface TemporalProfile {
  readonly pairs: readonly DeviatingPair[];
  readonly deviatingCases: number;
}

/** Pairs seen at least `least` times, those with most deviating cases first. */
export function measureTemporalProfile(log: CaseLog, zeta: number, least: number): TemporalProfile {
  const width = log.activities.length;
  const size = width * width;
  const count = new Float64Array(size);
  const mean = new Float64Array(size);
  const squares = new Float64Array(size);
  // Welford: means and squares in one pass, without loss.
  visitPairs(log, (pair, seconds) => {
    count[pair] = count[pair]! + 1;
    const off = seconds - mean[pair]!;
    mean[pair] = mean[pair]! + off / count[pair]!;
    squares[pair] = squares[pair]! + off * (seconds - mean[pair]!);
  });
  const deviation = Float64Array.from(squares, (sum, pair) =>
    count[pair]! > 1 ? Math.sqrt(sum / (count[pair]! - 1)) : 0,
  );
  const slow = new Float64Array(size);
  const fast = new Float64Array(size);
  const cases = new Float64Array(size);
  const lastCase = new Int32Array(size).fill(-1);
  const deviates = new Uint8Array(caseCountOf(log));
  visitPairs(log, (pair, seconds, index) => {
    if (count[pair]! < least) return;
    const off = seconds - mean[pair]!;
    // Equal times have no spread; what rounding leaves of it is none.
    if (Math.abs(off) <= zeta * deviation[pair]! + 1e-6) return;
    if (off > 0) slow[pair] = slow[pair]! + 1;
    else fast[pair] = fast[pair]! + 1;
    deviates[index] = 1;
    if (lastCase[pair] === index) return;
    lastCase[pair] = index;
    cases[pair] = cases[pair]! + 1;
  });
  const pairs: DeviatingPair[] = [];
  for (let pair = 0; pair < size; pair += 1) {
    if (count[pair]! < least) continue;
    pairs.push({
      from: log.activities[Math.floor(pair / width)]!,
      to: log.activities[pair % width]!,
      count: count[pair]!,
      meanSeconds: mean[pair]!,
      deviationSeconds: deviation[pair]!,
      slow: slow[pair]!,
      fast: fast[pair]!,
      cases: cases[pair]!,
    });
  }
  pairs.sort((a, b) => b.cases - a.cases || b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1));
  return { pairs, deviatingCases: deviates.reduce((sum, each) => sum + each, 0) };
}
