// The straightforward way to mine a log, with texts and maps: what the kernels are compared with in tests and measured against in the benchmark.
import type { CaseLog } from './case-log.ts';

/** The traces of a log as names. */
export function namesOf(log: CaseLog): string[][] {
  return Array.from(log.caseNo, (_, at) =>
    Array.from(
      log.activity.subarray(log.offsets[at]!, log.offsets[at + 1]!),
      (activity) => log.activities[activity]!,
    ),
  );
}

export interface NaiveDfg {
  readonly events: Map<string, number>;
  readonly starts: Map<string, number>;
  readonly ends: Map<string, number>;
  /** By `a > b`. */
  readonly edges: Map<string, number>;
  readonly edgeCases: Map<string, number>;
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

export function discoverNaively(traces: readonly (readonly string[])[]): NaiveDfg {
  const dfg: NaiveDfg = {
    events: new Map(),
    starts: new Map(),
    ends: new Map(),
    edges: new Map(),
    edgeCases: new Map(),
  };
  for (const trace of traces) {
    if (trace.length === 0) continue;
    add(dfg.starts, trace[0]!);
    add(dfg.ends, trace.at(-1)!);
    const gone = new Set<string>();
    for (let at = 0; at < trace.length; at++) {
      add(dfg.events, trace[at]!);
      if (at === 0) continue;
      const edge = `${trace[at - 1]} > ${trace[at]}`;
      add(dfg.edges, edge);
      gone.add(edge);
    }
    for (const edge of gone) add(dfg.edgeCases, edge);
  }
  return dfg;
}

/** Nearest rank of sorted numbers; the median of an even count is the mean of the two in the middle. */
export function quantilesNaively(numbers: readonly number[]): { median: number; p90: number; p95: number } {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >>> 1;
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  const rank = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1]!;
  return { median, p90: rank(0.9), p95: rank(0.95) };
}
