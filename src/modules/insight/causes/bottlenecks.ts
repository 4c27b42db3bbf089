// The single place that finds where cases wait: by edge, by location, by who ends the wait, and by hour of the week, each with what the
// waiting costs. Ranked by cost where there is one, else by the time that all cases together waited.
import type { CaseLog } from '../mining/case-log.ts';
import { numberEdges } from '../mining/number-edges.ts';
import { createWeekSpread, type LocalTime, WEEK_HOURS } from './hour-of-week.ts';
import { groupWaits, measureWaits, type WaitGroup, type Waits } from './waits.ts';

/** Where each event took place: number in `names`, -1 where nobody says. */
export interface EventPlaces {
  readonly names: readonly string[];
  readonly codes: Int32Array;
}

export interface BottleneckOptions {
  readonly local: LocalTime;
  /** Per case: minor units for each second that it waits; null where waiting has no price. */
  readonly costPerSecond: Float64Array | null;
  readonly places: EventPlaces | null;
}

export interface EdgeWait extends WaitGroup {
  readonly from: string;
  readonly to: string;
}
export interface NamedWait extends WaitGroup {
  readonly name: string;
}

export interface HourWait {
  /** 0 Monday midnight to 167. */
  readonly hour: number;
  /** How many cases waited at an average moment of this hour. */
  readonly waiting: number;
  /** Events in this hour, all weeks together. */
  readonly events: number;
}

export interface Bottlenecks {
  readonly waits: number;
  readonly totalSeconds: number;
  readonly costMinor: number;
  readonly edges: EdgeWait[];
  readonly locations: NamedWait[];
  readonly resources: NamedWait[];
  readonly hours: HourWait[];
}

export function findBottlenecks(log: CaseLog, options: BottleneckOptions): Bottlenecks {
  const waits = measureWaits(log);
  const { costPerSecond, places, local } = options;
  const { edge, from, to } = numberEdges(log);
  const byEdge = groupWaits(waits, edge, from.length, costPerSecond).map((group) => ({
    ...group,
    from: log.activities[from[group.code]!]!,
    to: log.activities[to[group.code]!]!,
  }));
  const named = (codes: Int32Array, names: readonly string[]): NamedWait[] =>
    rank(
      groupWaits(waits, codes, names.length, costPerSecond).map((group) => ({
        ...group,
        name: names[group.code]!,
      })),
    );
  return {
    waits: byEdge.reduce((sum, each) => sum + each.count, 0),
    totalSeconds: byEdge.reduce((sum, each) => sum + each.totalSeconds, 0),
    costMinor: byEdge.reduce((sum, each) => sum + each.costMinor, 0),
    edges: rank(byEdge),
    locations: places ? named(places.codes, places.names) : [],
    resources: named(log.resource, log.resources),
    hours: hoursOf(log, waits, local),
  };
}

const rank = <T extends WaitGroup>(groups: T[]): T[] =>
  groups.sort((one, two) => two.costMinor - one.costMinor || two.totalSeconds - one.totalSeconds);

function hoursOf(log: CaseLog, { seconds }: Waits, local: LocalTime): HourWait[] {
  const spread = createWeekSpread();
  const events = new Float64Array(WEEK_HOURS);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let event = 0; event < seconds.length; event++) {
    const time = log.time[event]!;
    if (Number.isNaN(time)) continue;
    events[local.hourOfWeek(time)]! += 1;
    first = Math.min(first, time);
    last = Math.max(last, time);
    if (!Number.isNaN(seconds[event]!)) spread.add(local.wall(log.time[event - 1]!), local.wall(time));
  }
  // How often each hour came by; a span shorter than a week counts as one.
  const weeks = Math.max(1, (last - first) / (WEEK_HOURS * 3_600_000));
  return [...spread.totals()].map((total, hour) => ({
    hour,
    waiting: total / 3_600_000 / weeks,
    events: events[hour]!,
  }));
}
