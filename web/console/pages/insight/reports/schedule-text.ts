// When a report goes out, in words: "every Monday at 07:30 (Europe/Warsaw)". Pure but for the language.
import i18next from 'i18next';
import type { Report } from '../../../../api/kpis.ts';
import { cacheFormats } from '../../../../ui/language.ts';

const weekdays = cacheFormats(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
);

/** 1 is Monday. */
export const weekdayName = (weekday: number): string =>
  weekdays().format(new Date(Date.UTC(2024, 0, weekday)));

export function scheduleText({
  every,
  at,
  timeZone,
  weekday = 1,
  dayOfMonth = 1,
}: Report['schedule']): string {
  return String(
    i18next.t(`insight.reports.schedules.${every}`, {
      at,
      zone: timeZone,
      weekday: weekdayName(weekday),
      day: dayOfMonth,
    }),
  );
}
