// The single place for what is played on a map: the ways of some cases with their times, as tokens go from activity to activity.
import type { CaseLog } from './case-log.ts';
import { firstTime } from './measure-performance.ts';
import { sampleCases } from './sample-cases.ts';

const MOST_STEPS = 60_000;
const MOST_OF_CASE = 500;

export interface Animation {
  /** Milliseconds since 1970; null where no case has a time. */
  readonly from: number | null;
  readonly to: number | null;
  readonly tokens: readonly {
    /** Place of the case in the log. */
    readonly place: number;
    readonly activities: readonly number[];
    /** Since `from`. */
    readonly seconds: readonly number[];
  }[];
  readonly how: string;
}

/** At most `cases` cases, each with its first 500 events that have a time. */
export function animateCases(log: CaseLog, cases: number): Animation {
  const limits = { cases, events: MOST_STEPS, perCase: MOST_OF_CASE };
  const { places, how } = sampleCases(log, limits, (at) => !Number.isNaN(firstTime(log, at)));
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const ways = places.map((place) => {
    const activities: number[] = [];
    const times: number[] = [];
    for (let event = log.offsets[place]!; event < log.offsets[place + 1]!; event++) {
      const time = log.time[event]!;
      if (Number.isNaN(time) || times.length >= MOST_OF_CASE) continue;
      activities.push(log.activity[event]!);
      times.push(time);
    }
    from = Math.min(from, times[0]!);
    to = Math.max(to, times.at(-1)!);
    return { place, activities, times };
  });
  if (ways.length === 0) return { from: null, to: null, tokens: [], how };
  const tokens = ways.map(({ place, activities, times }) => ({
    place,
    activities,
    seconds: times.map((time) => (time - from) / 1000),
  }));
  return { from, to, tokens, how };
}
