// The single place for the figures that a simulation is read by: cycle times, throughput, waiting by activity, people, cost. The same for one
// run, for the log itself, and for many runs together.
import { quantileOf } from '../causes/statistics/samples.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { type MeanInterval, meanInterval } from './mean-interval.ts';
import type { SimModel } from './model.ts';
import { CASE_START, createPaths } from './paths.ts';
import { cycleSecondsOf } from './project-log.ts';
import type { RunReport } from './simulate.ts';

export interface Costs {
  /** ISO 4217, of both rates; null where nobody said what anything costs. */
  readonly currency: string | null;
  /** Minor units for each hour that a case is open. */
  readonly perCaseHourMinor: number;
  /** Minor units for each hour that somebody is at work. */
  readonly perPersonHourMinor: number;
}

export const NO_COSTS: Costs = { currency: null, perCaseHourMinor: 0, perPersonHourMinor: 0 };

export interface Figures {
  readonly cycleMeanSeconds: number;
  readonly cycleP50Seconds: number;
  readonly cycleP90Seconds: number;
  /** Cases that end in a day. */
  readonly perDay: number;
  /** By activity: mean seconds from being possible to being done. */
  readonly waits: Readonly<Record<string, number>>;
  /** By pool: share of the hours at work that was worked, and mean seconds in the queue. */
  readonly use: Readonly<Record<string, number>>;
  readonly queues: Readonly<Record<string, number>>;
  /** Minor units of the currency of the costs, in a day. */
  readonly costPerDayMinor: number;
}

const DAY = 86_400;
const HOUR = 3600;

/** Of cases that began at `from` or later; what ended in a day is counted until the last one began. */
export function figuresOfRun(
  report: RunReport,
  arrivals: ArrayLike<number>,
  from: number,
  costs: Costs,
): Figures {
  const cycles: number[] = [];
  const last = arrivals[arrivals.length - 1] ?? from;
  let ended = 0;
  for (let index = 0; index < arrivals.length; index++) {
    if (report.endedAt[index]! >= from && report.endedAt[index]! <= last) ended += 1;
    if (arrivals[index]! < from || Number.isNaN(report.cycleSeconds[index]!)) continue;
    cycles.push(report.cycleSeconds[index]!);
  }
  const days = Math.max((last - from) / DAY, 1e-9);
  const hours = report.pools.reduce((sum, { openSeconds }) => sum + openSeconds, 0) / HOUR;
  const wholeDays = Math.max((arrivals[arrivals.length - 1] ?? 0) / DAY, 1e-9);
  return {
    ...cycleFigures(cycles),
    perDay: ended / days,
    waits: Object.fromEntries(
      report.steps.map(({ label, count, totalSeconds }) => [label, totalSeconds / count]),
    ),
    use: Object.fromEntries(
      report.pools.map(({ name, busySeconds, openSeconds }) => [
        name,
        openSeconds === 0 ? 0 : busySeconds / openSeconds,
      ]),
    ),
    queues: Object.fromEntries(
      report.pools.map(({ name, served, queuedSeconds }) => [
        name,
        served === 0 ? 0 : queuedSeconds / served,
      ]),
    ),
    costPerDayMinor:
      (costs.perCaseHourMinor * cycles.reduce((sum, each) => sum + each, 0)) / HOUR / days +
      (costs.perPersonHourMinor * hours) / wholeDays,
  };
}

/** Of the log itself; people and their queues are not seen there. */
export function figuresOfLog(model: SimModel, log: CaseLog, costs: Costs): Figures {
  const cycles = [...cycleSecondsOf(log)];
  const starts = Array.from(log.offsets.subarray(0, -1), (first) => log.time[first]! / 1000);
  const [first, last] = minMax(starts);
  const days = Math.max((last - first) / DAY, 1e-9);
  return {
    ...cycleFigures(cycles),
    perDay: cycles.length / days,
    waits: waitsOfLog(model, log),
    use: {},
    queues: {},
    costPerDayMinor: (costs.perCaseHourMinor * cycles.reduce((sum, each) => sum + each, 0)) / HOUR / days,
  };
}

