// When a report goes out, in words: "every Monday at 07:30 (Europe/Warsaw)". Pure but for the language.
import i18next from 'i18next';
import type { Report } from '../../../../api/kpis.ts';
import { nameDay } from '../../planning/places/weekday.ts';

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
      weekday: nameDay(weekday),
      day: dayOfMonth,
    }),
  );
}
