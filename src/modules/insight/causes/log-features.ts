// The single place for features that the log itself gives: on which day and in which part of the day a case began, and which activities it
// went through. They stand beside the attributes that its source names.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import type { Feature, Level } from './features.ts';
import type { LocalTime } from './hour-of-week.ts';

export const START_WEEKDAY = 'start-weekday';
export const START_HOURS = 'start-hours';

/** The day of the week (1 Monday) and the quarter of the day in which the first event of a case lies. */
export function timeFeatures(log: CaseLog, local: LocalTime): Feature[] {
  const cases = caseCountOf(log);
  const days = new Int32Array(cases).fill(-1);
  const quarters = new Int32Array(cases).fill(-1);
  for (let index = 0; index < cases; index++) {
    const time = log.time[log.offsets[index]!]!;
    if (Number.isNaN(time)) continue;
    const hour = local.hourOfWeek(time);
    days[index] = Math.floor(hour / 24);
    quarters[index] = Math.floor((hour % 24) / 6);
  }
  const weekdays: Level[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ label: String(day), value: day }));
  const hours: Level[] = [0, 6, 12, 18].map((from) => ({
    label: `${from} – ${from + 6}`,
    from,
    below: from + 6,
  }));
  return [
    { name: START_WEEKDAY, kind: 'time', levels: weekdays, codes: days, cuts: [] },
    { name: START_HOURS, kind: 'time', levels: hours, codes: quarters, cuts: [6, 12, 18] },
  ];
}

/** Whether a case went through an activity, for those that some but not all do. `leaveOut` are the outcome itself. */
export function activityFeatures(
  log: CaseLog,
  minSupport: number,
  leaveOut: (activity: string) => boolean,
): Feature[] {
  const cases = caseCountOf(log);
  const codes = log.activities.map(() => new Int32Array(cases));
  const counts = new Uint32Array(log.activities.length);
  for (let index = 0; index < cases; index++) {
    for (let event = log.offsets[index]!; event < log.offsets[index + 1]!; event++) {
      const activity = log.activity[event]!;
      if (codes[activity]![index] === 1) continue;
      codes[activity]![index] = 1;
      counts[activity]! += 1;
    }
  }
  const levels: Level[] = [
    { label: 'false', value: false },
    { label: 'true', value: true },
  ];
  return log.activities.flatMap((name, activity) => {
    const count = counts[activity]!;
    if (count < minSupport || cases - count < minSupport || leaveOut(name)) return [];
    return [{ name, kind: 'activity' as const, levels, codes: codes[activity]!, cuts: [] }];
  });
}