function minMax(values: readonly number[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

function cycleFigures(cycles: readonly number[]) {
  const sorted = Float64Array.from(cycles).sort();
  return {
    cycleMeanSeconds: sorted.reduce((sum, each) => sum + each, 0) / Math.max(1, sorted.length),
    cycleP50Seconds: sorted.length === 0 ? 0 : quantileOf(sorted, 0.5),
    cycleP90Seconds: sorted.length === 0 ? 0 : quantileOf(sorted, 0.9),
  };
}

/** Mean seconds from the latest of what the model has before an activity, as the run measures it. */
function waitsOfLog(model: SimModel, log: CaseLog): Record<string, number> {
  const paths = createPaths(model);
  const size = log.activities.length;
  const allowed = log.activities.map((label) => {
    const names = new Set<string>();
    model.nodes.forEach((node, index) => {
      if (node.label === label && node.kind === 'step') for (const name of paths.last(index)) names.add(name);
    });
    return [...names].filter((name) => name !== CASE_START).map((name) => log.activities.indexOf(name));
  });
  const sums = new Float64Array(size);
  const counts = new Uint32Array(size);
  const lastAt = new Float64Array(size);
  for (let index = 0; index + 1 < log.offsets.length; index++) {
    lastAt.fill(Number.NaN);
    const begin = log.time[log.offsets[index]!]!;
    for (let event = log.offsets[index]!; event < log.offsets[index + 1]!; event++) {
      const activity = log.activity[event]!;
      let from = Number.NaN;
      for (const each of allowed[activity]!) {
        const time = each < 0 ? Number.NaN : lastAt[each]!;
        if (!Number.isNaN(time) && !(time < from)) from = time;
      }
      sums[activity]! += (log.time[event]! - (Number.isNaN(from) ? begin : from)) / 1000;
      counts[activity]! += 1;
      lastAt[activity] = log.time[event]!;
    }
  }
  return Object.fromEntries(
    log.activities.flatMap((label, activity) =>
      counts[activity]! === 0 ? [] : [[label, sums[activity]! / counts[activity]!]],
    ),
  );
}

export interface FiguresInterval {
  readonly cycleMeanSeconds: MeanInterval;
  readonly cycleP50Seconds: MeanInterval;
  readonly cycleP90Seconds: MeanInterval;
  readonly perDay: MeanInterval;
  readonly costPerDayMinor: MeanInterval;
  readonly waits: Readonly<Record<string, MeanInterval>>;
  readonly use: Readonly<Record<string, MeanInterval>>;
  readonly queues: Readonly<Record<string, MeanInterval>>;
}

/** Means of independent runs with their intervals; what a run did not see counts as nothing there. */
export function gatherFigures(runs: readonly Figures[]): FiguresInterval {
  const of = (pick: (figures: Figures) => number): MeanInterval => meanInterval(runs.map(pick));
  const by = (pick: (figures: Figures) => Readonly<Record<string, number>>): Record<string, MeanInterval> => {
    const names = new Set(runs.flatMap((run) => Object.keys(pick(run))));
    return Object.fromEntries(
      [...names].map((name) => [name, meanInterval(runs.flatMap((run) => pick(run)[name] ?? []))]),
    );
  };
  return {
    cycleMeanSeconds: of((run) => run.cycleMeanSeconds),
    cycleP50Seconds: of((run) => run.cycleP50Seconds),
    cycleP90Seconds: of((run) => run.cycleP90Seconds),
    perDay: of((run) => run.perDay),
    costPerDayMinor: of((run) => run.costPerDayMinor),
    waits: by((run) => run.waits),
    use: by((run) => run.use),
    queues: by((run) => run.queues),
  };
}

/** Change less base, run by run with the same chance on both sides. */
export function compareFigures(base: readonly Figures[], change: readonly Figures[]) {
  const of = (pick: (figures: Figures) => number): MeanInterval =>
    meanInterval(change.map((run, index) => pick(run) - pick(base[index]!)));
  return {
    cycleMeanSeconds: of((run) => run.cycleMeanSeconds),
    cycleP50Seconds: of((run) => run.cycleP50Seconds),
    cycleP90Seconds: of((run) => run.cycleP90Seconds),
    perDay: of((run) => run.perDay),
    costPerDayMinor: of((run) => run.costPerDayMinor),
  };
}
