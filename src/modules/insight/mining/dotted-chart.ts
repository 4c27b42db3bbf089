// The single place that lays out a dotted chart: a row a case, a dot an event, its colour the activity. Source: Song and van der Aalst, Supporting
// process mining by showing events at a glance (2007). Of more cases than fit, a sample is drawn (sample-cases.ts).
import type { CaseLog } from './case-log.ts';
import { firstTime, lastTime } from './measure-performance.ts';
import { sampleCases } from './sample-cases.ts';

export const MOST_DOTS = 60_000;
const MOST_IN_ROW = 2000;

export interface DottedChartOptions {
  readonly axis: 'absolute' | 'relative';
  readonly sort: 'start' | 'end' | 'duration' | 'number';
  readonly cases: number;
}

export interface DottedChart {
  /** Places of the cases in the log, from the top. */
  readonly rows: readonly number[];
  readonly row: readonly number[];
  readonly activity: readonly number[];
  /** Milliseconds since 1970, or seconds since the case began. */
  readonly at: readonly number[];
  /** Events with a time of the cases shown; more than there are dots where a row was cut. */
  readonly ofDots: number;
  readonly how: string;
}

export function layOutDots(log: CaseLog, { axis, sort, cases }: DottedChartOptions): DottedChart {
  const limits = { cases, events: MOST_DOTS, perCase: MOST_IN_ROW };
  const { places, how } = sampleCases(log, limits, (at) => !Number.isNaN(firstTime(log, at)));
  const rows = sortRows(log, places, sort);
  const chart = { rows, row: [] as number[], activity: [] as number[], at: [] as number[], ofDots: 0, how };
  rows.forEach((place, row) => {
    const origin = firstTime(log, place);
    let drawn = 0;
    for (let event = log.offsets[place]!; event < log.offsets[place + 1]!; event++) {
      const time = log.time[event]!;
      if (Number.isNaN(time)) continue;
      chart.ofDots++;
      if (drawn++ >= MOST_IN_ROW) continue;
      chart.row.push(row);
      chart.activity.push(log.activity[event]!);
      chart.at.push(axis === 'absolute' ? time : (time - origin) / 1000);
    }
  });
  return chart;
}

function sortRows(log: CaseLog, places: readonly number[], sort: DottedChartOptions['sort']): number[] {
  if (sort === 'number') return [...places];
  const keyOf = (at: number): number => {
    if (sort === 'start') return firstTime(log, at);
    return sort === 'end' ? lastTime(log, at) : lastTime(log, at) - firstTime(log, at);
  };
  const keys = new Map(places.map((at) => [at, keyOf(at)]));
  return [...places].sort((a, b) => keys.get(a)! - keys.get(b)! || a - b);
}
