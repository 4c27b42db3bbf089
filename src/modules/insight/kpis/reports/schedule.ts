// The single place that says when a report is due and of which days it tells. Pure; times of day are those of the schedule's zone.
import { Temporal } from 'temporal-polyfill';
import type { CreateReportInput } from './schemas.ts';

export type Schedule = CreateReportInput['schedule'];

/** The first time strictly after `after`. */
export function nextTime(schedule: Schedule, after: Date): Date {
  const { timeZone, every, at, weekday = 1, dayOfMonth = 1 } = schedule;
  const zoned = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone);
  let day = zoned.toPlainDate();
  for (;;) {
    const isDay =
      every === 'day' ||
      (every === 'week' && day.dayOfWeek === weekday) ||
      (every === 'month' && day.day === dayOfMonth);
    if (isDay) {
      // A time that a change of the clock leaves out is the one after the gap.
      const time = day.toPlainDateTime(Temporal.PlainTime.from(at)).toZonedDateTime(timeZone);
      if (time.epochMilliseconds > after.getTime()) return new Date(time.epochMilliseconds);
    }
    day = day.add({ days: 1 });
  }
}

/** The whole day, week or month before the day of `at`, first and last day. */
export function periodBefore(schedule: Schedule, at: Date): { from: string; to: string } {
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDate();
  if (schedule.every === 'day') {
    const before = day.subtract({ days: 1 }).toString();
    return { from: before, to: before };
  }
  if (schedule.every === 'week') {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return { from: monday.subtract({ days: 7 }).toString(), to: monday.subtract({ days: 1 }).toString() };
  }
  const first = day.with({ day: 1 });
  return { from: first.subtract({ months: 1 }).toString(), to: first.subtract({ days: 1 }).toString() };
}
